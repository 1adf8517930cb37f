import TenantryDiagnostics
import TenantryModel

/// Flags sponsors who are not staff of the organization.
enum SponsorOutsideStaff: OrganizationRule {
    static let asksLive = true
    static let warns = true

    static let page = RulePage(
        "COL007",
        "a sponsor is not staff of the organization",
        why: """
            The sponsor is the one who is asked what outsiders do in the organization. Only \
            somebody of the business can answer for it: its owner, one of its admins, or anybody \
            with an address in a domain of its staff. In a group, that can be a staff domain of an \
            ancestor that lends its sign-in or its profiles. An address that leads to an \
            organization of another tree, which claims it more exactly, is not one of its staff; \
            that is a warning where it was applied already, or where it is not known what was.
            """,
        fix: "Name somebody of the business.",
        failing: Example(organization: acme(sponsor: "ada@bravo.example")),
        repaired: Example(organization: acme(sponsor: "ben@acme.example"))
    )

    static func check(_ organization: OrganizationView, _ findings: inout Findings) {
        let business = organization.organization
        for collaborator in business.collaborators
        where !collaborator.sponsor.isEmpty && !organization.hasEnded(collaborator) {
            let sponsor = collaborator.sponsor
            guard sponsor != business.ownerEmail,
                !business.admins.contains(where: { $0.email == sponsor }),
                !SponsorOfPartner.applies(to: collaborator, in: organization.desired)
            else { continue }
            let what: String
            var severity = page.severity
            switch organization.standing(of: sponsor) {
            case .staff, .undecided, .groupStaff: continue
            case .foreign(let owner):
                what = organization.staff(of: owner)
                let isOld = organization.mayHaveSaid { applied in
                    applied.collaborators.named(collaborator.id)?.sponsor == sponsor
                }
                if isOld { severity = .warning }
            case .consumer: what = "is a consumer of `\(organization.id)`, not staff"
            case .outside:
                guard organization.isUnderstood else { continue }
                what = "is not staff of `\(organization.id)`"
            }
            findings.report(
                page,
                "sponsor `\(sponsor)` \(what)",
                at: organization.place(collaborator, "sponsor"),
                severity: severity,
                help: "name the owner, an admin or somebody else of its staff: "
                    + "`sponsor: \(business.ownerEmail)`"
            )
        }
    }

    private static func acme(sponsor: String) -> String {
        ExampleOrganization(collaborator: ExampleCollaborator(sponsor: sponsor)).text
    }
}
