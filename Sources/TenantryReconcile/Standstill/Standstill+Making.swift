import TenantryAccess
import TenantryConfig
import TenantryDiagnostics
import TenantryModel
import TenantryParallel
import TenantryPlan

extension Standstill {
    /// Finds out what a run has left behind of which nothing need be said.
    ///
    /// There is nothing to note while anything is not as the files say, or while something is to be
    /// said that is not about one organization.
    ///
    /// - Parameters:
    ///   - comparison: What the run was made from.
    ///   - workspace: The files, all of which it has applied.
    ///   - around: What the store knows besides, after the run.
    ///   - applied: What was applied last, after the run.
    /// - Complexity: O(*n*) in the size of the state: all rules are asked.
    init?(
        after comparison: Comparison,
        _ workspace: Workspace,
        _ around: LiveSnapshot,
        _ applied: AppliedDigests
    ) {
        let digests = comparison.desiredDigests
        let live = LiveSnapshot(
            around,
            state: comparison.desired,
            applied: applied.copies,
            sources: applied.sources,
            digests: digests
        )
        guard let catalog = applied.sources.catalog, live.isAsApplied,
            let loud = workspace.loudPlaces(knowing: live)
        else { return nil }
        let making = MemberMaking(workspace, live, loud: loud)
        let places = live.state.organizations.indices
        let pieces = Parallel.map(count: places.count) { range in range.map(making.member) }
        self.init(
            revision: around.revision,
            since: workspace.today,
            turn: making.turns.first(for: live.state.catalog),
            catalog: catalog,
            keepsBook: !around.facts.domains.isEmpty,
            items: digests.dropLast(places.count).map { item in
                Item(item.address, copy: item.digest, family: making.family(of: item.address))
            },
            members: pieces.flatMap { $0 }
        )
    }
}

/// Notes organizations.
private struct MemberMaking: Sendable {
    let turns: TurningDays
    private let workspace: Workspace
    private let live: LiveSnapshot
    private let digests: ArraySlice<(address: Address, digest: Digest)>
    /// The places of the organizations of which there is something to say.
    private let loud: Set<Int>
    private let families: Families
    private let facts: FactMarks
    private let index: StateIndex
    private let files: DigestedFiles

    init(_ workspace: Workspace, _ live: LiveSnapshot, loud: Set<Int>) {
        self.workspace = workspace
        self.live = live
        self.loud = loud
        digests = live.digests.suffix(live.state.organizations.count)
        turns = TurningDays(after: workspace.today, knowing: live.facts)
        families = Families(of: live.state)
        facts = FactMarks(live.facts)
        index = StateIndex(State(catalog: live.state.catalog), today: workspace.today)
        files = DigestedFiles(WorkspaceFiles(workspace.files, root: workspace.root))
    }

    /// Notes the organization at a place in the state.
    func member(_ place: Int) -> Standstill.Member {
        let organization = live.state.organizations[place]
        // A former id says what to do, and not only what shall be.
        let isPlain = workspace.desired.organizations[place].formerly.isEmpty
        let isLoud = !organization.waivers.isEmpty || loud.contains(place)
        let names = Set(MeetingNames(of: [organization], in: index).offered).sorted()
        return Standstill.Member(
            organization.id,
            name: organization.name,
            copy: digests[digests.startIndex + place].digest,
            file: isPlain ? files.digests[workspace.organizationFiles[place]] : nil,
            source: live.sources.organizations[organization.id],
            family: families.numbers[place],
            quietBefore: isLoud ? nil : turns.first(for: organization) ?? .never,
            facts: facts.mark(of: organization.id, names),
            names: names
        )
    }

    /// The family to which a thing of the catalog belongs: a billing account to that of its owner.
    func family(of item: Address) -> Int? {
        guard item.kind == .billingAccount,
            let owner = live.state.catalog.billingAccounts.named(item.key)?.owner
        else { return nil }
        return live.state.place(of: owner).map { families.numbers[$0] }
    }
}

extension Workspace {
    /// The places of the organizations of which there is something to say; `nil` if there is more
    /// to say than is about organizations.
    fileprivate func loudPlaces(knowing live: LiveSnapshot) -> Set<Int>? {
        let checked = checked(knowing: live)
        guard checked.leftOut == 0 else { return nil }
        let paths = Set(checked.all.map { $0.span?.file ?? "" })
        let places = desired.organizations.indices.filter { paths.contains(file(of: $0).path) }
        return places.count == paths.count ? Set(places) : nil
    }
}
