import TenantryAccess
import TenantryDiagnostics
import TenantryModel
import TenantryNames

/// Flags what an organization without people of its own keeps from those below it.
enum UnsharedByGroup: OrganizationRule {
    static let page = RulePage(
        "ORG012",
        .warning,
        "an organization that only groups others keeps a connection to itself",
        why: """
            It has no users, and those below it may not use what it does not lend. So nobody can \
            sign in there, though everybody who reads the file believes so.
            """,
        fix: """
            Lend the connection with `share.connections`, or move it, as well as the domain, to \
            the organization whose people use it.
            """,
        failing: example(share: nil),
        repaired: example(share: "share: { connections: [entra] }")
    )

    static func check(_ organization: OrganizationView, _ findings: inout Findings) {
        let value = organization.organization
        guard value.users.isEmpty, !value.connections.isEmpty || !value.domains.isEmpty,
            !organization.desired.index.children[organization.number].isEmpty,
            value.sharedConnections.allSatisfy({ id in value.connections.contains { $0.id == id } }
            ),
            organization.isUnderstood
        else { return }
        // A `for` with people who are not declared is for another rule.
        for connection in value.connections
        where !value.sharedConnections.contains(connection.id) && connection.populations.isEmpty {
            let lent = (value.sharedConnections + [connection.id]).map(\.string)
                .joined(separator: ", ")
            findings.report(
                page,
                "connection `\(connection.id)` can be used by nobody: `\(value.id)` has no users "
                    + "and does not lend it",
                at: organization.place("connections", connection.id.string),
                help:
                    "lend it: `share: { connections: [\(lent)] }`, and write `for` with the people "
                    + "of those below whom it serves",
                "if nobody needs it, delete it"
            )
        }
        // What is lent may only assert addresses of the lender's domains.
        guard value.sharedConnections.isEmpty else { return }
        for domain in value.domains where !isOwners(domain, value) {
            findings.report(
                page,
                "`\(domain.name)` leads nowhere: `\(value.id)` has no users",
                at: organization.place("domains", domain.name.string),
                help: "move it to the organization below whose people have these addresses"
            )
        }
    }

    /// Whether the owner has an address there: then it says whose person that is.
    private static func isOwners(_ domain: Domain, _ organization: Organization) -> Bool {
        DomainNames.covers(domain.name.string, organization.ownerEmail.mailHost)
    }

    private static func example(share: String?) -> Example {
        let bravo = """
            id: bravo
            name: Bravo Group
            owner: { name: Bo Ek, email: bo@bravo.example }
            connections:
              - id: entra
                type: oidc
                \(share == nil ? "button: true" : "for: [staff]")
                issuer: https://login.microsoftonline.com/6babcaad-604b-40ac-a9d7-9fd97c0b779f/v2.0
                clientId: 2d4d11a2-f814-46a7-890a-274a72a7309e
                clientSecret: env:BRAVO_ENTRA_SECRET
                grants: { everyone: [support-desk/requester] }
            """
        return Example([
            "organizations/bravo.yaml": [bravo, share].compactMap { $0 }.joined(separator: "\n"),
            "organizations/north.yaml": """
            id: north
            name: Northern Clinic
            parent: bravo
            owner: { name: Dov Eck, email: dov@north.example }
            domains: [north.example]
            users: { staff: \(share == nil ? "provider" : "federated") }
            """,
        ])
    }
}
