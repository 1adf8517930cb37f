import TenantryModel

extension StateIndex {
    /// The chain to an admin role that somebody does not have, up to the first link that breaks.
    func obstacle(
        to role: Text,
        of person: Text,
        at organization: EffectiveOrganization
    ) -> [Reason] {
        if let off = switchedOff(by: organization.number) {
            let owner = state.organizations[off]
            return [Reason(.switchedOff(owner.state), Address(.organization, owner.id), "state")]
        }
        for place in [organization.number] + ancestors(of: organization.number) {
            let source = state.organizations[place]
            for collaborator in source.collaborators where collaborator.role == role {
                guard
                    let found = people(of: collaborator).first(where: {
                        person.means(email: $0.email, named: (collaborator.partner, $0.id))
                    })
                else { continue }
                let address = Address(.organization, source.id)
                    .child(.collaborator, collaborator.id)
                let isCovered = place == organization.number || collaborator.children
                return [Reason(collaborator.fact, address)]
                    + (isCovered
                        ? [obstacle(to: found, of: collaborator)].compactMap { $0 }
                        : [Reason(.coversOnlyItself(source.id), address, "children")])
            }
        }
        return [Reason(.notGiven(role: role), Address(.organization, organization.id))]
    }

    /// Why a collaboration gives nothing to a person whom it names.
    private func obstacle(to person: Person, of collaborator: Collaborator) -> Reason? {
        guard let partner = partners[collaborator.partner] else { return nil }
        let address = Address(.partner, partner.id)
        guard partner.state == .active else {
            return Reason(.partnerOff(partner.id, partner.state), address, "state")
        }
        return Reason(
            .person(person.id, email: person.email, until: person.until),
            address.child(.person, person.id)
        )
    }

    /// The first link that breaks on the way from a sign-in to a role of a service.
    func obstacle(to role: RoleName, for signIn: SignIn) -> Reason? {
        guard let organization = EffectiveOrganization(signIn.organization, in: self),
            let users = organization.users(signIn.population)
        else { return nil }
        let root = Address(.organization, organization.id)
        let service = Address(.service, role.service)
        guard organization.services.contains(role.service) else {
            let missing = organization.missing(for: role.service)
            return missing == role.service
                ? Reason(.serviceMissing(missing), root)
                : Reason(.requirementMissing(missing, of: role.service), service, "requires")
        }
        if let audience = self.role(role)?.audience, !audience.includes(signIn.population) {
            return Reason(.roleFor(role, audience), service.child(.role, role.role), "for")
        }
        let population = root.child(.users, Text(signIn.population.rawValue))
        switch users.authorization {
        case .application:
            return Reason(.decidedByApplication(signIn.population), population, "authorization")
        case .assigned, nil:
            return Reason(.noDefaultRole(role, signIn.population), population, "defaultRoles")
        case .claims:
            guard let source = organization.sources(of: users, by: signIn.way).first else {
                return nil
            }
            let owner = Address(.organization, state.organizations[source.owner].id)
            return Reason(
                .noGrant(role, by: source.name),
                owner.child(.connection, source.connection.id),
                "grants"
            )
        }
    }
}

extension EffectiveOrganization {
    /// The service itself or the first one that it requires which the organization does not have.
    fileprivate func missing(for service: Text) -> Text {
        requirements(of: service).first { required in
            !offered.contains(required) || index.services[required]?.state == .retired
        } ?? service
    }
}

extension Collaborator {
    /// What the file says.
    fileprivate var fact: Fact {
        .collaboration(partner: partner, role: role, from: from, until: until, sponsor: sponsor)
    }
}
