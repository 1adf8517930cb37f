import TenantryModel

extension OrganizationComparison {
    /// Who comes, goes, or stays for another time.
    var administrationConsequences: [Consequence] {
        var old = before?.administrations ?? []
        let new = after?.administrations ?? []
        var result: [Consequence] = []
        for administration in new {
            if let place = old.firstIndex(where: { $0.isSame(as: administration) }) {
                let former = old.remove(at: place)
                let isOwn = administration.source == administration.organization
                if isOwn, administration.isOutside, !hasSameTerm(former, administration) {
                    result.append(.outsideTermChanged(administration, before: former))
                }
            } else if let consequence = gain(of: administration) {
                result.append(consequence)
            }
        }
        for administration in old where isSaidHere(administration, in: newIndex) {
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
        guard !administration.hasEnded(by: newIndex.today),
            isSaidHere(administration, in: oldIndex)
        else { return nil }
        guard administration.isOutside else { return .administrationGained(administration) }
        let isOwn = administration.source == administration.organization
        let below = isOwn && administration.coversChildren ? after.map(descendants) ?? 0 : 0
        return .outsideGained(administration, reach: below)
    }

    /// Whether this organization is the place to speak of it: what an ancestor's collaboration
    /// brings or takes is said once, at the ancestor, unless it is the organization that comes
    /// under it or leaves.
    private func isSaidHere(_ administration: Administration, in other: StateIndex) -> Bool {
        guard administration.source != administration.organization else { return true }
        guard let source = EffectiveOrganization(administration.source, in: other) else {
            return false
        }
        return source.administrations.contains { $0.isSame(as: administration) }
    }

    private func descendants(of organization: EffectiveOrganization) -> Int {
        organization.index.descendants(of: organization.number).count
    }
}

extension EffectiveOrganization {
    /// Whether somebody of the business administers it.
    fileprivate var hasAdministrator: Bool { isActive && !organization.admins.isEmpty }
}

extension Administration {
    /// Whether both are the same right, whatever their term, sponsor and name.
    fileprivate func isSame(as other: Administration) -> Bool {
        email == other.email && role == other.role && source == other.source
            && services == other.services && partner == other.partner
            && coversChildren == other.coversChildren
    }
}
