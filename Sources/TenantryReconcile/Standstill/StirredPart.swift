import TenantryAccess
import TenantryConfig
import TenantryModel
import TenantryPlan

/// What was read of a state that otherwise stands still: whole families, and the catalog.
struct StirredPart {
    private let standstill: Standstill
    /// The families that were read.
    private(set) var seen: Set<Int> = []
    /// What was read.
    private(set) var state = State()
    /// Whether all has to be read: there is so much to read that it takes no longer, or a copy is
    /// another one than when the store was looked at.
    private(set) var isGivenUp = false
    private var hasCatalog = false

    /// Begins with nothing.
    init(_ standstill: Standstill) { self.standstill = standstill }

    /// How many organizations are read at most: one copy takes about as long as three organizations
    /// that are read with all others.
    private var most: Int { max(64, standstill.members.count / 8) }

    /// Reads some families, and the catalog if that was not read yet.
    ///
    /// - Complexity: O(*n*) in the size of what is read, and in the number of organizations.
    mutating func read(_ families: [Int], _ copies: WorkspacePart.Copies) throws {
        let new = Set(families).subtracting(seen)
        guard !isGivenUp, !new.isEmpty || !hasCatalog else { return }
        let members = standstill.members.filter { new.contains($0.family) }
        guard state.organizations.count + members.count <= most else {
            isGivenUp = true
            return
        }
        seen.formUnion(new)
        let items = standstill.items.filter { item in
            item.family.map(new.contains) ?? !hasCatalog
        }
        hasCatalog = true
        let digests =
            items.map { ($0.address, $0.copy) }
            + members.map { (Address(.organization, $0.id), $0.copy) }
        let forms = try copies(digests.map(\.0))
        guard digests.allSatisfy({ forms[$0.0].map { Digest(of: $0.bytes) } == $0.1 }) else {
            isGivenUp = true
            return
        }
        state = State(roots: state.rootRecords + CanonicalReading.state(from: forms).rootRecords)
    }

    /// Reads the families of those whom organizations, or people with addresses, meet; and of those
    /// whom these meet, until nobody comes.
    ///
    /// A rule may speak about some of those only who have something in common: all of them must be
    /// there.
    ///
    /// - Complexity: O(*n*) in the number of all organizations, as often as somebody comes.
    mutating func readAll(
        meeting new: [Organization],
        _ hosts: Set<String>,
        today: Day,
        _ copies: WorkspacePart.Copies
    ) throws {
        var known: Set<Text> = []
        var (next, hosts) = (state.organizations + new, hosts)
        while !isGivenUp, !next.isEmpty || !hosts.isEmpty {
            known.formUnion(next.map(\.id))
            try read(families(meeting: next, hosts, today: today), copies)
            next = state.organizations.filter { !known.contains($0.id) }
            hosts = []
        }
    }

    /// The families of those who are named, or were called so before.
    ///
    /// - Complexity: O(*n*) in the number of all organizations, unless nobody is named.
    func families(of named: Acquaintances, _ around: LiveSnapshot) -> [Int] {
        guard !named.isEmpty else { return [] }
        let ids = named.organizations
            .union(named.organizations.compactMap { around.aliases[$0] })
        return standstill.members.filter { ids.contains($0.id) }.map(\.family)
            + standstill.items.filter { named.accounts.contains($0.address.key) }
            .compactMap(\.family)
    }

    /// The families of those whom organizations, or people with addresses, meet by other names.
    ///
    /// - Complexity: O(*n*) in the number of all organizations.
    private func families(
        meeting organizations: [Organization],
        _ hosts: Set<String>,
        today: Day
    ) -> [Int] {
        let index = StateIndex(state, today: today)
        let sought = Set(MeetingNames(of: organizations, addresses: hosts, in: index).sought)
        // Nearly no name is sought: the last bits tell, without a look into the table.
        var sieve = [Bool](repeating: false, count: 0x1000)
        for name in sought { sieve[Int(name & 0xFFF)] = true }
        let near = NearNames(of: organizations)
        return standstill.members.filter { member in
            !seen.contains(member.family)
                && (member.names.contains { sieve[Int($0 & 0xFFF)] && sought.contains($0) }
                    || near.include(member.id) || near.include(member.name))
        }.map(\.family)
    }

    /// What is live, as far as it was read.
    ///
    /// - Complexity: O(*n*) in the number of all organizations.
    func snapshot(_ around: LiveSnapshot) -> LiveSnapshot {
        var sources = SourceDigests(catalog: standstill.catalog)
        let members = standstill.members.filter { seen.contains($0.family) }
        for member in members { sources.organizations[member.id] = member.source }
        let digests =
            standstill.items.filter { $0.family.map(seen.contains) ?? true }
            .map { (address: $0.address, digest: $0.copy) }
            + members.map { (address: Address(.organization, $0.id), digest: $0.copy) }
        var live = LiveSnapshot(
            around,
            state: state,
            applied: Dictionary(digests.map { ($0.address, $0.digest) }) { first, _ in first },
            sources: sources,
            digests: digests
        )
        live.elsewhere = Elsewhere(standstill, besides: seen)
        return live
    }
}
