import TenantryModel

/// Who may administer one organization before and after: the rights of which something is
/// different.
struct RightsComparison: Sendable {
    /// What gives each of these rights, by right.
    let changes: [Right: Change]

    /// What gives one right.
    struct Change: Sendable {
        /// What gave it.
        let before: [Administration]
        /// What gives it.
        let after: [Administration]
    }

    /// Compares the rights, each with all that gives it.
    ///
    /// - Complexity: O(*n*) in the number of administrations.
    init(_ before: EffectiveOrganization?, _ after: EffectiveOrganization?) {
        let old = before?.administrations ?? []
        let new = after?.administrations ?? []
        guard old != new else {
            changes = [:]
            return
        }
        let had = Dictionary(grouping: old) { Right($0) }
        let has = Dictionary(grouping: new) { Right($0) }
        var changes: [Right: Change] = [:]
        for right in Set(had.keys).union(has.keys) where had[right] != has[right] {
            changes[right] = Change(before: had[right] ?? [], after: has[right] ?? [])
        }
        self.changes = changes
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

extension RightsComparison.Change {
    /// What only these sources give.
    func by(_ isMeant: (Administration) -> Bool) -> Self {
        Self(before: before.filter(isMeant), after: after.filter(isMeant))
    }

    /// What an organization itself says of all that is below it.
    func coveringChildren(of organization: Text) -> Self {
        by { $0.source == organization && $0.coversChildren }
    }

    /// The days from today on, before and after.
    func days(from today: Day) -> [[RightTerm.Days]] {
        [before.terms(from: today).days, after.terms(from: today).days]
    }

    /// Whether it is given on the same days from today on.
    func isSame(from today: Day) -> Bool {
        let days = days(from: today)
        return days.first == days.last
    }

    /// All whose files say so, before or after.
    var sources: Set<Text> { Set((before + after).map(\.source)) }
}
