import TenantryDiagnostics
import TenantryModel

/// Flags privileged roles that a whole population gets.
enum PrivilegedRoleForEveryone: GivenRoleRule {
    static let page = RulePage(
        "MAP010",
        .warning,
        "everybody gets a privileged role",
        why: """
            The catalog says of such a role that it is dangerous in many hands. Given to \
            everybody, each new account has it, also that of a trainee, a test, or whoever got \
            hold of a single password.
            """,
        fix: "Give it to a group that the business keeps small, or person by person.",
        failing: example("everyone: [pharmacy/prescriber]"),
        repaired: example("everyone: [pharmacy/reader], groups: { Doctors: [pharmacy/prescriber] }")
    )

    static func check(
        _ given: GivenRole,
        _ organization: LocalView,
        _ findings: inout Findings
    ) {
        guard case .role(let number, let role) = given.meaning else { return }
        let services = organization.catalog.services
        guard
            services[number].roles[role].privileged
                || !services[number].roles[role].includes.isEmpty,
            isForEverybody(given, organization)
        else { return }
        let service = services[number]
        guard let place = service.roles(with: role).first(where: { service.roles[$0].privileged })
        else { return }
        let people: String
        switch given.giver {
        case .connection(let index, _):
            let connection = organization.organization.connections[index].id
            people = "everybody who comes through `\(connection)`"
        case .population(let index):
            let users = organization.organization.users[index]
            people = "everybody among the \(People(users, of: organization.organization))"
        }
        let privileged = service.roles[place].id
        findings.report(
            page,
            "\(people) becomes `\(given.name)`"
                + (place == role
                    ? ", a privileged role"
                    : ", which includes the privileged "
                        + "`\(privileged)`"),
            at: organization.place(of: given),
            help: "give it to a group: `groups: { <group>: [\(given.name)] }` under `grants`",
            "or person by person",
            related: [
                (
                    "privileged",
                    .catalog("services", service.id.string, "roles", privileged.string)
                        .at("privileged")
                )
            ]
        )
    }

    private static func isForEverybody(
        _ given: GivenRole,
        _ organization: LocalView
    ) -> Bool {
        switch given.giver {
        case .connection(let index, let grant):
            organization.organization.connections[index].grants[grant].attribute.isEmpty
        case .population: true
        }
    }

    private static func example(_ grants: String) -> Example {
        Example([
            "catalog/pharmacy.yaml": """
            services:
              - id: pharmacy
                name: Pharmacy
                availability: everyone
                roles:
                  - { id: reader, for: staff }
                  - { id: prescriber, for: staff, privileged: true }
            """,
            "organizations/acme.yaml": """
            id: acme
            name: Acme Clinic
            owner: { name: Ada Berg, email: ada@acme.example }
            domains: [acme.example]
            \(Example.signIn)
                claims: { email: email, groups: groups }
                grants: { \(grants) }
            users: { staff: federated }
            billing: bill-acme
            """,
        ])
    }
}
