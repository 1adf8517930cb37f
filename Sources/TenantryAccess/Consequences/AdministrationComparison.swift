import TenantryModel

extension OrganizationComparison {
    /// Who comes, goes, or stays for another time.
    ///
    /// - Parameter sources: What is said of rights where a collaboration that covers more than its
    ///   own organization stands: once, for all that is below it.
    /// - Returns: What is to be said here.
    func administrationConsequences(_ sources: [Text: RightsComparison]) -> [Consequence] {
        let rights = RightsComparison(before, after)
        var result: [Consequence] = []
        func isSaidAtSource(_ administration: Administration) -> Bool {
            administration.source != administration.organization
                && sources[administration.source]?.saidBelow
                    .contains(RightsComparison.Key(administration)) ?? false
        }
        for (former, now) in rights.kept where now.isOutside {
            let isOwn = now.source == now.organization
            if isOwn, former.coversChildren != now.coversChildren {
                let below = (now.coversChildren ? after : before).map(descendants) ?? 0
                if below > 0 { result.append(.coverageChanged(now, below: below)) }
            }
            let isOther = former.collaborator != now.collaborator && !isSaidAtSource(now)
            if isOwn || isOther, !hasSameTerm(former, now) {
                result.append(.outsideTermChanged(now, before: former))
            }
        }
        for administration in rights.gained where !isSaidAtSource(administration) {
            if let consequence = gain(of: administration) { result.append(consequence) }
        }
        for administration in rights.lost where !isSaidAtSource(administration) {
            let hasEnded = administration.hasEnded(by: newIndex.today)
            result.append(.administrationLost(administration, hasEnded: hasEnded))
        }
        if before?.hasAdministrator == true, after?.hasAdministrator == false, let after {
            result.append(.lastAdministratorLost(organization: after.id))
        }
        return result
    }

    /// Whether both hold on the same days from today on.
    private func hasSameTerm(_ old: Administration, _ new: Administration) -> Bool {
        func start(_ administration: Administration) -> Day {
            max(administration.from ?? newIndex.today, newIndex.today)
        }
        return old.until == new.until && start(old) == start(new)
    }

    private func gain(of administration: Administration) -> Consequence? {
        guard !administration.hasEnded(by: newIndex.today) else { return nil }
        guard administration.isOutside else { return .administrationGained(administration) }
        let isOwn = administration.source == administration.organization
        let below = isOwn && administration.coversChildren ? after.map(descendants) ?? 0 : 0
        return .outsideGained(administration, reach: below)
    }

    private func descendants(of organization: EffectiveOrganization) -> Int {
        organization.index.descendants(of: organization.number).count
    }
}

extension EffectiveOrganization {
    /// Whether somebody of the business administers it.
    fileprivate var hasAdministrator: Bool { isActive && !organization.admins.isEmpty }
}
