/// The forms in which a hierarchy is shown; each has one renderer.
package enum TreeFormat: String, CaseIterable, Sendable {
    /// For people at a terminal.
    case text
    /// For Graphviz.
    case dot
    /// For Mermaid, as pull requests and wikis draw it.
    case mermaid
    /// For programs; carries `format_version`.
    case json
    /// For people in a browser: one page that loads nothing.
    case html

    /// The renderer of a format.
    package func renderer(color: Bool) -> any TreeRenderer {
        switch self {
        case .text: TextFormat(style: TerminalStyle(color: color))
        case .dot: DOTFormat()
        case .mermaid: MermaidFormat()
        case .json: JSONFormat()
        case .html: HTMLFormat()
        }
    }
}

/// Turns a hierarchy into text: pure, the same text for the same hierarchy.
package protocol TreeRenderer: Sendable {
    /// Shows a hierarchy.
    func text(of report: TreeReport) -> String
}
