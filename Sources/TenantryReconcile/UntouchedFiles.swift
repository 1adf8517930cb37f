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
    private let files: DigestedFiles
    private let live: LiveSnapshot
    /// Whether that is so for all of the catalog.
    private var isCatalogUntouched = false
    /// What is known of organizations, by the places of their files.
    private var known: [UntouchedOrganization?]

    /// Compares files with what a store has noted of them.
    ///
    /// - Parameters:
    ///   - files: The files of a workspace.
    ///   - live: What the store holds.
    /// - Complexity: O(*n* log *n*) in the number of files, and of what is live.
    init(_ files: DigestedFiles, live: LiveSnapshot) {
        self.live = live
        self.files = files
        known = Array(repeating: nil, count: files.paths.count)
        guard let source = live.sources.catalog else { return }
        let parts = files.ofCatalog
        let isFaultless = FileDigest.catalog(of: parts, hasFindings: false) == source
        guard isFaultless || FileDigest.catalog(of: parts, hasFindings: true) == source
        else { return }
        let digests = live.digests
        let isAsApplied = live.isAsApplied
        let first = digests.count - live.state.organizations.count
        isCatalogUntouched =
            isFaultless && (isAsApplied || isCatalogAsApplied(digests[..<first]))
        let pieces = Parallel.map(count: known.count) { range in
            // Files of one folder come in the order of ids.
            var next = 0
            return range.map { index -> UntouchedOrganization? in
                let path = files.paths[index]
                let id = Text(path.stem)
                guard path.section == .organizations, let noted = live.sources.organizations[id],
                    let place = live.state.place(of: id, after: next)
                else { return nil }
                next = place
                guard
                    isAsApplied
                        || live.applied[digests[first + place].address]
                            == digests[first + place].digest
                else { return nil }
                let digest = files.digests[index]
                let isFaultless = digest == noted
                guard isFaultless || FileDigest.withFaults(digest) == noted else { return nil }
                return UntouchedOrganization(place: place, isFaultless: isFaultless)
            }
        }
        known = pieces.flatMap { $0 }
        leaveOutDescendants()
    }

    /// What a file is known to say; `nil` if it must be decoded.
    subscript(index: Int) -> DecodedFile? {
        if let known = known[index] { return DecodedFile(untouched: known) }
        guard isCatalogUntouched, files.paths[index].section == .catalog else { return nil }
        return .untouchedPartOfCatalog
    }

    /// Whether the catalog is live as it was applied, nothing more and nothing less.
    private func isCatalogAsApplied(
        _ digests: ArraySlice<(address: Address, digest: Digest)>
    ) -> Bool {
        digests.count == live.applied.keys.count { !$0.isInOrganization }
            && digests.allSatisfy { live.applied[$0.address] == $0.digest }
    }

    /// Leaves out whatever has an ancestor that is not known itself.
    private mutating func leaveOutDescendants() {
        /// Whether an organization and all its ancestors are known, by place; `nil` while nobody
        /// has looked.
        var outcomes = [Bool?](repeating: false, count: live.state.organizations.count)
        for case let known? in known { outcomes[known.place] = nil }
        /// Walks up to the next that is decided; a cycle is never known.
        func decide(_ place: Int) -> Bool {
            var way: [Int] = []
            var next: Int? = place
            while let place = next, outcomes[place] == nil {
                outcomes[place] = false
                way.append(place)
                guard let parent = live.state.organizations[place].parent else {
                    next = nil
                    break
                }
                next = live.state.place(of: parent) ?? place
            }
            let outcome = next.map { outcomes[$0] ?? false } ?? true
            for place in way { outcomes[place] = outcome }
            return outcome
        }
        for index in known.indices {
            if let place = known[index]?.place, !decide(place) { known[index] = nil }
        }
    }
}
