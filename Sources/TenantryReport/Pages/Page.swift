import TenantryDiagnostics

/// What a page shows: a head, and those sections that there is something to say in.
///
/// Values are texts as they come from files and stores; ``PageText`` makes them harmless. Mustache
/// reads stored properties only, by their names.
struct Page {
    /// The title.
    let title: String
    /// Which command made it.
    let kicker: String
    /// One sentence below the title.
    var lead: String?
    /// Totals.
    var counts: [Count] = []
    var hasCounts = false
    /// What reviewers approve.
    var digest: String?
    /// Whether something stands in the way, and what else must be known.
    var verdicts: [Mark] = []
    /// Links to the sections.
    private(set) var contents: [Link] = []
    private(set) var hasContents = false
    var refusals: RefusalSection?
    var expectations: FindingSection?
    var people: PeopleSection?
    var tree: TreeSection?
    var access: AccessSection?
    var bill: BillSection?
    var changes: ChangeSection?
    var drift: ChangeSection?
    var addresses: [AddressSection] = []
    var findings: FindingSection?

    /// Starts with nothing but a head.
    init(title: String, kicker: String) {
        self.title = title
        self.kicker = kicker
    }

    /// How a reader should take something: it becomes a class of the style sheet.
    enum Tone: String {
        /// Somebody loses something, or something is wrong.
        case danger
        /// It deserves a second look.
        case watch
        /// Somebody gets something.
        case gain
        /// Nothing to worry about.
        case quiet

        /// The tone of a sign: `-`, `~` or `!`, `+`.
        init(symbol: String) {
            switch symbol {
            case "-": self = .danger
            case "+": self = .gain
            default: self = .watch
            }
        }
    }

    /// Words in a tone.
    struct Mark {
        let tone: Tone
        let words: String
    }

    /// A total.
    struct Count {
        let tone: Tone
        let number: Int
        let words: String
    }

    /// A place on the page.
    struct Link {
        let id: String
        let title: String
        let count: String?
    }

    /// The page with links to its sections.
    var withContents: Page {
        var links: [Link] = []
        func add(_ id: String?, _ title: String?, _ count: Int?) {
            guard let id, let title else { return }
            links.append(Link(id: id, title: title, count: count.map { String($0) }))
        }
        add(refusals.map { _ in "refusals" }, "Guards", refusals?.items.count)
        add(expectations?.id, "Expectations", expectations?.items.count)
        add(people.map { _ in "people" }, "People", people?.count)
        add(tree.map { _ in "tree" }, "Hierarchy", nil)
        add(access.map { _ in "access" }, "Access", access?.count)
        add(bill.map { _ in "bill" }, "Bill", nil)
        add(changes?.id, "Changes", changes?.count)
        add(drift?.id, "Drift", drift?.count)
        for list in addresses { add(list.id, list.link, list.count) }
        add(findings?.id, "Findings", findings?.items.count)
        var page = self
        page.contents = links
        page.hasContents = links.count > 1
        page.hasCounts = !counts.isEmpty
        return page
    }

    /// Takes as many as a page shows, and says how many that leaves out and where they are.
    static func cut<Element>(
        _ elements: [Element],
        to limit: Int,
        _ noun: String,
        see place: String
    ) -> (shown: [Element], leftOut: String?) {
        guard elements.count > limit else { return (elements, nil) }
        let rest = (elements.count - limit).counted(noun)
        return (Array(elements.prefix(limit)), "\(rest) more not on this page: \(place)")
    }
}

extension Page.Tone: CustomStringConvertible {
    var description: String { rawValue }
}

/// Addresses below a title.
struct AddressSection {
    let id: String
    let title: String
    let link: String
    let lead: String?
    let count: Int
    let items: [String]
    let leftOut: String?
}
