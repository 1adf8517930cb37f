import TenantryAccess
import TenantryModel

/// Claims whose proof counts otherwise after a plan: the policy asks for it now, or no more, or a
/// contract stands for it, or does not any more.
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
    /// - Parameters:
    ///   - current: The live state, under the names that renames give.
    ///   - outcome: The state after the plan.
    ///   - proven: The live claims that were shown to belong to who makes them; `nil` while nobody
    ///     keeps book.
    ///   - day: The day that counts.
    /// - Complexity: O(*n*) in the number of claims.
    init?(_ current: State, _ outcome: State, proven: Set<Text>?, on day: Day) {
        let (old, new) = (current.catalog.policy, outcome.catalog.policy)
        guard let before = proven,
            old.verified == .required || new.verified == .required
        else { return nil }
        let isOtherPolicy = old.verified != new.verified
        let isContractOtherwise = old.allowContract != new.allowContract
        var claims: [Text] = []
        var places: Set<Int> = []
        var after: Set<Text> = []
        for (place, organization) in outcome.organizations.enumerated() {
            let former = current.organization(organization.id)?.domains ?? []
            for domain in organization.domains {
                guard let old = former.named(domain.name) else {
                    after.insert(domain.name)
                    continue
                }
                if before.contains(domain.name) { after.insert(domain.name) }
                let isOtherContract = isContractOtherwise && domain.proof == .contract
                if isOtherPolicy || isOtherContract || old.proof != domain.proof {
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

    /// The addresses that lead elsewhere, or nowhere, only because of what counts as a proof.
    ///
    /// - Parameter promised: The states before and after the plan as they are once all is
    ///   verified: what leads elsewhere there, too, is said already.
    /// - Returns: One for each name.
    func moves(besides promised: (before: StateIndex, after: StateIndex)) -> [Consequence] {
        claims.compactMap { name in
            let old = before.route(ofHost: name)
            let new = after.route(ofHost: name)
            let isSaid =
                promised.before.route(ofHost: name) != promised.after.route(ofHost: name)
            guard old != new, !isSaid else { return nil }
            return .signInMoved(Consequence.SignInMove(host: name, before: old, after: new))
        }
    }
}
