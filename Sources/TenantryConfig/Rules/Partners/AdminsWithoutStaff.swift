import TenantryAccess
import TenantryDiagnostics
import TenantryModel

/// Flags admins of organizations that have no staff.
enum AdminsWithoutStaff: LocalRule {
    static let page = RulePage(
        "ADM004",
        "there are admins but no staff",
        why: """
            Admins sign in as staff. Without that population there is no sign-in for them: \
            nobody of the business could administer anything.
            """,
        fix: "Declare the staff under `users`; `staff: provider` is the simplest way.",
        failing: Example(organization: acme(users: "{ consumers: \(consumers) }")),
        repaired: Example(organization: acme(users: "{ consumers: \(consumers), staff: provider }"))
    )

    static func check(_ organization: LocalView, _ findings: inout Findings) {
        guard !organization.organization.admins.isEmpty,
            organization.users(.staff) == nil,
            organization.isUnderstood
        else { return }
        findings.report(
            page,
            "`\(organization.id)` has admins but no staff: nobody of them can sign in",
            at: organization.place("admins"),
            help: "add `staff: provider` to `users`"
        )
    }

    private static let consumers = "{ mode: provider, defaultRoles: [meal-ordering/patient] }"

    private static func acme(users: String) -> String {
        ExampleOrganization(users: users).text
    }
}
