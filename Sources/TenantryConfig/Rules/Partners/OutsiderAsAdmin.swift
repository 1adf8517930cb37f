import TenantryAccess
import TenantryDiagnostics
import TenantryModel

/// Flags admins who are people of the provider or of a partner.
enum OutsiderAsAdmin: LocalRule {
    static let page = RulePage(
        "ADM003",
        "an admin belongs to the provider or to a partner",
        why: """
            An entry under `admins` has no end, no sponsor and no reason, so an outsider would \
            stay in the business for ever without anybody answering for it.
            """,
        fix: """
            Write people of a partner under `collaborators`, with an end and a sponsor. People of \
            the provider administer the platform and need no entry here.
            """,
        failing: Example(organization: acme(admin: "jane.roe@onboardly.example")),
        repaired: Example(organization: acme(admin: "ada@acme.example"))
    )

    static func check(_ organization: LocalView, _ findings: inout Findings) {
        for admin in organization.organization.admins
        where !admin.email.isEmpty && !organization.claims(exactly: admin.email) {
            let host = admin.email.mailHost
            // What the organization claims itself belongs to nobody else, or DOM009 says so.
            guard organization.organization.claim(on: host) == nil,
                let owner = organization.reservation(of: host)
            else { continue }
            findings.report(
                page,
                "admin `\(admin.email)` of `\(organization.id)` belongs to \(owner)",
                at: organization.place(admin, "email"),
                help: "name somebody of the business",
                "or write people of a partner under `collaborators`, with `until` and `sponsor`"
            )
        }
    }

    private static func acme(admin: String) -> String {
        ExampleOrganization(admins: "[{ email: \(admin), role: org-admin }]").text
    }
}
