package import TenantryModel
import TenantryNames

extension Organization {
    /// The claim of its own that a mail host falls under, the most exact one.
    ///
    /// - Complexity: O(*domains*).
    package func claim(on host: String) -> Domain? {
        var best: (domain: Domain, exactness: Int)?
        for domain in domains where DomainNames.covers(domain.name.string, host) {
            let exactness = domain.exactness
            if exactness > best?.exactness ?? 0 { best = (domain, exactness) }
        }
        return best?.domain
    }

    /// Whether one of its administrators has an address at one of these names, or below it.
    ///
    /// - Complexity: O(*administrators* × *labels*).
    package func hasAdministrator(under names: Set<Substring>) -> Bool {
        !names.isEmpty
            && admins.contains { DomainNames.isListed($0.email.mailHost[...], in: names) }
    }
}

extension Domain {
    /// How exact the claim is: the number of labels counts first, then an exact name before a
    /// wildcard.
    package var exactness: Int {
        2 * DomainNames.labels(name.string) + (isWildcard ? 0 : 1)
    }

    /// Whether there are addresses for which both claims speak.
    package func meets(_ other: Domain) -> Bool {
        DomainNames.covers(name.string, other.name.string)
            || DomainNames.covers(other.name.string, name.string)
    }
}

extension Policy {
    /// Whether a claim is proven: by what was shown for it, or by a contract where these are taken.
    package func takes(_ domain: Domain, shown: Set<Text>) -> Bool {
        (domain.proof == .contract && allowContract) || shown.contains(domain.name)
    }
}

extension StateIndex {
    /// The claim of any organization that a mail host falls under, the most exact one; a claim that
    /// is known to be unverified is none.
    ///
    /// - Complexity: O(*labels*).
    package func claim(on host: Text) -> (organization: Int, domain: Domain)? {
        claim(on: host) { _, domain in counts(domain) }
    }

    /// The claim that would be the most exact one for a mail host if it were verified, which it is
    /// not.
    ///
    /// - Complexity: O(*labels*).
    package func unverifiedClaim(on host: Text) -> (organization: Int, domain: Domain)? {
        guard verified != nil, let found = claim(on: host, where: { _, _ in true }),
            !counts(found.domain)
        else { return nil }
        return found
    }

    /// Whether a claim leads anywhere: it is verified, or a contract says so and the policy takes
    /// contracts, or nobody asks.
    func counts(_ domain: Domain) -> Bool {
        guard let verified else { return true }
        return catalog.policy.takes(domain, shown: verified)
    }

    /// The claim of any organization that a mail host falls under, the most exact one that counts.
    ///
    /// - Complexity: O(*labels*).
    package func claim(
        on host: Text,
        where counts: (_ organization: Int, _ domain: Domain) -> Bool
    ) -> (organization: Int, domain: Domain)? {
        if let found = claimed(host), counts(found.organization, found.domain) { return found }
        for name in DomainNames.suffixes(of: host.string[...]) {
            if let found = claimed(Text("*.\(name)")), counts(found.organization, found.domain) {
                return found
            }
        }
        return nil
    }

    private func claimed(_ name: Text) -> (organization: Int, domain: Domain)? {
        guard let number = claims[name]?.first,
            let domain = state.organizations[number].domains.first(where: { $0.name == name })
        else { return nil }
        return (number, domain)
    }

    /// The persons whom a collaboration brings; names that the partner does not have are left out.
    ///
    /// - Complexity: O(*people* × log *n*).
    package func people(of collaborator: Collaborator) -> [Person] {
        guard let partner = partners[collaborator.partner] else { return [] }
        let team = collaborator.team.flatMap { partner.teams.named($0) }?.people ?? []
        return (team + collaborator.people).compactMap { partner.people.named($0) }
    }
}

extension Text {
    /// What is behind the `@` of an e-mail address; nothing where there is none.
    package var mailHost: String {
        guard let at = string.utf8.lastIndex(of: UInt8(ascii: "@")) else { return "" }
        return String(string[string.utf8.index(after: at)...])
    }
}
