import TenantryPlan

/// Why guards refuse a plan.
struct RefusalSection {
    let items: [Item]

    /// One guard.
    struct Item {
        let name: String
        let code: String
        let sentence: String
    }

    /// Lays refusals out; `nil` if there are none.
    init?(_ refusals: [GuardRefusal]) {
        guard !refusals.isEmpty else { return nil }
        items = refusals.map {
            Item(name: $0.guarding.rawValue, code: $0.guarding.code, sentence: $0.sentence)
        }
    }
}
