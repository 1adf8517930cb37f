import TenantryAccess
import TenantryDiagnostics
import TenantryModel

/// Flags two connections that are one registration at one identity provider.
enum SharedRegistration: WorkspaceRule {
    static let page = RulePage(
        "IDP005",
        "two connections use one registration",
        why: """
            What the identity provider signs is the same for both, so nothing in it says for which \
            organization somebody signs in: people of one can enter the other. Nor could \
            anybody tell for which of the two a person comes back from the sign-in.
            """,
        fix: """
            Declare the connection once, at the parent, and lend it with `share.connections`. If \
            the organizations are not related, let the identity provider register a client, or \
            an entity, for each.
            """,
        failing: Example([
            "organizations/acme.yaml": lender(lending: "services: [meal-ordering]"),
            "organizations/bravo.yaml": copier,
        ]),
        repaired: Example([
            "organizations/acme.yaml":
                lender(lending: "connections: [entra], services: [meal-ordering]"),
            "organizations/bravo.yaml": borrower,
        ])
    )

    /// Where a registration was seen first.
    private struct Seen {
        let organization: Int
        let connection: Int
    }

    private struct Registration: Hashable {
        let issuer: Text
        let client: Text
    }

    static func check(_ desired: DesiredIndex, _ findings: inout Findings) {
        var first: [Registration: Seen] = [:]
        first.reserveCapacity(desired.state.organizations.count)
        for (number, organization) in desired.state.organizations.enumerated() {
            for (index, connection) in organization.connections.enumerated() {
                guard let registration = registration(of: connection) else { continue }
                let seen = Seen(organization: number, connection: index)
                guard let earlier = first[registration] else {
                    first[registration] = seen
                    continue
                }
                report(seen, earlier, desired, &findings)
            }
        }
    }

    private static func registration(of connection: Connection) -> Registration? {
        switch connection.type {
        case .oidc:
            guard let issuer = connection.issuer, let client = connection.clientID else {
                return nil
            }
            return Registration(issuer: issuer.comparedIssuer, client: client)
        case .saml:
            return connection.entityID.map { Registration(issuer: $0, client: "") }
        case .directory, nil: return nil
        }
    }

    private static func report(
        _ later: Seen,
        _ earlier: Seen,
        _ desired: DesiredIndex,
        _ findings: inout Findings
    ) {
        let (one, other) = (names(earlier, desired), names(later, desired))
        let what =
            earlier.organization == later.organization
            ? "`\(one.connection)` and `\(other.connection)` of `\(one.organization)`"
            : "`\(one.organization)/\(one.connection)` and "
                + "`\(other.organization)/\(other.connection)`"
        findings.report(
            page,
            "\(what) use one registration",
            at: place(later, desired),
            help: help(later, earlier, desired),
            related: [("the same registration", place(earlier, desired))]
        )
    }

    private static func help(_ later: Seen, _ earlier: Seen, _ desired: DesiredIndex) -> String {
        let (one, other) = (names(earlier, desired), names(later, desired))
        if earlier.organization == later.organization {
            return "delete one of them, or let the identity provider register each by itself"
        }
        if desired.index.ancestors(of: later.organization).contains(earlier.organization) {
            return "delete `\(other.connection)`, let `\(one.organization)` lend "
                + "`\(one.connection)`, and write `via: \(one.organization)/\(one.connection)`"
        }
        if desired.index.ancestors(of: earlier.organization).contains(later.organization) {
            return "let `\(other.organization)` lend `\(other.connection)`: in its file "
                + "`share: { connections: [\(other.connection)] }`"
        }
        let shared = desired.index.ancestors(of: later.organization)
            .first(where: desired.index.ancestors(of: earlier.organization).contains)
            .map { "`\(desired.state.organizations[$0].id)`" }
        return "declare it at \(shared ?? "a parent of both") and lend it with "
            + "`share.connections`, or register each by itself"
    }

    private static func names(
        _ seen: Seen,
        _ desired: DesiredIndex
    ) -> (organization: Text, connection: Text) {
        let organization = desired.state.organizations[seen.organization]
        return (organization.id, organization.connections[seen.connection].id)
    }

    private static func place(_ seen: Seen, _ desired: DesiredIndex) -> Place {
        let connection =
            desired.state.organizations[seen.organization].connections[seen.connection]
        return Place(
            organization: seen.organization,
            "connections",
            connection.id.string,
            connection.type == .saml ? "entityId" : "clientId"
        )
    }
}

extension SharedRegistration {
    private static func lender(lending: String) -> String {
        """
        id: acme
        name: Acme Holding
        owner: { name: Ada Berg, email: ada@acme.example }
        domains: [acme.example]
        \(connection(secret: "ACME_SECRET"))
        users: { staff: federated }
        share: { \(lending) }
        subscriptions: { meal-ordering: standard }
        billing: bill-acme
        """
    }

    private static let copier = """
        id: bravo
        name: Bravo Clinic
        parent: acme
        owner: { name: Bo Lund, email: bo@bravo.example }
        domains: [bravo.example]
        \(connection(secret: "BRAVO_SECRET"))
        users: { staff: federated }
        """

    private static let borrower = """
        id: bravo
        name: Bravo Clinic
        parent: acme
        owner: { name: Bo Lund, email: bo@bravo.example }
        domains: [{ name: bravo.example, via: acme/entra }]
        users: { staff: federated }
        """

    private static func connection(secret: String) -> String {
        """
        connections:
          - id: entra
            type: oidc
            issuer: https://login.microsoftonline.com/6babcaad-604b-40ac-a9d7-9fd97c0b779f/v2.0
            clientId: 2d4d11a2-f814-46a7-890a-274a72a7309e
            clientSecret: env:\(secret)
            grants: { everyone: [meal-ordering/ward-clerk] }
        """
    }
}
