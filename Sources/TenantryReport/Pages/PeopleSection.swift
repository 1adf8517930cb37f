import TenantryAccess
import TenantryModel

/// What a plan means for people, by class, the most dangerous first.
struct PeopleSection {
    let count: Int
    let groups: [Group]

    /// The consequences of one class.
    struct Group {
        let title: String
        let tone: Page.Tone
        let number: Int
        let isOpen: Bool
        let items: [Item]
        let leftOut: String?
    }

    /// One consequence.
    struct Item {
        let symbol: String
        let sentence: String
        let code: String?
    }

    /// How many of a class that may be folded are shown.
    private static let limit = 500
    /// A class with more than this starts closed, if it may be folded.
    private static let manyAreClosed = 25

    /// Lays consequences out; `nil` if there are none.
    init?(_ consequences: [Consequence], _ facts: RuntimeFacts) {
        guard !consequences.isEmpty else { return nil }
        count = consequences.count
        groups = consequences.byClass.compactMap { name, members in
            guard let first = members.first else { return nil }
            // What takes something from people is never left out, however many it concerns.
            let (shown, leftOut) = Page.cut(
                members,
                to: name.isNeverFolded ? members.count : PeopleSection.limit,
                "consequence",
                see: "`--format json` lists all."
            )
            return Group(
                title: name.title,
                tone: Page.Tone(symbol: first.symbol),
                number: members.count,
                isOpen: name.isNeverFolded || members.count <= PeopleSection.manyAreClosed,
                items: shown.map {
                    Item(symbol: $0.symbol, sentence: $0.sentence(facts), code: $0.code)
                },
                leftOut: leftOut
            )
        }
    }
}

extension ConsequenceClass {
    /// What happens to whom, as a heading.
    var title: String {
        switch self {
        case .signInLost: "Cannot sign in any more"
        case .accessLost: "Lose services or roles"
        case .administrationLost: "Administer no more"
        case .lendingEnded: "Lent no more"
        case .signInMoved: "Sign in another way"
        case .outside: "Come in from outside"
        case .signInGained: "Can sign in for the first time"
        case .accessGained: "Get services or roles"
        case .administrationGained: "Become administrators"
        case .lendingBegun: "Are lent from now on"
        case .bill: "Pay another amount"
        }
    }
}
