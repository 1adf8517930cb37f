import TenantryAccess
import TenantryDiagnostics
import TenantryModel

/// Flags a subscription per seat with fewer seats than there are people.
enum MorePeopleThanSeats: SubscriptionRule {
    static let asksLive = true

    static let page = RulePage(
        "SUB009",
        .warning,
        "there are more people than seats",
        why: """
            A seat is paid for one of the staff. With more accounts than seats somebody uses what \
            nobody pays, and the next bill, or the next inventory, is a surprise.
            """,
        fix: "Raise `seats`, or suspend the accounts of those who left.",
        failing: Example(["organizations/acme.yaml": acme(seats: 25)], facts: staff),
        repaired: Example(["organizations/acme.yaml": acme(seats: 30)], facts: staff)
    )

    static func check(
        _ subscribed: SubscribedService,
        of organization: OrganizationView,
        _ findings: inout Findings
    ) {
        guard let facts = organization.desired.facts, subscribed.plan?.per == .seat,
            let seats = subscribed.subscription.seats,
            !subscribed.subscription.hasEnded(by: organization.today)
        else { return }
        let people = facts.accounts(of: .staff, at: organization.id).active
        guard people > seats else { return }
        let service = subscribed.service.id.string
        findings.report(
            page,
            "\(people.counted("active staff account")), \(seats.counted("seat")) of `\(service)`",
            at: organization.place("subscriptions", service, "seats"),
            help: "raise `seats` to \(people), or suspend accounts that nobody uses"
        )
    }

    private static func acme(seats: Int) -> String {
        ExampleOrganization(
            subscriptions:
                "{ meal-ordering: standard, menu-planning: { plan: team, seats: \(seats) } }"
        ).text
    }

    private static let staff = RuntimeFacts(
        populations: [PopulationName("acme", .staff): AccountCount(active: 27, suspended: 3)]
    )
}
