import TenantryAccess
import TenantryDiagnostics
import TenantryModel

/// Flags consumers whom nothing leads to the connection at which they have to sign in, or whom
/// that connection turns away.
enum ConsumersWithoutWayIn: OrganizationRule {
    static let page = RulePage(
        "USR024",
        .warning,
        "nothing leads consumers to their sign-in",
        why: """
            Patients and guests have addresses of mailbox providers, so no domain leads them to \
            the sign-in of the business. They come by the link `/o/<organization>`, and find \
            nothing there unless the connection has a button. And if the connection accepts only \
            addresses in domains of the business, it turns all of them away again.
            """,
        fix: """
            Write `button: true` at the connection and print the link `/o/<organization>`, with \
            `emailDomains: any` where consumers bring their own addresses. Or claim the domain of \
            their addresses with `for: consumers`.
            """,
        failing: example(""),
        repaired: example("\n    emailDomains: any")
    )

    static func check(_ organization: OrganizationView, _ findings: inout Findings) {
        guard let users = organization.effective.users(.consumers), users.credential == .business,
            organization.organization.state == .active,
            !organization.organization.domains.contains(where: { $0.population != .staff }),
            organization.cell(of: users)?.isValid == true
        else { return }
        let connections = organization.effective.usableConnections(for: .consumers)
            .filter(\.connection.isSignIn)
        let buttons = connections.filter(\.connection.button)
        guard let first = connections.first, organization.isUnderstood,
            isReached(first, organization)
        else { return }
        if buttons.isEmpty {
            findings.report(
                page,
                "no domain and no button leads consumers of `\(organization.id)` to "
                    + "`\(first.name)`",
                at: organization.place("users", "consumers"),
                help: "write `button: true` at the connection, and let consumers come by "
                    + "/o/\(organization.id)",
                "or claim the domain of their addresses: `{ name: …, for: consumers }`"
            )
        } else if organization.organization.domains.isEmpty,
            buttons.allSatisfy({ $0.connection.emailDomains == .own })
        {
            findings.report(
                page,
                "`\(buttons[0].name)` turns all consumers of `\(organization.id)` away: it "
                    + "accepts only addresses in domains of `\(organization.id)`, and there are "
                    + "none",
                at: organization.place("users", "consumers"),
                help: "write `emailDomains: any` at the connection",
                "or claim the domain of their addresses: `{ name: …, for: consumers }`"
            )
        }
    }

    /// Whether anybody gets to a connection; if not, another rule speaks of the connection.
    private static func isReached(
        _ usable: UsableConnection,
        _ organization: OrganizationView
    ) -> Bool {
        let owner = organization.desired.state.organizations[usable.owner]
        return usable.owner != organization.number || usable.connection.button
            || owner.sharedConnections.contains(usable.connection.id)
            || owner.domains.contains { $0.via == usable.connection.id }
    }

    private static func example(_ more: String) -> Example {
        .acme(
            domains: nil,
            users: "{ consumers: federated }",
            "\(Example.signInWithRole)\n    button: true\(more)"
        )
    }
}
