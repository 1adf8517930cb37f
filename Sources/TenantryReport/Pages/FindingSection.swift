import TenantryDiagnostics

/// Diagnostics on a page, each with its line.
struct FindingSection {
    let id: String
    let title: String
    let lead: String?
    let hasItems: Bool
    let items: [Item]
    let leftOut: String?

    /// One diagnostic.
    struct Item {
        let tone: Page.Tone
        let severity: String
        let code: String
        let message: String
        let place: String?
        let snippet: Snippet?
        let related: [Related]
        let help: [String]
    }

    /// The line, and what marks the place in it.
    struct Snippet {
        let line: String
        let mark: String
    }

    /// Another place.
    struct Related {
        let message: String
        let place: String
    }

    /// How many are shown.
    private static let limit = 500

    /// Lays diagnostics out, in their order.
    init(
        id: String,
        title: String,
        lead: String?,
        _ diagnostics: [Diagnostic],
        in files: SourceFiles,
        leftOut: Int = 0
    ) {
        self.id = id
        self.title = title
        self.lead = lead
        let shown = diagnostics.prefix(FindingSection.limit)
        items = shown.map { Item($0, in: files) }
        hasItems = !items.isEmpty
        let rest = leftOut + diagnostics.count - shown.count
        self.leftOut =
            rest == 0 ? nil : "\(rest.counted("finding")) more not shown: mend these first."
    }
}

extension FindingSection.Item {
    fileprivate init(_ diagnostic: Diagnostic, in files: SourceFiles) {
        switch diagnostic.severity {
        case .error: tone = .danger
        case .warning: tone = .watch
        case .notice: tone = .quiet
        }
        severity = diagnostic.severity.rawValue
        code = diagnostic.code.description
        message = diagnostic.message
        place = diagnostic.span?.lineAndColumn
        related = diagnostic.related.map {
            FindingSection.Related(message: $0.message, place: $0.span.lineAndColumn)
        }
        help = diagnostic.help
        guard let span = diagnostic.span, let file = files[span.file], !diagnostic.concealsSource
        else {
            snippet = nil
            return
        }
        let source = SourceSnippet(span, in: file)
        snippet = FindingSection.Snippet(line: source.line, mark: source.mark)
    }
}

extension SourceSpan {
    /// `file:line:column`.
    fileprivate var lineAndColumn: String { "\(file):\(start.line):\(start.column)" }

    /// `file:line`.
    var fileAndLine: String { "\(file):\(start.line)" }
}
