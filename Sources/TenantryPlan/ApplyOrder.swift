package import TenantryModel

/// In which order changes are carried out.
///
/// ```text
/// deletions, the inside first          creations and updates, the outside first
///
///   waiver collaborator admin            provider policy
///   subscription domain users            service ─┬─ role
///   connection                                    └─ plan
///     └── organization (deepest first)   adminRole
///   billingAccount                       partner ─┬─ person
///   team person ── partner                        └─ team
///   adminRole                            organization (parents first)
///   plan role ── service                 billingAccount
///                                          └── connection users domain subscription …
/// ```
///
/// Before both, unique values that a change takes away are freed, so that a later change can give
/// them to somebody else: two organizations can swap their ids, or three in a ring.
package enum ApplyOrder {
    /// Returns the changes in two phases.
    ///
    /// - Parameters:
    ///   - changes: The changes of a plan.
    ///   - live: The state that they begin with, which knows whose parent is who goes.
    ///   - desired: The state that they lead to, which knows it of all others.
    /// - Returns: What to delete, in order; what to create and update, in order.
    /// - Complexity: O(*n* log *n*), if the hierarchy is not deep.
    package static func phases(
        of changes: [Change],
        from live: State,
        to desired: State
    ) -> (deletions: [Change], others: [Change]) {
        // Places are moved, not changes, which are long.
        let ranks = changes.indices.map { place in
            let address = changes[place].address
            guard address.kind == .organization else { return (position(of: address.kind), 0) }
            let state = changes[place].action == .delete ? live : desired
            return (position(of: address.kind), depth(of: address.key, in: state))
        }
        func sorted(_ places: [Int], before: ((Int, Int), (Int, Int)) -> Bool) -> [Change] {
            places.sorted { left, right in
                ranks[left] != ranks[right] ? before(ranks[left], ranks[right]) : left < right
            }.map { changes[$0] }
        }
        return (
            sorted(changes.indices.filter { changes[$0].action == .delete }) { $0 > $1 },
            sorted(changes.indices.filter { changes[$0].action != .delete }) { $0 < $1 }
        )
    }

    /// The place of a kind in the picture: what others refer to comes first.
    private static func position(of kind: Kind) -> Int {
        switch kind {
        case .provider, .policy: 0
        case .service: 1
        case .role, .plan: 2
        case .adminRole: 3
        case .partner: 4
        case .person: 5
        case .team: 6
        case .organization: 7
        case .billingAccount: 8
        case .connection: 9
        case .users, .domain, .subscription, .admin, .collaborator, .waiver: 10
        case .signInExpectation, .administrationExpectation, .billExpectation: 11
        }
    }

    /// How deep an organization lies below its root.
    private static func depth(of id: Text, in state: State) -> Int {
        var depth = 0
        var next = state.organization(id)?.parent
        while let id = next, depth < 1_000 {
            depth += 1
            next = state.organization(id)?.parent
        }
        return depth
    }
}
