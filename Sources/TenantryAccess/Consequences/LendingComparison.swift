import TenantryModel

extension OrganizationComparison {
    /// What the organization lends no more, or lends now, to those below it; and what those above
    /// it lend to it, where it is below others.
    var lendingConsequences: [Consequence] {
        let lender = after?.id ?? before?.id ?? ""
        return consequences(
            from: before?.lendings.map { Loan(lender: lender, subject: $0) } ?? [],
            to: after?.lendings.map { Loan(lender: lender, subject: $0) } ?? [],
            newcomer: nil
        ) + borrowingConsequences
    }

    /// What is lent to the organization by those that are above it only before, or only afterwards.
    private var borrowingConsequences: [Consequence] {
        guard let before, let after,
            before.organization.parent != after.organization.parent
        else { return [] }
        let (old, new) = (before.loans, after.loans)
        // What a lender lends no more, or lends now, is said there.
        return consequences(
            from: old.filter { new.contains($0) || isLent($0, in: newIndex) },
            to: new.filter { old.contains($0) || isLent($0, in: oldIndex) },
            newcomer: after.id
        )
    }

    private func isLent(_ loan: Loan, in index: StateIndex) -> Bool {
        EffectiveOrganization(loan.lender, in: index)?.lendings.contains(loan.subject) ?? false
    }

    private func consequences(
        from old: [Loan],
        to new: [Loan],
        newcomer: Text?
    ) -> [Consequence] {
        guard old != new else { return [] }
        func lending(
            _ loan: Loan,
            _ organization: EffectiveOrganization?
        ) -> Consequence.Lending? {
            let below = organization.map { $0.index.descendants(of: $0.number).count } ?? 0
            let borrowers = below + (newcomer == nil ? 0 : 1)
            guard borrowers > 0 else { return nil }
            return Consequence.Lending(
                lender: loan.lender,
                subject: loan.subject,
                newcomer: newcomer,
                borrowers: borrowers
            )
        }
        let ended = old.filter { !new.contains($0) }.compactMap { lending($0, before) }
        let begun = new.filter { !old.contains($0) }.compactMap { lending($0, after) }
        return ended.map { .lendingEnded($0) } + begun.map { .lendingBegun($0) }
    }
}

/// Something that one organization lends.
private struct Loan: Hashable {
    let lender: Text
    let subject: Consequence.Lending.Subject
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

    /// What those above it lend to it while access is on.
    fileprivate var loans: [Loan] {
        guard isActive else { return [] }
        return index.ancestors(of: number).flatMap { place -> [Loan] in
            let lender = EffectiveOrganization(place, in: index)
            return lender.lendings.map { Loan(lender: lender.id, subject: $0) }
        }
    }
}
