import TenantryModel

/// Shows a hierarchy to Graphviz: `tenantry tree --format dot | dot -Tsvg`.
package struct DOTFormat: TreeRenderer {
    /// Makes one.
    package init() {}

    package func text(of report: TreeReport) -> String {
        var text = """
            digraph tenantry {
              rankdir=TB;
              node [shape=box, style=rounded, fontname="sans-serif"];
              edge [fontname="sans-serif"];

            """
        for node in report.nodes {
            let label = node.lines.map { $0.dotLabel + "\\l" }.joined()
            let style = node.state == .active ? "" : ", style=\"rounded,dashed\""
            text += "  \(node.id.string.dotName) [label=\"\(label)\"\(style)];\n"
        }
        for node in report.nodes {
            guard let parent = node.parent else { continue }
            text += "  \(parent.string.dotName) -> \(node.id.string.dotName);\n"
        }
        for node in report.nodes {
            for lender in node.borrowed {
                text +=
                    "  \(lender.string.dotName) -> \(node.id.string.dotName) "
                    + "[label=\"sign-in\", style=dashed, constraint=false];\n"
            }
        }
        return text + "}\n"
    }
}

extension String {
    /// The text as the name of a node: in quotes, where only a quotation mark ends it.
    ///
    /// A backslash is doubled, or one at the end would take the quotation mark with it.
    fileprivate var dotName: String { "\"\(escaped(for: .name))\"" }

    /// The text inside a label, where Graphviz also reads `\n`, `\N` and entities such as `&lt;`.
    fileprivate var dotLabel: String { escaped(for: .label) }

    private enum DOTPlace {
        case name
        case label
    }

    private func escaped(for place: DOTPlace) -> String {
        var result = String.UnicodeScalarView()
        for scalar in harmless.unicodeScalars {
            switch (scalar, place) {
            case ("\"", _): result.append(contentsOf: "\\\"".unicodeScalars)
            case ("\\", _): result.append(contentsOf: "\\\\".unicodeScalars)
            case ("&", .label): result.append(contentsOf: "&amp;".unicodeScalars)
            default: result.append(scalar)
            }
        }
        return String(result)
    }
}
