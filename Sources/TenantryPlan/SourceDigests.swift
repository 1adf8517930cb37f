package import TenantryModel

/// Which files were applied as they are: what lets a plan do without decoding them again.
///
/// A file has a digest here only if decoding it gives exactly the last-applied copy and nothing
/// else, no finding and no instruction, as long as the catalog and the files of its ancestors stay
/// as they were.
package struct SourceDigests: Hashable, Sendable {
    /// The digest of all files of the catalog; `nil` if it was not applied as it is.
    package var catalog: Digest?
    /// The digests of the files of organizations, by id.
    package var organizations: [Text: Digest]

    /// Notes digests.
    package init(catalog: Digest? = nil, organizations: [Text: Digest] = [:]) {
        self.catalog = catalog
        self.organizations = organizations
    }
}

/// What was applied last: the digests of the copies, by root, and of the files that were applied as
/// they are.
package typealias AppliedDigests = (copies: [Address: Digest], sources: SourceDigests)

extension SourceDigests {
    /// What has to be noted so that older digests become these.
    ///
    /// - Parameters:
    ///   - old: What is noted.
    ///   - roots: What is noted anew anyway.
    /// - Returns: The changes, sorted by id.
    /// - Complexity: O(*n* log *n*) in the number of digests.
    package func changes(from old: SourceDigests, besides roots: [Address]) -> SourceChanges {
        var changed: [(id: Text, digest: Digest?)] = []
        for (id, digest) in organizations where old.organizations[id] != digest {
            changed.append((id, digest))
        }
        for id in old.organizations.keys where organizations[id] == nil {
            changed.append((id, nil))
        }
        if !changed.isEmpty {
            let noted = Set(roots.lazy.filter(\.isInOrganization).map(\.key))
            changed.removeAll { noted.contains($0.id) }
        }
        return SourceChanges(catalog: catalog, organizations: changed.sorted { $0.id < $1.id })
    }
}

/// What becomes of the digests of files in one run.
package struct SourceChanges: Sendable {
    /// The digest of the catalog from now on.
    package let catalog: Digest?
    /// The digests of organizations that are others from now on, or none any more.
    package let organizations: [(id: Text, digest: Digest?)]
}
