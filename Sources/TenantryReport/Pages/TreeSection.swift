import TenantryDiagnostics
import TenantryModel

/// A hierarchy as lists inside lists, row by row.
struct TreeSection {
    let title: String
    let lead: String?
    let hasRows: Bool
    let rows: [Row]
    let leftOut: String?

    /// One organization.
    struct Row {
        let id: String
        let name: String
        let tone: Page.Tone
        let marks: [Page.Mark]
        let notes: [Note]
        /// Whether a list begins below it.
        let opens: Bool
        /// One for each list that ends behind it.
        let closes: [Bool]
    }

    /// Something about an organization on a line of its own.
    struct Note {
        let title: String
        let words: String
    }

    /// Browsers stop to nest lists at some depth; what is deeper stays at this one.
    private static let deepest = 32

    /// Lays a hierarchy out.
    ///
    /// - Parameters:
    ///   - title: What stands above it.
    ///   - lead: What stands below the title.
    ///   - nodes: The organizations, each parent before its children.
    ///   - marks: What happens to some of them.
    ///   - hidden: How many organizations are not among the nodes.
    ///   - limit: How many are shown.
    init(
        title: String,
        lead: String? = nil,
        _ nodes: [TreeReport.Node],
        marks: [Text: [Page.Mark]] = [:],
        hidden: Int = 0,
        limit: Int = .max
    ) {
        self.title = title
        self.lead = lead
        let shown = Array(nodes.prefix(limit))
        let rest = nodes.count - shown.count + hidden
        leftOut = rest == 0 ? nil : "\(rest.counted("organization")) not in this picture."
        let depths = shown.map { min($0.depth, TreeSection.deepest) }
        rows = shown.enumerated().map { place, node in
            let next = place + 1 < shown.count ? depths[place + 1] : 0
            let own = marks[node.id] ?? []
            let state: [Page.Mark] =
                node.state == .active ? [] : [Page.Mark(tone: .watch, words: node.state.rawValue)]
            return Row(
                id: node.id.string,
                name: node.name.string,
                tone: own.first?.tone ?? .quiet,
                marks: own + state,
                notes: node.layers.map { Note(title: $0.title, words: $0.words) },
                opens: next > depths[place],
                closes: Array(repeating: true, count: max(0, depths[place] - next))
            )
        }
        hasRows = !rows.isEmpty
    }
}
