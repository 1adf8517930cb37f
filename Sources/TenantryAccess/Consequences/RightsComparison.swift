import TenantryModel

/// Who may administer one organization before and after: what stays, goes and comes.
struct RightsComparison: Sendable {
    /// Rights that stay, perhaps by another collaboration or for another time.
    private(set) var kept: [(before: Administration, after: Administration)] = []
    /// Rights that go.
    private(set) var lost: [Administration] = []
    /// Rights that come.
    private(set) var gained: [Administration] = []
    /// What collaborations of its own say of all that is below it: the keys of rights of which that
    /// is said here, once.
    private(set) var saidBelow: Set<Key> = []

    /// What tells one right from another.
    struct Key: Hashable {
        private let email: Text
        private let partner: Administration.PartnerPerson?
        private let role: Text
        private let source: Text
        private let services: [Text]
        private let collaborator: Text?

        /// The right of an administration, by the collaboration that gives it or by any.
        init(_ administration: Administration, byAny: Bool = false) {
            email = administration.email
            partner = administration.partner
            role = administration.role
            source = administration.source
            services = administration.services
            collaborator = byAny ? nil : administration.collaborator
        }
    }

    /// Compares the rights: each with what the same collaboration gave, then with the same right by
    /// any other.
    ///
    /// - Complexity: O(*n*) in the number of rights.
    init(_ before: EffectiveOrganization?, _ after: EffectiveOrganization?) {
        let old = before?.administrations ?? []
        let new = after?.administrations ?? []
        var former: [Int?] = Array(repeating: nil, count: new.count)
        var taken = Set<Int>()
        for byAny in [false, true] {
            var waiting: [Key: [Int]] = [:]
            for place in old.indices.reversed() where !taken.contains(place) {
                waiting[Key(old[place], byAny: byAny), default: []].append(place)
            }
            for place in new.indices where former[place] == nil {
                let key = Key(new[place], byAny: byAny)
                guard let found = waiting[key]?.popLast() else { continue }
                former[place] = found
                taken.insert(found)
            }
        }
        for (place, administration) in new.enumerated() {
            if let found = former[place] {
                kept.append((old[found], administration))
            } else {
                gained.append(administration)
            }
        }
        lost = old.indices.filter { !taken.contains($0) }.map { old[$0] }
        let turned = kept.filter { before, after in
            before.coversChildren != after.coversChildren
                || before.collaborator != after.collaborator
        }
        saidBelow = Set(
            (lost + gained + turned.flatMap { [$0.before, $0.after] }).lazy
                .filter { $0.source == $0.organization }.map { Key($0) }
        )
    }

    /// Compares what organizations say of those below them.
    ///
    /// - Parameters:
    ///   - ids: The organizations that may have changed.
    ///   - before: How it is.
    ///   - after: How it will be.
    /// - Returns: The comparison of each that says something, by id.
    static func ofSources(
        _ ids: [Text],
        _ before: StateIndex,
        _ after: StateIndex
    ) -> [Text: RightsComparison] {
        var result: [Text: RightsComparison] = [:]
        for id in ids {
            let saysSomething = [before, after].contains { index in
                index.organizations[id].map { place in
                    index.state.organizations[place].collaborators.contains(where: \.children)
                } ?? false
            }
            guard saysSomething else { continue }
            result[id] = RightsComparison(
                EffectiveOrganization(id, in: before),
                EffectiveOrganization(id, in: after)
            )
        }
        return result
    }
}
