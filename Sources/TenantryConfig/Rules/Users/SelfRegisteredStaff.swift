import TenantryDiagnostics
import TenantryModel

/// Flags staff who may register themselves.
enum SelfRegisteredStaff: OrganizationRule {
    static let page = RulePage(
        "USR023",
        .warning,
        "anybody can register as staff",
        why: """
            Staff see what patients and consumers must not see. With self-registration a stranger \
            who finds the page, or somebody who left the business, becomes staff without anybody \
            of the business saying yes.
            """,
        fix: """
            Delete `selfRegistration` and invite the staff. Where the business has a directory or \
            a sign-in of its own, connect it.
            """,
        failing: .acme(users: "{ staff: { mode: provider, selfRegistration: true } }"),
        repaired: .acme(users: "{ staff: provider }")
    )

    static func check(_ organization: OrganizationView, _ findings: inout Findings) {
        for users in organization.organization.users
        where users.selfRegistration && users.population == .staff && users.mode == .provider {
            findings.report(
                page,
                "anybody could register as staff of `\(organization.id)`",
                at: organization.place("users", "staff", "selfRegistration"),
                help: "delete `selfRegistration` and invite the staff"
            )
        }
    }
}
