import TenantryDiagnostics
import TenantryModel

/// Flags staff who may register themselves, and whoever may with a domain that nobody has proven.
enum SelfRegisteredStaff: OrganizationRule {
    static let asksLive = true

    static let page = RulePage(
        "USR023",
        .warning,
        "anybody can register as staff",
        why: """
            Staff see what patients and consumers must not see. With self-registration a stranger \
            who finds the page, or somebody who left the business, becomes staff without anybody \
            of the business saying yes. Consumers may register themselves, but not at a domain of \
            which nobody has shown whose it is: they would be taken for people of the business.
            """,
        fix: """
            Delete `selfRegistration` and invite the staff. Where the business has a directory or \
            a sign-in of its own, connect it. Where a domain is not proven, verify it first.
            """,
        failing: .acme(users: "{ staff: { mode: provider, selfRegistration: true } }"),
        repaired: .acme(users: "{ staff: provider }")
    )

    static func check(_ organization: OrganizationView, _ findings: inout Findings) {
        for users in organization.organization.users
        where users.selfRegistration && users.mode == .provider {
            guard users.population == .staff else {
                reportUnproven(users, organization, &findings)
                continue
            }
            findings.report(
                page,
                "anybody could register as staff of `\(organization.id)`",
                at: organization.place("users", "staff", "selfRegistration"),
                help: "delete `selfRegistration` and invite the staff"
            )
        }
    }

    private static func reportUnproven(
        _ users: UserManagement,
        _ organization: OrganizationView,
        _ findings: inout Findings
    ) {
        let unproven = organization.domainsToProve.filter { claim in
            claim.domain.population == users.population && claim.proof?.state != .verified
        }.map(\.name)
        guard let population = users.population, let first = unproven.first else { return }
        findings.report(
            page,
            "anybody could register as one of the \(population.rawValue) of `\(organization.id)` "
                + "at \(unproven.listed()), which is not verified",
            at: organization.place("users", population.rawValue, "selfRegistration"),
            help: "verify it first: tenantry verify \(first)",
            "or delete `selfRegistration` until then"
        )
    }
}
