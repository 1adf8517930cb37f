import TenantryModel

/// Shows a hierarchy to Mermaid, which pull requests and wikis draw between ` ```mermaid ` fences.
package struct MermaidFormat: TreeRenderer {
    /// Makes one.
    package init() {}

    package func text(of report: TreeReport) -> String {
        // Numbers name the nodes: ids such as `end` are words of the language.
        var names: [Text: String] = [:]
        for (place, node) in report.nodes.enumerated() { names[node.id] = "n\(place + 1)" }
        func name(_ id: Text) -> String { names[id] ?? "n0" }
        var text = "flowchart TD\n"
        for node in report.nodes {
            let label = node.lines.map(\.mermaidLabel).joined(separator: "<br>")
            let style = node.state == .active ? "" : ":::off"
            text += "  \(name(node.id))[\"\(label)\"]\(style)\n"
        }
        for node in report.nodes {
            guard let parent = node.parent else { continue }
            text += "  \(name(parent)) --> \(name(node.id))\n"
        }
        for node in report.nodes {
            for lender in node.borrowed {
                text += "  \(name(lender)) -.->|\"sign-in\"| \(name(node.id))\n"
            }
        }
        return text + "  classDef off stroke-dasharray: 4 4\n"
    }
}

extension String {
    /// The text inside a label in quotes: letters, digits and blanks as they are, and dots and
    /// hyphens inside words; all else as an entity code, `#35;`, which no reader takes for grammar,
    /// Markdown or HTML.
    fileprivate var mermaidLabel: String {
        let scalars = Array(harmless.unicodeScalars)
        var result = String.UnicodeScalarView()
        for (place, scalar) in scalars.enumerated() {
            let isInside =
                place > 0 && place + 1 < scalars.count && scalars[place - 1].isWordInMermaid
                && scalars[place + 1].isWordInMermaid
            switch scalar {
            case " ": result.append(scalar)
            case ".", "-":
                if isInside { result.append(scalar) } else { result.append(entity: scalar) }
            default:
                if scalar.isWordInMermaid {
                    result.append(scalar)
                } else {
                    result.append(entity: scalar)
                }
            }
        }
        return String(result)
    }
}

extension String.UnicodeScalarView {
    fileprivate mutating func append(entity scalar: Unicode.Scalar) {
        append(contentsOf: "#\(scalar.value);".unicodeScalars)
    }
}

extension Unicode.Scalar {
    /// Whether it is a letter, a digit, or outside ASCII.
    fileprivate var isWordInMermaid: Bool {
        switch self {
        case "0"..."9", "a"..."z", "A"..."Z": true
        default: value > 0x7F
        }
    }
}
