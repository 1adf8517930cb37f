import TenantryDiagnostics
import TenantryModel

/// Flags claims that decide although nothing brings any.
enum ClaimsWithoutSource: GridRule {
    static let page = RulePage(
        "USR017",
        "claims decide, but none arrive",
        why: """
            Claims come with a sign-in at the business, or with groups that its directory pushes. \
            Whoever signs in at the provider brings none, so nobody would get any role.
            """,
        fix: """
            Write `authorization: assigned`. If the business's groups should decide, let people \
            sign in there (`mode: federated`), or let its directory push them (`mode: hybrid` with \
            `lifecycle: business` and `provisioning: scim`).
            """,
        failing: .acme(users: "{ staff: { mode: provider, authorization: claims } }"),
        repaired: .acme(users: "{ staff: provider }")
    )

    static func concerns(_ mode: ManagementMode, _ authorization: Authorization?) -> Bool {
        authorization == .claims
    }

    static func refusal(of cell: ManagementCell, for people: People) -> GridRefusal {
        GridRefusal(
            field: "authorization",
            message: "claims decide about \(people), but none arrive at a sign-in of the provider",
            help: "write `authorization: assigned`",
            otherwise: "if groups of the business decide: \(people.line(.federated)) or "
                + people.line(.hybrid, .provider, .business, .scim, .claims)
        )
    }
}
