package import TenantryModel
import TenantryPlan

extension TextFormat {
    /// Shows all organizations as a table, or everything about one.
    package func text(of state: State, organization: Text?) -> String {
        guard let organization else { return table(of: state) }
        guard let found = state.organization(organization) else { return "" }
        let report = PlanReport(
            plan: Plan.showing(found),
            desired: State(catalog: state.catalog),
            positions: [:],
            today: Day(number: 0)
        )
        return report.plan.changes.map { lines(ofShown: $0.concealingSecrets) }.joined()
    }

    private func table(of state: State) -> String {
        let widths = (
            id: max(2, state.organizations.map(\.id.string.columns).max() ?? 0),
            state: 9,
            parent: max(6, state.organizations.map { ($0.parent?.string ?? "").columns }.max() ?? 0)
        )
        func row(_ id: String, _ state: String, _ parent: String, _ name: String) -> String {
            id.padded(to: widths.id) + "  " + state.padded(to: widths.state) + "  "
                + parent.padded(to: widths.parent) + "  " + name + "\n"
        }
        return style.paint(row("id", "state", "parent", "name"), .faint)
            + state.organizations.map {
                row(
                    $0.id.string.harmless,
                    $0.state.rawValue,
                    ($0.parent?.string ?? "").harmless,
                    $0.name.string.harmless
                )
            }.joined()
    }

    private func lines(ofShown change: Change) -> String {
        let depth = change.address.inside.count
        let indent = String(repeating: "  ", count: depth)
        let key = style.paint(change.address.key.string.harmless, .strong)
        let head = depth == 0 ? key : "\(indent)\(change.address.kind.word) \(key)"
        let keys = Description.of(change.address.kind).fields.filter { $0.role == .key }
            .map(\.name)
        let fields = change.fields.filter { !keys.contains($0.name) }
        let width = fields.map(\.name.columns).max() ?? 0
        return head + "\n"
            + fields.map {
                "\(indent)  \($0.name.padded(to: width))  \($0.after.shown)\n"
            }.joined()
    }
}

extension Plan {
    /// Everything that an organization says, as if it were new: for showing it.
    fileprivate static func showing(_ organization: Organization) -> Plan {
        Plan(
            Comparison(
                desired: State(organizations: [organization]),
                live: LiveSnapshot(lineage: ""),
                today: Day(number: 0)
            ),
            applied: State()
        )
    }
}
