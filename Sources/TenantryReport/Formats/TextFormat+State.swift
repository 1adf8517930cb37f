package import TenantryModel
import TenantryPlan

extension TextFormat {
    /// Shows all organizations as a table, or everything about some roots.
    package func text(of state: State, roots: [Address]?) -> String {
        guard let roots else { return table(of: state) }
        // Everything that they say, as if they were new.
        return Differ.changes(from: State(), to: state.reduced(to: roots))
            .map { lines(ofShown: $0.concealingSecrets) }.joined()
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
        let name = depth == 0 ? change.address.description : change.address.key.string
        let painted = style.paint(name.harmless, .strong)
        let head = depth == 0 ? painted : "\(indent)\(change.address.kind.word) \(painted)"
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
