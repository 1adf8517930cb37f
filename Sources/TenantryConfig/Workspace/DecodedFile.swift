package import TenantryDiagnostics
import TenantryModel
import TenantryNames
import TenantryYAML

/// What one file of a workspace says: the part of loading that needs no other file.
package struct DecodedFile: Sendable {
    /// What it declares; `nil` if the file cannot be trusted.
    let content: Content?
    /// What is wrong with it.
    let problems: [Diagnostic]

    /// The kinds of files; most were not decoded, and take little room.
    enum Content: Sendable {
        /// One organization.
        indirect case organization(Organization, idSpan: SourceSpan)
        /// One organization that needed no decoding.
        case untouched(UntouchedOrganization)
        /// A part of a catalog that needed no decoding, since all of it is live.
        case untouchedCatalog
        /// A part of the catalog.
        indirect case catalog(DeclaredSections)
        /// What the team expects.
        indirect case expectations(DeclaredSections)
        /// What belongs into the folder of another section.
        case misplaced(WorkspacePath.Section)
    }

    /// Says of a file what is known, because it was applied as it is.
    package init(untouched organization: UntouchedOrganization) {
        self.init(known: .untouched(organization))
    }

    /// What is known of a file of the catalog, because all of them were applied as they are.
    package static let untouchedPartOfCatalog = DecodedFile(known: .untouchedCatalog)

    private init(known content: Content) {
        self.content = content
        problems = []
    }

    /// What is known of the organization that it declares.
    var untouched: UntouchedOrganization? {
        guard case .untouched(let organization)? = content else { return nil }
        return organization
    }

    /// Reads and decodes one file.
    ///
    /// - Parameters:
    ///   - file: The file.
    ///   - root: The folder of the workspace, as the file's path begins.
    package init(_ file: SourceFile, root: String) {
        let (tree, problems) = YAMLTree.read(file)
        var decoder = FileDecoder(problems: problems)
        let path = WorkspacePath(file.path, root: root)
        switch (path.section, tree?.root) {
        case (_, nil): content = nil
        case (let section, let node?) where node.section(in: section) ?? section != section:
            content = decoder.misplaced(node, path)
        case (.catalog, let node?): content = .catalog(DeclaredSections(node, decoder: &decoder))
        case (.expectations, let node?):
            let kinds = Description.expectations
            content = .expectations(DeclaredSections(node, of: kinds, decoder: &decoder))
        case (.organizations, let node?): content = decoder.organization(node, path: path)
        }
        if let tree, problems.isEmpty {
            decoder.problems += NotFormatted.findings(in: file, tree: tree)
        }
        for rule in RuleCatalog.fileRules {
            decoder.problems += rule.findings(in: file)
        }
        self.problems = decoder.problems
    }
}

extension YAMLNode {
    /// The section that all keys of a file belong to; `nil` if that is none, or several.
    ///
    /// What has an `id` is an organization: a look at that spares nearly all files the rest.
    fileprivate func section(in folder: WorkspacePath.Section) -> WorkspacePath.Section? {
        if folder == .organizations, value("id") != nil { return folder }
        let keys = entries.map(\.key.text).filter { $0 != "schema" }
        guard !keys.isEmpty else { return nil }
        func hasAll(_ names: [String]) -> Bool { keys.allSatisfy(names.contains) }
        if hasAll(DeclaredSections.catalogKinds.map(\.section)) { return .catalog }
        if hasAll(Description.expectations.map(\.section)) { return .expectations }
        return hasAll(Description.of(.organization).names(in: "")) ? .organizations : nil
    }
}

extension FileDecoder {
    /// Reports a file that would be read if it stood in another folder.
    fileprivate mutating func misplaced(
        _ root: YAMLNode,
        _ path: WorkspacePath
    ) -> DecodedFile.Content? {
        guard let section = root.section(in: path.section) else { return nil }
        let what =
            switch section {
            case .catalog: "a part of the catalog"
            case .organizations: "an organization"
            case .expectations: "expectations"
            }
        report(
            "FMT012",
            "this looks like \(what), and stands in `\(path.section.folder)/`",
            at: root.firstKey,
            help: "move it: \(path.moving(to: section))"
        )
        return .misplaced(section)
    }

    /// Decodes an organization file.
    fileprivate mutating func organization(
        _ root: YAMLNode,
        path: WorkspacePath
    ) -> DecodedFile.Content? {
        guard root.kind == .mapping else {
            report(
                "FMT004",
                "an organization file must be a map of fields, got \(root.described)",
                at: root,
                help: "begin with `id: \(path.stem)`"
            )
            return nil
        }
        checkSchema(root)
        organizationFile = path
        organizationRoot = root
        var record = Description.of(.organization).initial
        let hasID = root.value("id") != nil
        // A misspelt `id` is said to be one.
        if !hasID,
            !root.entries.contains(where: { NearestName.to($0.key.text, among: ["id"]) != nil })
        {
            report(
                "FMT013",
                "an organization needs `id`, and it is the name of its file",
                at: root.firstKey,
                help: "write `id: \(Slug.suggestion(for: path.stem) ?? path.stem)`"
            )
        }
        decode(root, into: &record, given: hasID ? nil : "id", apart: "schema")
        let organization = Organization(record)
        guard !organization.id.isEmpty else { return nil }
        let id = root.value("id") ?? root
        if organization.id.string != path.stem {
            report(
                "FMT005",
                "the file is called `\(path.name)` but declares the id `\(organization.id)`",
                at: id,
                help: path.renaming(to: organization.id.string)
            )
        }
        return .organization(organization, idSpan: id.span)
    }

    /// Checks the version of the file's format; omitted means 1.
    mutating func checkSchema(_ root: YAMLNode) {
        guard let schema = root.value("schema"), schema.text != "1" else { return }
        report(
            "FMT007",
            "schema \(schema.described) is not supported: this build reads 1",
            at: schema,
            help: "write `schema: 1`, or use a newer tenantry"
        )
    }
}
