import TenantryModel

/// A domain that its organization has to prove.
struct DomainToProve {
    /// The claim, the first one that needs this proof.
    let domain: Domain
    /// The name that is proven.
    let name: Text
    /// What is known of it.
    let proof: KnownDomain?
}

extension OrganizationView {
    /// The domains that the organization has to prove by DNS, each name once; none where the policy
    /// asks for no proof, or where nothing is known of proofs.
    var domainsToProve: [DomainToProve] {
        guard desired.facts != nil, desired.policy.verified == .required,
            desired.isCatalogUnderstood
        else { return [] }
        var seen: Set<Text> = []
        return organization.domains.compactMap { domain in
            let name = domain.provenName
            guard domain.proof != .contract, seen.insert(name).inserted else { return nil }
            return DomainToProve(
                domain: domain,
                name: name,
                proof: desired.proof(of: name, for: organization)
            )
        }
    }
}
