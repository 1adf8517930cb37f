import TenantryAccess
import TenantryModel

/// Claims whose proof counts otherwise after a plan: the policy asks for it now, or no more, or a
/// contract stands for it, or does not any more; or it goes with the claim, and what is left for
/// the same addresses has none.
///
/// Otherwise a plan speaks of what holds once every claim is verified: whoever comes new is not
/// verified yet. What people already have is another matter.
struct ProvenClaims: Sendable {
    /// The live state, with what is known of its claims.
    let before: StateIndex
    /// The state after the plan, with what is known of claims that were there; new ones count,
    /// unless they take the place of one that goes.
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
            let dropped = former.dropped(in: organization.domains).filter { domain in
                old.verified != .required || old.takes(domain, shown: before)
            }
            if !dropped.isEmpty {
                claims += dropped.map(\.name)
                places.insert(place)
            }
            for domain in organization.domains {
                guard let old = former.named(domain.name) else {
                    // What takes the place of a claim is no newcomer: people come in by it already.
                    if dropped.contains(where: domain.meets), !former.prove(domain, before) {
                        claims.append(domain.name)
                    } else {
                        after.insert(domain.name)
                    }
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
        self.claims = claims.withoutRepetition
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

extension [Domain] {
    /// The claims that are not among others.
    fileprivate func dropped(in others: [Domain]) -> [Domain] {
        self == others ? [] : filter { others.named($0.name) == nil }
    }

    /// Whether what was shown for these claims shows another one, too: one record is enough for
    /// `name` and `*.name`.
    fileprivate func prove(_ domain: Domain, _ proven: Set<Text>) -> Bool {
        contains { $0.provenName == domain.provenName && proven.contains($0.name) }
    }
}

extension [Text] {
    /// Each once, where it is first: one organization may take up what another drops.
    fileprivate var withoutRepetition: [Text] {
        var seen: Set<Text> = []
        return filter { seen.insert($0).inserted }
    }
}
