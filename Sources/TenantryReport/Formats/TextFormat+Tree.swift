import TenantryModel

extension TextFormat: TreeRenderer {
    /// Shows who is below whom.
    package func text(of report: TreeReport) -> String {
        var text = ""
        // What stands in front of the children of the node last seen at each depth.
        var leads = [""]
        for (place, node) in report.nodes.enumerated() {
            leads.removeLast(max(0, leads.count - node.depth - 1))
            let lead = leads[leads.count - 1]
            let branch = node.depth == 0 ? "" : node.isLast ? "└─ " : "├─ "
            let inner = lead + (node.depth == 0 ? "" : node.isLast ? "   " : "│  ")
            leads.append(inner)
            let state = node.state == .active ? "" : " (\(node.state.rawValue))"
            text +=
                lead + branch + style.paint(node.id.string.harmless, .strong) + "  "
                + node.name.string.harmless + state + "\n"
            let next = place + 1 < report.nodes.count ? report.nodes[place + 1].depth : 0
            let below = inner + (next > node.depth ? "│  " : "   ")
            for layer in node.layers {
                text += below + style.paint(layer.title, .faint) + " \(layer.words.harmless)\n"
            }
        }
        return text
    }
}
