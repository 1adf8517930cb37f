import TenantryAccess
import TenantryModel

/// Claims that led somewhere without a proof, and need one after a plan: the policy asks for it
/// now, or a contract does not stand for it any more.
///
/// Otherwise a plan speaks of what holds once every claim is verified: whoever comes new is not
/// verified yet. What people already have is another matter.
struct ProvenClaims: Sendable {
    /// The live state, with what is known of its claims.
    let before: StateIndex
    /// The state after the plan, with what is known of claims that were there; new ones count.
    let after: StateIndex
    /// The places of the organizations with such claims, in the state after the plan.
    let organizations: Set<Int>
    private let claims: [Text]

    /// Looks for such claims; `nil` if there are none, or nobody has noted what is verified.
    ///
    /// - Complexity: O(*n*) in the number of claims.
    init?(_ current: State, _ outcome: State, _ facts: RuntimeFacts, on day: Day) {
        guard let verified = facts.verifiedDomains, outcome.catalog.policy.verified == .required
        else { return nil }
        let isNew = current.catalog.policy.verified != .required
        var claims: [Text] = []
        var places: Set<Int> = []
        let before = Set(
            current.organizations.flatMap(\.domains)
                .filter { verified.contains($0.provenName) }.map(\.name)
        )
        var after: Set<Text> = []
        for (place, organization) in outcome.organizations.enumerated() {
            let former = current.organization(organization.id)?.domains ?? []
            for domain in organization.domains {
                guard let old = former.named(domain.name) else {
                    after.insert(domain.name)
                    continue
                }
                if before.contains(domain.name) { after.insert(domain.name) }
                if isNew || old.proof != domain.proof {
                    claims.append(domain.name)
                    places.insert(place)
                }
            }
        }
        if claims.isEmpty { return nil }
        self.claims = claims
        organizations = places
        self.before = StateIndex(current, today: day, verified: before)
        self.after = StateIndex(outcome, today: day, verified: after)
    }

    /// The addresses that lead nowhere for want of a proof, and led somewhere.
    ///
    /// - Parameter promised: The state after the plan as it will be once all is verified: what
    ///   leads nowhere there, either, is said already.
    /// - Returns: One for each name.
    func moves(besides promised: StateIndex) -> [Consequence] {
        claims.compactMap { name in
            guard let old = before.route(ofHost: name), after.route(ofHost: name) == nil,
                promised.route(ofHost: name) != nil
            else { return nil }
            return .signInMoved(Consequence.SignInMove(host: name, before: old, after: nil))
        }
    }
}
