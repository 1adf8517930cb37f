import TenantryModel

extension OrganizationComparison {
    /// Who comes, goes, or stays for another time.
    ///
    /// - Parameter sources: The rights at organizations whose collaborations cover more than
    ///   themselves: what they say of all that is below them is said there, once.
    /// - Returns: What is to be said here.
    func administrationConsequences(_ sources: [Text: RightsComparison]) -> [Consequence] {
        let rights = RightsComparison(before, after)
        var result = rights.changes.sorted { $0.key < $1.key }.flatMap { right, change in
            let said = change.sources.filter { source in
                source != id && isSaid(change, of: right, at: source, by: sources[source])
            }
            return consequences(of: change, saidAt: said)
        }
        result += scopeConsequences
        if before?.hasAdministrator == true, after?.hasAdministrator == false, let after {
            result.append(.lastAdministratorLost(organization: after.id))
        }
        return result
    }

    private var id: Text { (after ?? before)?.id ?? "" }

    /// What is to be said of one right, besides what is said at organizations above.
    private func consequences(
        of change: RightsComparison.Change,
        saidAt said: Set<Text>
    ) -> [Consequence] {
        let today = newIndex.today
        let isAllSaid = change.by { !said.contains($0.source) }.isSame(from: today)
        let here =
            isAllSaid
            ? TermDifferences(from: [], to: [])
            : TermDifferences(
                from: change.before.terms(from: today),
                to: change.after.terms(from: today)
            ).without(said)
        let covering = change.coveringChildren(of: id)
        let below = TermDifferences(
            from: before.map(descendants) ?? 0 > 0 ? covering.before.terms(from: today) : [],
            to: after.map(descendants) ?? 0 > 0 ? covering.after.terms(from: today) : [],
            areApart: true
        )
        var result = coverage(below, besides: here)
        for (former, now) in here.changed {
            result.append(
                .outsideTermChanged(now.administration, before: former.administration)
            )
        }
        result += here.gained.map { term in
            gain(of: term.administration, isBelow: below.gained.days.contains(term.days))
        }
        result += here.lost.map { .administrationLost($0.administration, hasEnded: false) }
        if change.after.isEmpty, said.isEmpty, change.before.terms(from: today).isEmpty,
            let last = change.before.max(by: { $0.until ?? today < $1.until ?? today })
        {
            result.append(.administrationLost(last, hasEnded: true))
        }
        return result
    }

    /// Whether all that is different in what an organization above gives is said there.
    private func isSaid(
        _ change: RightsComparison.Change,
        of right: Right,
        at source: Text,
        by rights: RightsComparison?
    ) -> Bool {
        guard let said = rights?.changes[right] else { return false }
        let (here, there) = (change.by { $0.source == source }, said.coveringChildren(of: source))
        return here.days(from: newIndex.today) == there.days(from: newIndex.today)
    }

    /// Which terms begin or end to cover what is below, besides those that are said whole.
    private func coverage(
        _ below: TermDifferences,
        besides here: TermDifferences
    ) -> [Consequence] {
        // Other days of a term say that of what is below only where both terms cover it.
        let both = here.changed.filter { pair in
            below.lost.days.contains(pair.before.days)
                && below.gained.days.contains(pair.after.days)
        }
        let gone = (here.lost + both.map(\.before)).days
        let new = (here.gained + both.map(\.after)).days
        func changed(_ term: RightTerm, _ isCovered: Bool, _ organization: EffectiveOrganization?)
            -> Consequence
        {
            var administration = term.administration
            administration.coversChildren = isCovered
            return .coverageChanged(administration, below: organization.map(descendants) ?? 0)
        }
        return below.lost.filter { !gone.contains($0.days) }.map { changed($0, false, before) }
            + below.gained.filter { !new.contains($0.days) }.map { changed($0, true, after) }
    }

    private func gain(of administration: Administration, isBelow: Bool) -> Consequence {
        guard administration.isOutside else { return .administrationGained(administration) }
        return .outsideGained(administration, reach: isBelow ? after.map(descendants) ?? 0 : 0)
    }

    private func descendants(of organization: EffectiveOrganization) -> Int {
        organization.index.descendants(of: organization.number).count
    }
}

extension OrganizationComparison {
    /// What people from outside get or lose whose collaborations name no services: that is all that
    /// the organization has, so a service that comes or goes does so for them, too.
    private var scopeConsequences: [Consequence] {
        guard let before, let after else { return [] }
        let (old, new) = (before.services, after.services)
        guard old != new else { return [] }
        let (had, has) = (before.outsideRights(), after.outsideRights())
        var result: [Consequence] = []
        for right in had.keys.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
            guard let given = had[right], let gives = has[right] else { continue }
            // Where they have the role for a service by name, too, they have had it, or keep it.
            let named = Set(given.named).intersection(gives.named)
            let come = new.filter { !old.contains($0) && !named.contains($0) }
            let gone = old.filter { !new.contains($0) && !named.contains($0) }
            result += gives.terms(for: come).map { .outsideGained($0, reach: 0) }
            result += given.terms(for: gone).map { .administrationLost($0, hasEnded: false) }
        }
        return result
    }
}

/// What gives somebody from outside a role for all services of an organization.
private struct OutsideRight {
    /// The days on which they have it for all services.
    let terms: [RightTerm]
    /// The services for which they have it by name.
    let named: [Text]

    /// The same for some services only; nothing where there are none.
    func terms(for services: [Text]) -> [Administration] {
        guard !services.isEmpty else { return [] }
        return terms.map { term in
            var administration = term.administration
            administration.services = services
            return administration
        }
    }
}

extension EffectiveOrganization {
    /// The roles that people from outside have for all services, now or in future.
    fileprivate func outsideRights() -> [[Text]: OutsideRight] {
        let outside = administrations.filter(\.isOutside)
        return Dictionary(grouping: outside) { [$0.email, $0.role] }.compactMapValues { rights in
            let terms = rights.filter(\.services.isEmpty).terms(from: index.today)
            guard !terms.isEmpty else { return nil }
            let named = rights.filter { !$0.hasEnded(by: index.today) }.flatMap(\.services)
            return OutsideRight(terms: terms, named: named)
        }
    }
}

extension EffectiveOrganization {
    /// Whether somebody of the business administers it.
    fileprivate var hasAdministrator: Bool { isActive && !organization.admins.isEmpty }
}
