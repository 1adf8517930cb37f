package import TenantryConfig
package import TenantryModel
package import TenantryPlan

/// The part of a workspace that has to be looked at while the rest stands still: of which nothing
/// is to be said, neither by rules nor by a plan, and which meets nothing that is not as it was.
///
/// Whoever plans with the part says the same as with all of it.
package struct WorkspacePart: Sendable {
    /// The files of the part.
    package let workspace: Workspace
    /// What is live of it.
    package let live: LiveSnapshot

    /// Reads the last-applied copies of some roots; what has none is left out.
    package typealias Copies = ([Address]) throws -> [Address: CanonicalForm]

    /// Finds the part; there is none if there is so much to look at that all must be.
    ///
    /// - Parameters:
    ///   - files: All files.
    ///   - digested: The same by their digests.
    ///   - standstill: What the last run left behind.
    ///   - around: What the store knows besides.
    ///   - today: The day that counts.
    ///   - copies: Reads last-applied copies.
    /// - Throws: What `copies` throws.
    /// - Complexity: O(*n*) in the number of files, and in the size of the part.
    package init?(
        of files: WorkspaceFiles,
        _ digested: DigestedFiles,
        besides standstill: Standstill,
        _ around: LiveSnapshot,
        today: Day,
        copies: Copies
    ) throws {
        guard standstill.holds(on: today, knowing: around.facts), files.problems.isEmpty,
            let catalog = CatalogMarks(files, digested, standstill, today: today)
        else { return nil }
        let files = catalog.files
        let marks = FileMarks(digested, standstill, FactMarks(around.facts), today: today)
        let declared = files.only(marks.changed + marks.expectations).workspace(today: today)
        let new = declared.desired.organizations
        guard declared.isReadable, new.count == marks.changed.count else { return nil }
        var named = Acquaintances(of: new, declared.expectations)
        named.add(accounts: catalog.accounts, of: catalog.owners)
        var part = StirredPart(standstill)
        try part.read(marks.families + part.families(of: named, around), copies)
        try part.readAll(meeting: new, named.hosts, today: today, copies)
        guard !part.isGivenUp else { return nil }
        live = part.snapshot(around)
        let places = digested.paths.indices.filter { place in
            marks.members[place].map { part.seen.contains(standstill.members[$0].family) } ?? true
        }
        let read = files.only(places)
            .workspace(today: today, knowing: live, digested.only(places))
        // What is live of the catalog is a part already; files of it say everything.
        workspace =
            read.isCatalogUntouched
            ? read : read.leavingOut(accounts: live.elsewhere?.accounts ?? [])
    }
}

/// Files beside what a run left behind.
private struct FileMarks {
    /// By the place of each file, the place of the organization that it declares as it was applied.
    private(set) var members: [Int?]
    /// The places of the files of organizations that are not as they were applied.
    private(set) var changed: [Int] = []
    /// The places of the files of expectations.
    private(set) var expectations: [Int] = []
    /// The families of the organizations that have to be looked at.
    private(set) var families: [Int] = []

    init(
        _ files: DigestedFiles,
        _ standstill: Standstill,
        _ facts: FactMarks,
        today: Day
    ) {
        let all = standstill.members
        members = Array(repeating: nil, count: files.paths.count)
        var places: [Text: Int] = [:]
        places.reserveCapacity(all.count)
        for place in all.indices { places[all[place].id] = place }
        var isThere = Array(repeating: false, count: all.count)
        for (index, path) in files.paths.enumerated() {
            if path.section == .expectations { expectations.append(index) }
            guard path.section == .organizations else { continue }
            guard let place = places[Text(path.stem)], !isThere[place],
                all[place].file == files.digests[index]
            else {
                changed.append(index)
                continue
            }
            members[index] = place
            isThere[place] = true
        }
        families = all.indices.filter { place in
            !isThere[place] || !all[place].isQuiet(on: today)
                || facts.mark(of: all[place].id, all[place].names) != all[place].facts
        }.map { all[$0].family }
    }
}
