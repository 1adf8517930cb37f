import Mustache

/// The templates of pages.
///
/// A value stands in `{{.name}}` only: the dot keeps Mustache from looking for it further out, and
/// two braces send it through ``PageText``, or in the template of messages through ``PageMessage``.
/// A test reads the templates for anything else.
enum PageTemplate: String, CaseIterable {
    /// The whole page.
    case page
    /// Why guards refuse.
    case refusals
    /// Diagnostics.
    case findings
    /// What it means for people.
    case people
    /// The hierarchy.
    case tree
    /// Access before and after.
    case access
    /// Who pays what.
    case bill
    /// Changes, root by root.
    case changes
    /// Addresses below a title.
    case addresses
    /// A sentence of ours, between tags and never in an attribute.
    case message

    /// What Mustache reads.
    ///
    /// Each template says how its values are escaped: one that is put into
    /// another does not take that over.
    var source: String {
        let type = self == .message ? PageMessage.name : PageText.name
        return "{{% CONTENT_TYPE:\(type)}}\n" + text
    }

    private var text: String {
        switch self {
        case .page: PageTemplate.layout
        case .refusals: PageTemplate.refusalList
        case .findings: PageTemplate.findingList
        case .people: PageTemplate.peopleList
        case .tree: PageTemplate.treeList
        case .access: PageTemplate.accessList
        case .bill: PageTemplate.billTable
        case .changes: PageTemplate.changeList
        case .addresses: PageTemplate.addressList
        case .message: PageTemplate.messageText
        }
    }

    /// Puts a page into the templates.
    ///
    /// - Complexity: O(*n*) in the size of the page.
    static func text(of page: Page) -> String {
        library.render(page, withTemplate: PageTemplate.page.rawValue) ?? ""
    }

    /// The templates, understood; a test parses each of them, so that none can be missing here.
    private static let library: MustacheLibrary = {
        var library = MustacheLibrary()
        for template in PageTemplate.allCases {
            guard let parsed = template.parsed else { continue }
            library.register(parsed, named: template.rawValue)
        }
        return library
    }()

    /// The template, understood; `nil` if Mustache refuses it.
    var parsed: MustacheTemplate? {
        MustacheContentTypes.register(PageText(), named: PageText.name)
        MustacheContentTypes.register(PageMessage(), named: PageMessage.name)
        return try? MustacheTemplate(string: source)
    }
}
