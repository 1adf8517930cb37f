import TenantryModel

extension OrganizationComparison {
    /// What the organization lends no more, or lends now, to those below it.
    var lendingConsequences: [Consequence] {
        let old = Set(before?.lendings ?? [])
        let new = Set(after?.lendings ?? [])
        guard old != new else { return [] }
        let lender = after?.id ?? before?.id ?? ""
        func lending(
            _ subject: Consequence.Lending.Subject,
            _ organization: EffectiveOrganization?
        ) -> Consequence.Lending? {
            let below = organization.map { $0.index.descendants(of: $0.number).count } ?? 0
            guard below > 0 else { return nil }
            return Consequence.Lending(lender: lender, subject: subject, borrowers: below)
        }
        let ended = (before?.lendings ?? []).filter { !new.contains($0) }
            .compactMap { lending($0, before) }
        let begun = (after?.lendings ?? []).filter { !old.contains($0) }
            .compactMap { lending($0, after) }
        return ended.map { .lendingEnded($0) } + begun.map { .lendingBegun($0) }
    }
}

extension EffectiveOrganization {
    /// What it lends to those below it while access is on.
    fileprivate var lendings: [Consequence.Lending.Subject] {
        guard isActive else { return [] }
        let connections = organization.sharedConnections.filter { shared in
            organization.connections.contains { $0.id == shared }
        }
        return connections.map { .connection($0) }
            + index.lentServices(of: number).map { .service($0) }
            + organization.sharedProfiles.map { .profiles($0) }
    }
}
