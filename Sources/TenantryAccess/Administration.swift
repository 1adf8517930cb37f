package import TenantryModel

/// The right of one person to administer one organization.
package struct Administration: Hashable, Sendable {
    /// The person's address.
    package let email: Text
    /// The partner and its name for the person; `nil` for an admin of the business.
    package let partner: PartnerPerson?
    /// The admin role.
    package let role: Text
    /// The organization that they administer.
    package let organization: Text
    /// The organization whose file says so: itself, or an ancestor.
    package let source: Text
    /// The key of the collaboration in that file; `nil` for an admin.
    package let collaborator: Text?
    /// The services that it is about; all, if there are none.
    package internal(set) var services: [Text]
    /// Whether it covers everything below the source, too.
    package internal(set) var coversChildren: Bool
    /// The first day.
    package internal(set) var from: Day?
    /// The last day: of the collaboration, or of the person at the partner if that is earlier.
    package internal(set) var until: Day?
    /// Who at the business answers for it.
    package let sponsor: Text?

    /// A person of a partner.
    package struct PartnerPerson: Hashable, Sendable {
        /// The partner.
        package let partner: Text
        /// The person's id.
        package let person: Text
    }

    /// Whether the person comes from outside the business.
    package var isOutside: Bool { partner != nil }

    /// Whether it holds on a day.
    package func holds(on day: Day) -> Bool {
        (from.map { $0 <= day } ?? true) && (until.map { day <= $0 } ?? true)
    }

    /// Whether its last day is over.
    package func hasEnded(by day: Day) -> Bool { until.map { $0 < day } ?? false }

    /// The address of what says so.
    package var address: Address {
        let organization = Address(.organization, source)
        guard let collaborator else { return organization.child(.admin, Text("\(email)/\(role)")) }
        return organization.child(.collaborator, collaborator)
    }
}

extension Administration {
    /// What says so.
    package var reason: Reason {
        guard let partner else { return Reason(.admin(email, role: role), address) }
        return Reason(
            .collaboration(
                partner: partner.partner,
                role: role,
                from: from,
                until: until,
                sponsor: sponsor ?? ""
            ),
            address
        )
    }
}

extension EffectiveOrganization {
    /// Who may administer it, now, in future, or until lately; sorted by person, role and source.
    ///
    /// That is from its own file or an ancestor's, and nobody while access is off. Whoever leaves
    /// the partner before a collaboration begins never has what it gives.
    ///
    /// - Complexity: O(*depth* × *people* × log *n*).
    package var administrations: [Administration] {
        guard isActive else { return [] }
        var result = organization.admins.map { admin in
            Administration(
                email: admin.email,
                partner: nil,
                role: admin.role,
                organization: id,
                source: id,
                collaborator: nil,
                services: [],
                coversChildren: false,
                from: nil,
                until: nil,
                sponsor: nil
            )
        }
        result += collaborations(of: organization)
        if organization.parent != nil {
            for ancestor in index.ancestors(of: number) {
                let lender = index.state.organizations[ancestor]
                guard lender.collaborators.contains(where: \.children) else { continue }
                result += collaborations(of: lender).filter(\.coversChildren)
            }
        }
        return result.sorted { ($0.email, $0.role, $0.source) < ($1.email, $1.role, $1.source) }
    }

    private func collaborations(of source: Organization) -> [Administration] {
        source.collaborators.flatMap { collaborator -> [Administration] in
            guard let partner = index.partners[collaborator.partner], partner.state == .active
            else { return [] }
            return index.people(of: collaborator).compactMap { person in
                let until = [collaborator.until, person.until].compactMap { $0 }.min()
                if let from = collaborator.from, let until, until < from { return nil }
                return Administration(
                    email: person.email,
                    partner: .init(partner: partner.id, person: person.id),
                    role: collaborator.role,
                    organization: id,
                    source: source.id,
                    collaborator: collaborator.id,
                    services: collaborator.services,
                    coversChildren: collaborator.children,
                    from: collaborator.from ?? index.today,
                    until: until,
                    sponsor: collaborator.sponsor
                )
            }
        }
    }
}
