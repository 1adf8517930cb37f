import TenantryAccess
import TenantryModel

extension GuardedPlan {
    /// What was never applied, stays alone, and stands in the way: it refers to what the plan
    /// removes, or has what only one can have, and what the plan gives to somebody else.
    ///
    /// No store could carry the plan out and leave it as it is.
    ///
    /// - Complexity: O(*n*) in the size of the state, where something was never applied.
    var inTheWay: [Address] {
        guard !plan.unmanaged.isEmpty else { return [] }
        let gone = Set(deletions.map(\.address))
        let alone = Set(plan.unmanaged)
        let taken = after.state.organizations.reduce(into: Set<Exclusive>()) {
            taken,
            organization in
            if !alone.contains(Address(.organization, organization.id)) {
                taken.formUnion(organization.exclusives)
            }
        }
        return plan.unmanaged.filter { root in
            !gone.isDisjoint(with: references(of: root))
                || !taken.isDisjoint(with: organization(root)?.exclusives ?? [])
        }
    }

    private func references(of root: Address) -> [Address] {
        switch root.kind {
        case .organization: organization(root)?.references ?? []
        case .billingAccount:
            after.billingAccounts[root.key].map { [Address(.organization, $0.owner)] } ?? []
        case .service: after.services[root.key]?.requires.map { Address(.service, $0) } ?? []
        case .provider, .policy, .role, .plan, .adminRole, .partner, .person, .team, .domain,
            .connection, .users, .subscription, .admin, .collaborator, .waiver, .signInExpectation,
            .administrationExpectation, .billExpectation:
            []
        }
    }

    private func organization(_ root: Address) -> Organization? {
        root.isInOrganization ? after.state.organization(root.key) : nil
    }
}

/// What only one organization can have.
private enum Exclusive: Hashable {
    case domain(Text)
    /// A client at an identity provider.
    case client(issuer: Text, id: Text)
    case entityID(Text)
}

extension Organization {
    fileprivate var exclusives: [Exclusive] {
        domains.map { .domain($0.name) }
            + connections.compactMap { connection in
                switch connection.type {
                case .oidc:
                    .client(issuer: connection.issuer ?? "", id: connection.clientID ?? "")
                case .saml: connection.entityID.map { .entityID($0) }
                case .directory, nil: nil
                }
            }
    }
}
