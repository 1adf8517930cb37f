package import TenantryDiagnostics
package import TenantryModel
import TenantryYAML

/// What one file of a workspace says: the part of loading that needs no other file.
package struct DecodedFile: Sendable {
    /// What it declares; `nil` if the file cannot be trusted.
    let content: Content?
    /// What is wrong with it.
    let problems: [Diagnostic]

    /// The kinds of files.
    enum Content: Sendable {
        /// One organization.
        case organization(Organization, idSpan: SourceSpan)
        /// One organization that needed no decoding, as it is applied: defaults expanded.
        case untouched(Organization)
        /// A part of a catalog that needed no decoding, as it is applied: all of it.
        case untouchedCatalog(Catalog)
        /// A part of the catalog.
        case catalog(DeclaredSections)
        /// What the team expects.
        case expectations(DeclaredSections)
    }

    /// Takes over what a file is known to say, because it was applied as it is.
    ///
    /// - Parameter organization: What it says, defaults expanded.
    package init(untouched organization: Organization) {
        content = .untouched(organization)
        problems = []
    }

    /// Takes over what the files of the catalog are known to say together, because they were
    /// applied as they are.
    ///
    /// - Parameter catalog: What all of them say.
    package init(partOfUntouched catalog: Catalog) {
        content = .untouchedCatalog(catalog)
        problems = []
    }

    /// The organization that it declares.
    var organization: Organization? {
        switch content {
        case .organization(let organization, _), .untouched(let organization): organization
        case .catalog, .untouchedCatalog, .expectations, nil: nil
        }
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

extension FileDecoder {
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
        var record = Description.of(.organization).initial
        decode(root, into: &record, apart: "schema")
        let organization = Organization(record)
        guard !organization.id.isEmpty else { return nil }
        let id = root.value("id") ?? root
        if organization.id.string != path.stem {
            report(
                "FMT005",
                "the file is called `\(path.name)` but declares the id `\(organization.id)`",
                at: id,
                help: "git mv \(path.path) \(path.renamed(to: organization.id.string))"
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
