import TenantryAccess
import TenantryDiagnostics
import TenantryModel

/// Flags people who arrive by themselves where nobody hands out roles at arrival.
enum NewcomersWithoutRole: OrganizationRule {
    static let page = RulePage(
        "USR022",
        .notice,
        "people arrive by themselves and have no role at first",
        why: """
            Where accounts arise at the first sign-in, are pushed by a directory or by people \
            registering themselves, and where there are many consumers, nobody sits beside each \
            newcomer to give a role. Until somebody does, they see only what asks for none. For \
            staff whom the provider enters one by one that is no surprise, so nothing is said.
            """,
        fix: """
            Write `defaultRoles` with what everybody of the population needs, or accept that roles \
            are given one by one.
            """,
        failing: .acme(
            users: "{ consumers: provider }",
            "subscriptions: { meal-ordering: standard }"
        ),
        repaired: .acme(
            users: "{ consumers: { mode: provider, defaultRoles: [meal-ordering/patient] } }",
            "subscriptions: { meal-ordering: standard }"
        )
    )

    static func check(_ organization: OrganizationView, _ findings: inout Findings) {
        for index in organization.organization.users.indices
        where organization.organization.users[index].authorization == .assigned
            && organization.organization.users[index].defaultRoles.isEmpty
        {
            let users = organization.organization.users[index]
            guard
                users.population == .consumers || users.provisioning != Provisioning.none
                    || users.selfRegistration, organization.organization.state == .active,
                organization.cell(of: users)?.isValid == true,
                let role = users.population.flatMap({ population in
                    organization.missedRole(for: population) { $0.availability == .subscription }
                }), organization.isRead(users)
            else { continue }
            let people = People(users, of: organization.organization)
            findings.report(
                page,
                "new \(people) have no role and see nothing of `\(role.service)`",
                at: organization.place("users", people.population),
                help: "write `defaultRoles: [\(role)]`, or give roles one by one"
            )
        }
    }
}
