import TenantryDiagnostics
import TenantryModel

/// Explains removals of what accounts belong to.
enum AccountsLeftBehind: GuardRule {
    static let page = RulePage(
        "PLN001",
        .notice,
        "something goes although accounts belong to it",
        why: """
            Accounts belong to the identity server: tenantry counts them and removes none. Without \
            its organization an account is nobody's, and without the connection through which \
            somebody comes they cannot be found again: whoever came back would be a stranger with \
            a new and empty account.
            """,
        fix: """
            Move or delete the accounts in the identity server, then apply again. Until then keep \
            the connection beside its successor, and the organization `retired`: nobody can sign \
            in there, and nothing is lost. No option lifts this.
            """,
        failing: Example(
            ["organizations/acme.yaml": withoutGuests],
            live: ["organizations/acme.yaml": ChangingAcme().text],
            facts: guests
        ),
        repaired: Example(
            ["organizations/acme.yaml": withoutGuests],
            live: ["organizations/acme.yaml": ChangingAcme().text]
        )
    )

    private static let withoutGuests = """
        id: acme
        name: Acme Clinic
        owner: { name: Ada Berg, email: ada@acme.example }
        domains: [acme.example]
        users: { staff: provider }
        admins: [{ email: ada@acme.example, role: org-admin }]
        subscriptions: { meal-ordering: standard }
        billing: bill-acme
        """

    /// Twelve guests who come through the connection that goes.
    private static var guests: RuntimeFacts {
        let who = PopulationName("acme", .consumers)
        let use = ConnectionUse(
            who,
            through: Address(.organization, "acme").child(.connection, "guests")
        )
        let count = AccountCount(active: 12)
        return RuntimeFacts(populations: [who: count], connections: [use: count])
    }
}
