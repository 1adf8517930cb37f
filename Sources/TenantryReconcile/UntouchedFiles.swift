import TenantryConfig
import TenantryDiagnostics
import TenantryModel
import TenantryParallel
import TenantryPlan

/// Finds the files that need no decoding: their bytes are those that were applied, and what that
/// made is live as it was then.
///
/// What an omitted field means depends on the catalog and on ancestors, so these must be the same,
/// too. Everything else that a file says, it says by itself.
struct UntouchedFiles {
    /// What the files of the catalog are known to say together.
    private(set) var catalog: Catalog?
    /// What each file of an organization is known to say, by its place among the files.
    private(set) var organizations: [Organization?]

    /// Compares files with what a store has noted of them.
    ///
    /// - Parameters:
    ///   - files: The files of a workspace.
    ///   - root: Its folder, as the paths begin.
    ///   - live: What the store holds.
    /// - Complexity: O(*n*) in the size of the files, and of what is live.
    init(_ files: [SourceFile], root: String, live: LiveSnapshot) {
        organizations = Array(repeating: nil, count: files.count)
        guard let source = live.sources.catalog else { return }
        let isBare = FileDigest.catalog(of: files, root: root, hasFindings: false) == source
        guard isBare || FileDigest.catalog(of: files, root: root, hasFindings: true) == source
        else { return }
        if isBare, Self.isCatalogUntouched(in: live) { catalog = live.state.catalog }
        let pieces = Parallel.map(count: files.count) { range in
            files[range].map { file in Self.organization(in: file, root: root, live) }
        }
        organizations = pieces.flatMap { $0 }
        leaveOutDescendants()
    }

    /// What a file is known to say; `nil` if it must be decoded.
    func content(of file: SourceFile, at index: Int, root: String) -> DecodedFile? {
        if let organization = organizations[index] { return DecodedFile(untouched: organization) }
        guard let catalog, WorkspacePath(file.path, root: root).section == .catalog else {
            return nil
        }
        return DecodedFile(partOfUntouched: catalog)
    }

    /// Whether the catalog is live as it was applied, nothing more and nothing less.
    private static func isCatalogUntouched(in live: LiveSnapshot) -> Bool {
        let records = live.state.catalog.records
        return records.count == live.applied.keys.count { !$0.isInOrganization }
            && records.allSatisfy { record in
                live.applied[Address(record.kind, record.key)] == Digest(of: record)
            }
    }

    /// What a file is known to say, as far as that depends on nothing but itself.
    private static func organization(
        in file: SourceFile,
        root: String,
        _ live: LiveSnapshot
    ) -> Organization? {
        let path = WorkspacePath(file.path, root: root)
        let id = Text(path.stem)
        guard path.section == .organizations, let source = live.sources.organizations[id],
            let organization = live.state.organization(id),
            let applied = live.applied[Address(.organization, id)],
            FileDigest.organization(file, at: path) == source,
            Digest(of: organization.record) == applied
        else { return nil }
        return organization
    }

    /// Leaves out whatever has an ancestor that is not known itself.
    private mutating func leaveOutDescendants() {
        var isKnown: [Text: Bool] = [:]
        var parents: [Text: Text] = [:]
        for organization in organizations {
            guard let organization else { continue }
            if let parent = organization.parent {
                parents[organization.id] = parent
            } else {
                isKnown[organization.id] = true
            }
        }
        /// Walks up to the next that is decided; a cycle is never known.
        func decide(_ id: Text) -> Bool {
            var way: [Text] = []
            var next = id
            while isKnown[next] == nil {
                isKnown[next] = false
                way.append(next)
                guard let parent = parents[next] else { break }
                next = parent
            }
            let outcome = isKnown[next] ?? false
            for id in way { isKnown[id] = outcome }
            return outcome
        }
        for index in organizations.indices {
            guard let organization = organizations[index] else { continue }
            if !decide(organization.id) { organizations[index] = nil }
        }
    }
}
