import TenantryModel

extension OrganizationComparison {
    /// Who comes, goes, or stays for another time.
    var administrationConsequences: [Consequence] {
        let rights = self.rights
        var result: [Consequence] = []
        for (former, administration) in rights.kept {
            let isOwn = administration.source == administration.organization
            if isOwn, administration.isOutside, !hasSameTerm(former, administration) {
                result.append(.outsideTermChanged(administration, before: former))
            }
        }
        for administration in rights.gained where !isSaidAtSource(administration, \.gained) {
            if let consequence = gain(of: administration) { result.append(consequence) }
        }
        for administration in rights.lost where !isSaidAtSource(administration, \.lost) {
            let hasEnded = administration.hasEnded(by: newIndex.today)
            result.append(.administrationLost(administration, hasEnded: hasEnded))
        }
        if before?.hasAdministrator == true, after?.hasAdministrator == false, let after {
            result.append(.lastAdministratorLost(organization: after.id))
        }
        return result
    }

    /// The rights of before and after: each is first compared with what the same collaboration
    /// gave, then with the same right of any other.
    private var rights: Rights {
        var lost = before?.administrations ?? []
        let new = after?.administrations ?? []
        var former: [Int: Administration] = [:]
        for isExact in [true, false] {
            for (number, administration) in new.enumerated() where former[number] == nil {
                let place = lost.firstIndex { old in
                    old.isSame(as: administration)
                        && (!isExact || old.collaborator == administration.collaborator)
                }
                if let place { former[number] = lost.remove(at: place) }
            }
        }
        return Rights(
            kept: new.enumerated().compactMap { number, administration in
                former[number].map { ($0, administration) }
            },
            lost: lost,
            gained: new.enumerated().filter { former[$0.offset] == nil }.map(\.element)
        )
    }

    /// Rights that stay, go and come.
    private struct Rights {
        let kept: [(before: Administration, after: Administration)]
        let lost: [Administration]
        let gained: [Administration]
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

    /// Whether an ancestor is the place to speak of it.
    ///
    /// What its collaboration brings or takes is said once, there. What only begins, or ends, to
    /// cover this organization is said here.
    private func isSaidAtSource(
        _ administration: Administration,
        _ some: KeyPath<Rights, [Administration]>
    ) -> Bool {
        guard administration.source != administration.organization else { return false }
        let source = OrganizationComparison(administration.source, oldIndex, newIndex)
        return source.rights[keyPath: some].contains { right in
            right.isSame(as: administration) && right.collaborator == administration.collaborator
        }
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
    /// Whether both are the same right, whatever their term, sponsor and name, and whatever else
    /// they cover: that is said where it is covered.
    fileprivate func isSame(as other: Administration) -> Bool {
        email == other.email && role == other.role && source == other.source
            && services == other.services && partner == other.partner
    }
}
