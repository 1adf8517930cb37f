import TenantryAccess
import TenantryDiagnostics
import TenantryModel

/// Flags admins whose address is not one of the organization's staff.
enum AdminOutsideStaff: OrganizationRule {
    static let asksLive = true
    static let warns = true

    static let page = RulePage(
        "ADM001",
        "an admin is not staff of the organization",
        why: """
            Admins let people in and out. Somebody with a foreign or private address keeps that \
            power after leaving the business, and somebody whose domain is for consumers signs in \
            as a consumer and never reaches the administration. So an admin has an address in a \
            domain of the organization's staff. In a group, an address in a staff domain of an \
            ancestor is as good where the ancestor lends its sign-in or its profiles \
            (`share.connections`, `share.profiles`): those people are known in the organization. \
            Without any domain nobody can be an admin. A wildcard makes nobody staff whose address \
            leads to an organization of another tree, which claims it more exactly; that is a \
            warning where the admin was applied already, or where it is not known what was.
            """,
        fix: "Write an address in a domain of the staff, or add the domain if it is missing.",
        failing: Example(organization: acme(admin: "ada@acme-clinic.example")),
        repaired: Example(organization: acme(admin: "ada@acme.example"))
    )

    static func check(_ organization: OrganizationView, _ findings: inout Findings) {
        for admin in organization.organization.admins
        where !admin.email.isEmpty && !organization.claims(exactly: admin.email, for: .staff) {
            let what: String
            var severity = page.severity
            var stranger: Int?
            switch organization.standing(of: admin.email) {
            case .staff, .undecided, .groupStaff: continue
            case .foreign(let owner):
                stranger = owner
                what = organization.staff(of: owner)
                let isOld = organization.mayHaveSaid { applied in
                    applied.admins.contains { $0.email == admin.email }
                }
                if isOld { severity = .warning }
            case .consumer: what = "signs in as a consumer of `\(organization.id)`"
            case .outside: what = "is in no domain of `\(organization.id)`"
            }
            // Whoever is of the provider or a partner, or of an organization without staff, is
            // the matter of ADM003 and ADM004.
            let host = admin.email.mailHost
            guard organization.effective.users(.staff) != nil, organization.isUnderstood,
                organization.desired.reservation(of: host) == nil
            else { continue }
            findings.report(
                page,
                "admin `\(admin.email)` \(what)",
                at: organization.place(admin, "email"),
                severity: severity,
                help: advice(organization, host, claimedBy: stranger)
            )
        }
    }

    private static func advice(
        _ organization: OrganizationView,
        _ host: String,
        claimedBy stranger: Int?
    ) -> String {
        let domains = organization.organization.domains
            .filter { $0.population != .consumers }.map(\.name)
        let action =
            domains.isEmpty
            ? "write an address in a domain of the staff"
            : "write an address in \(domains.listed())"
        if let stranger {
            // It is in one of these domains, too.
            let owner = organization.desired.state.organizations[stranger]
            guard let claim = owner.claim(on: host) else { return action }
            return "\(action) that is not in `\(claim.name)`, which `\(owner.id)` claims"
        }
        let isFree =
            organization.desired.index.claims[Text(host)] == nil
            && !organization.desired.isFreeMail(host)
        return isFree ? "\(action), or add `\(host)` to `domains` if it is theirs" : action
    }

    private static func acme(admin: String) -> String {
        ExampleOrganization(admins: "[{ email: \(admin), role: org-admin }]").text
    }
}
