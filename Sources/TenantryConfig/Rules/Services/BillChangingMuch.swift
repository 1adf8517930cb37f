import TenantryAccess
import TenantryDiagnostics
import TenantryModel

/// Flags billing accounts that will pay much more or much less than they do now.
enum BillChangingMuch: WorkspaceRule {
    static let asksLive = true

    static let page = RulePage(
        "BIL006",
        .warning,
        "a monthly bill changes by more than a quarter",
        why: """
            Whoever pays sees the sum, not the lines. A price, a plan or a number of seats that is \
            off by one digit reaches them as a bill, weeks after the merge. Only the live state \
            knows what they pay now; without it this rule is silent.
            """,
        fix: """
            Make sure that whoever pays has agreed to the new sum. A first bill, and one that \
            ends, are told by the plan and not counted here.
            """,
        failing: example("large"),
        repaired: example("standard")
    )

    static func check(_ desired: DesiredIndex, _ findings: inout Findings) {
        guard let live = desired.live, mayDiffer(live, desired.state) else { return }
        let before = StateIndex(live, today: desired.workspace.today).bills()
        let after = desired.index.bills()
        for bill in after {
            guard let old = before.first(where: { $0.account == bill.account })?.total,
                old.currency == bill.currency, old.minor > 0, bill.total.minor > 0,
                abs(bill.total.minor - old.minor) > old.minor / 4
            else { continue }
            findings.report(
                page,
                "the monthly bill of `\(bill.account)` goes from \(old) to \(bill.total)",
                at: .catalog("billingAccounts", bill.account.string),
                help: "make sure that `\(bill.owner)` has agreed to it"
            )
        }
    }

    /// Whether anything is different that a bill is made of: mostly nothing is, and then nothing
    /// need be added up.
    private static func mayDiffer(_ live: State, _ desired: State) -> Bool {
        guard live.organizations.count == desired.organizations.count,
            live.catalog.services == desired.catalog.services
        else { return true }
        return live.organizations.indices.contains { place in
            live.organizations[place].id != desired.organizations[place].id
                || live.organizations[place].billing != desired.organizations[place].billing
                || live.organizations[place].parent != desired.organizations[place].parent
                || live.organizations[place].state != desired.organizations[place].state
                || live.organizations[place].subscriptions
                    != desired.organizations[place].subscriptions
        }
    }

    private static func example(_ plan: String) -> Example {
        Example(
            [
                "organizations/acme.yaml": ExampleOrganization(
                    subscriptions: "{ meal-ordering: \(plan) }"
                ).text
            ],
            live: [
                "organizations/acme.yaml": ExampleOrganization(
                    subscriptions: "{ meal-ordering: standard }"
                ).text
            ]
        )
    }
}
