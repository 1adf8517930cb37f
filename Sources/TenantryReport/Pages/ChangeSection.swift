import TenantryDiagnostics
import TenantryModel
import TenantryPlan

/// Changes, root by root and field by field: what goes first, what comes last.
struct ChangeSection {
    let id: String
    let title: String
    let lead: String?
    let isSearched: Bool
    let count: Int
    let roots: [Root]
    let leftOut: String?

    /// An organization, or a thing of the catalog.
    struct Root {
        let symbol: String
        let tone: Page.Tone
        let name: String
        let words: String
        let place: String?
        let isOpen: Bool
        let changes: [Entry]
    }

    /// One thing that changes.
    struct Entry {
        let tone: Page.Tone
        /// What it is; `nil` for the root itself.
        let title: Title?
        let hasFields: Bool
        let fields: [Value]
    }

    /// A thing inside a root.
    struct Title {
        let symbol: String
        /// What the symbol says, for those who hear the page.
        let action: String
        let words: String
        let place: String?
    }

    /// One field.
    struct Value {
        let name: String
        let before: String?
        let after: String?
    }

    /// How many roots are shown.
    private static let limit = 300
    /// With more than this they start closed.
    private static let manyAreClosed = 20

    /// Lays changes out; `nil` if there are none.
    init?(
        id: String,
        title: String,
        lead: String? = nil,
        isSearched: Bool,
        _ changes: [Change],
        _ positions: [Address: SourceSpan]
    ) {
        guard !changes.isEmpty else { return nil }
        let roots = changes.byRoot
            .map { (address: $0.root, changes: $0, action: $0.rootAction) }
            .sorted { ($0.action.danger, $0.address) < ($1.action.danger, $1.address) }
        let cut = Page.cut(roots, to: ChangeSection.limit, "thing", see: "`--format json` has all.")
        self.id = id
        self.title = title
        self.lead = lead
        self.isSearched = isSearched
        count = roots.count
        leftOut = cut.leftOut
        self.roots = cut.shown.map { root in
            Root(
                symbol: root.action.symbol,
                tone: Page.Tone(symbol: root.action.symbol),
                name: root.address.description,
                words: root.action.participle,
                place: positions[root.address]?.fileAndLine,
                isOpen: roots.count <= ChangeSection.manyAreClosed,
                changes: root.changes.map { Entry($0, positions) }
            )
        }
    }
}

extension ChangeSection.Entry {
    fileprivate init(_ change: Change, _ positions: [Address: SourceSpan]) {
        let symbol = change.action.symbol
        tone = Page.Tone(symbol: symbol)
        title =
            change.address.isRoot
            ? nil
            : ChangeSection.Title(
                symbol: symbol,
                action: change.action.participle,
                words: "\(change.address.kind.word) \(change.address.key)",
                place: positions[change.address]?.fileAndLine
            )
        fields = change.fieldsWorthShowing.map { field in
            ChangeSection.Value(
                name: field.name,
                before: change.action == .create ? nil : field.before.shown,
                after: field.after.shown
            )
        }
        hasFields = !fields.isEmpty
    }
}

extension Action {
    /// The place in the order of danger.
    fileprivate var danger: Int {
        switch self {
        case .delete: 0
        case .update: 1
        case .create: 2
        }
    }

    /// What happened to a thing, after the plan.
    var participle: String {
        switch self {
        case .create: "added"
        case .update: "changed"
        case .delete: "removed"
        }
    }
}
