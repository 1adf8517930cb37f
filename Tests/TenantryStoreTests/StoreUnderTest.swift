import TenantryConfig
import TenantryModel
import TenantryPlan
import TenantrySQLite
import TenantryStore
import TenantryTestSupport

/// The stores that must behave the same.
enum StoreUnderTest: String, CaseIterable, Sendable {
    case memory
    case sqlite

    /// Makes a store that holds nothing, and lends it.
    @discardableResult
    func use<Result>(_ body: (any StateStore, SQLiteFile?) throws -> Result) throws -> Result {
        switch self {
        case .memory: return try body(InMemoryStateStore(), nil)
        case .sqlite: return try SQLiteFile.use { file in try body(file.store, file) }
        }
    }
}

/// The day and the circumstances of all applies.
enum Circumstances {
    static let today = Day(number: 20_710)
    static let context = RunContext(
        actor: "ann@healthyfoods.example",
        tool: "1.2.3",
        commit: "0123abc",
        job: "https://ci.example/runs/7",
        moment: "2026-09-14T10:20:30Z"
    )
}

extension StateStore {
    /// What it holds; nothing while there was no apply.
    func live() throws -> LiveSnapshot? {
        do {
            let live = try read { transaction in try transaction.snapshot() }
            return live.revision == 0 && live.state == State() ? nil : live
        } catch StoreError.missing {
            return nil
        }
    }

    /// Makes the plan for a desired state, and carries it out.
    @discardableResult
    func converge(on desired: State, checkpoint: () throws -> Void = {}) throws -> Plan {
        try apply(Circumstances.context, checkpoint: checkpoint) { transaction in
            try transaction.prepared(for: desired)
        }
    }

    /// Makes the plan for a desired state.
    func plan(for desired: State) throws -> Plan {
        try read { transaction in try transaction.prepared(for: desired).plan }
    }

    /// The uids of last-applied copies do not matter here, their texts do.
    func appliedForms() throws -> [Address: CanonicalForm] {
        try read { transaction in
            try transaction.appliedForms(of: transaction.snapshot().applied.keys.sorted())
        }
    }
}

extension StateTransaction {
    /// Makes the plan for a desired state.
    func prepared(for desired: State, live: LiveSnapshot? = nil) throws -> PreparedPlan {
        let comparison = Comparison(
            desired: desired,
            live: try live ?? snapshot(),
            today: Circumstances.today
        )
        let forms = try appliedForms(of: comparison.suspects)
        let plan = Plan(comparison, applied: CanonicalReading.state(from: forms))
        return PreparedPlan(plan: plan, comparison: comparison) { root in Text("\(root).yaml") }
    }
}
