import TenantryDiagnostics
import TenantryModel

/// Flags a connection through which staff and consumers come without anything to tell them apart.
enum IndistinguishablePeople: LocalRule {
    static let page = RulePage(
        "IDP021",
        .warning,
        "staff and consumers cannot be told apart",
        why: """
            One connection serves both, and nothing in what it says tells which of the two \
            somebody is. A patient could come in as an employee, and with the roles of one.
            """,
        fix: """
            Write `for` with the one population that signs in there. If both do, declare a \
            connection for each, grant roles by an attribute, or claim a domain for each with `for`.
            """,
        failing: example(population: nil),
        repaired: example(population: "consumers")
    )

    static func check(_ organization: LocalView, _ findings: inout Findings) {
        guard organization.organization.users.count > 1 else { return }
        let connections = organization.organization.connections
        for index in connections.indices
        where connections[index].populations.count > 1 && connections[index].pin.isEmpty {
            let connection = connections[index]
            guard !connection.grants.contains(where: { !$0.attribute.isEmpty }),
                !isToldByDomain(connection, organization), organization.isUnderstood
            else { continue }
            findings.report(
                page,
                "staff and consumers of `\(organization.id)` cannot be told apart at "
                    + "`\(connection.id)`",
                at: organization.place("connections", connection.id.string),
                help: "write `for: [staff]` or `for: [consumers]`",
                "or grant roles by an attribute that only one of them has"
            )
        }
    }

    /// Whether each population has a domain of its own that leads there.
    private static func isToldByDomain(
        _ connection: Connection,
        _ organization: LocalView
    ) -> Bool {
        let domains = organization.organization.domains.filter { $0.via == connection.id }
        return domains.allSatisfy { $0.population != nil }
            && connection.populations.allSatisfy { population in
                domains.contains { $0.population == population }
            }
    }

    private static func example(population: String?) -> Example {
        let lines = population.map { "for: [\($0)]\n" } ?? ""
        return Example(
            connection: lines + """
                type: oidc
                issuer: https://id.acme.example/people
                clientId: healthyfoods
                clientSecret: env:ACME_PEOPLE_SECRET
                grants: { everyone: [meal-ordering/patient] }
                """,
            id: "people",
            users: population == nil
                ? "{ staff: federated, consumers: federated }"
                : "{ staff: provider, consumers: federated }",
            domains: population == nil
                ? "[{ name: acme.example, via: people }]"
                : "[{ name: acme.example, for: staff }, { name: my.acme.example, via: people }]"
        )
    }
}
