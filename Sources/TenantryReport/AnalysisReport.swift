package import TenantryAccess
package import TenantryDiagnostics
package import TenantryModel

/// What is said about people over one state, or over two.
package struct AnalysisReport: Sendable {
    /// What was found.
    package let content: Content
    /// The state that it is about, and the day.
    package let basis: Basis
    /// Where the reasons are declared.
    package let positions: [Reason: SourceSpan]

    /// Puts a report together.
    package init(_ content: Content, basis: Basis, positions: [Reason: SourceSpan] = [:]) {
        self.content = content
        self.basis = basis
        self.positions = positions
    }

    /// The kinds of questions.
    package enum Content: Sendable {
        /// How somebody signs in; and whether they reach a service, if that was asked.
        case signIn(SignInAnswer, service: Text?, isVerificationRequired: Bool)
        /// Who can reach and administer what.
        case access(AccessTable, AccessFilter)
        /// Why somebody has a role.
        case role(RoleQuestion, RoleAnswer)
        /// Who pays what, and what they paid.
        case bills([BillChange])
        /// What starts and ends.
        case calendar([CalendarEntry], days: Int)
    }

    /// Whether somebody has a role.
    package struct RoleQuestion: Sendable {
        /// The person, as typed.
        package let person: Text
        /// The role: an admin role, or `service/role`.
        package let role: Text
        /// The organization.
        package let organization: Text

        /// Asks.
        package init(person: Text, role: Text, organization: Text) {
            self.person = person
            self.role = role
            self.organization = organization
        }
    }

    /// A bill, and what it was before.
    package struct BillChange: Sendable {
        /// The account.
        package let account: Text
        /// What it pays live; `nil` where there is no such account.
        package let before: Bill?
        /// What it will pay; `nil` where there will be no such account.
        package let after: Bill?

        /// Pairs two bills of one account.
        package init(account: Text, before: Bill?, after: Bill?) {
            self.account = account
            self.before = before
            self.after = after
        }
    }

    /// Which state on which day.
    package struct Basis: Sendable {
        /// Desired or live.
        package let side: Side
        /// The day.
        package let today: Day

        /// Names a state and a day.
        package init(_ side: Side, today: Day) {
            self.side = side
            self.today = today
        }
    }

    /// Which of two states.
    package enum Side: String, CaseIterable, Sendable {
        /// What the files say.
        case desired
        /// What the store holds.
        case live

        /// Which, in a sentence.
        package var words: String {
            switch self {
            case .desired: "by the files"
            case .live: "in the live state"
            }
        }
    }
}

extension AnalysisReport.BillChange {
    /// Pairs the bills of two states, by account.
    ///
    /// - Complexity: O(*n* log *n*) in the number of accounts.
    package static func pairs(_ before: [Bill], _ after: [Bill]) -> [Self] {
        let old = Dictionary(before.map { ($0.account, $0) }) { first, _ in first }
        let new = Dictionary(after.map { ($0.account, $0) }) { first, _ in first }
        return Set(old.keys).union(new.keys).sorted().map { account in
            Self(account: account, before: old[account], after: new[account])
        }
    }
}

extension [AnalysisReport.BillChange] {
    /// The sums in each currency, sorted by currency; the greatest amount there is if that is too
    /// much to count.
    var totals: [(before: Money, after: Money)] {
        var totals: [Text: (before: Int, after: Int)] = [:]
        for bill in self {
            if let before = bill.before?.total {
                totals[before.currency, default: (0, 0)].before.addUpToMax(before.minor)
            }
            if let after = bill.after?.total {
                totals[after.currency, default: (0, 0)].after.addUpToMax(after.minor)
            }
        }
        return totals.sorted { $0.key < $1.key }.map { currency, total in
            (
                Money(minor: total.before, currency: currency),
                Money(minor: total.after, currency: currency)
            )
        }
    }
}

extension Int {
    fileprivate mutating func addUpToMax(_ other: Int) {
        let (sum, isTooMuch) = addingReportingOverflow(other)
        self = isTooMuch ? Int.max : sum
    }
}
