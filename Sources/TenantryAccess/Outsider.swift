package import TenantryModel
import TenantryNames

/// Somebody whose address is at a domain of a partner, or of the provider itself: no organization
/// can claim that, and they sign in at the provider.
package struct Outsider: Hashable, Sendable {
    /// The partner; `nil` for the provider.
    package let partner: Text?
    /// The person; `nil` where the partner names nobody with the address.
    package let person: Person?
    /// What they administer, will administer, or administered.
    package let administrations: [Administration]
    /// The day on which they are looked at.
    package let today: Day
}

extension StateIndex {
    /// Who somebody is whose address no organization claims; `nil` if the catalog does not know the
    /// domain either.
    ///
    /// - Complexity: O(*n*) in the number of organizations where it is a partner's.
    func outsider(_ email: Text) -> Outsider? {
        let host = email.mailHost
        func isOf(_ domains: [Text]) -> Bool {
            domains.contains { DomainNames.covers($0.string, host) }
        }
        if let partner = catalog.partners.first(where: { isOf($0.domains) }) {
            let typed = email.string.lowercased()
            let person = partner.people.first { $0.email.string.lowercased() == typed }
            return Outsider(
                partner: partner.id,
                person: person,
                administrations: person.map { administrations(of: $0.email) } ?? [],
                today: today
            )
        }
        guard let provider = catalog.providers.first, isOf(provider.domains) else { return nil }
        return Outsider(partner: nil, person: nil, administrations: [], today: today)
    }

    private func administrations(of email: Text) -> [Administration] {
        state.organizations.indices.flatMap { place in
            EffectiveOrganization(place, in: self).administrations
                .filter { $0.isOutside && $0.email == email }
        }
    }
}

extension Outsider {
    /// Whether they sign in at the provider: its own people do, and those whom a partner names.
    package var signsIn: Bool { partner == nil || person != nil }

    /// What says who they are, and what they administer.
    var reasons: [Reason] {
        guard let partner else { return [Reason(.provider, Address(.provider, ""), "domains")] }
        let address = Address(.partner, partner)
        guard let person else { return [Reason(.partnerDomain(partner), address, "domains")] }
        let fact = Fact.person(person.id, email: person.email, until: person.until)
        return [Reason(fact, address.child(.person, person.id))] + administrations.map(\.reason)
    }
}
