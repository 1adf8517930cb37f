import TenantryDiagnostics
import TenantryModel

/// Flags an organization that uses at once what a change of the policy would allow.
enum LoosenedPolicyUsed: OrganizationRule {
    static let asksLive = true

    static let page = RulePage(
        "POL005",
        "a policy is loosened and used in one change",
        why: """
            The policy protects the organizations from each other and from whoever writes their \
            files. Who may loosen it decides about all of them; a change that does so in passing, \
            together with what it wants to have allowed, hides that decision among the lines that \
            it is made for. Guards go by the stricter of the live and the desired policy for the \
            same reason. A domain that needs no proof any more (`policy.domains.verified: off`) is \
            not asked about here: every plan says so above everything else.
            """,
        fix: """
            Loosen the policy in a change of its own, have it approved and applied, and then write \
            what it allows.
            """,
        failing: example(people: "team: hospital-setup"),
        repaired: example(people: "people: [jane-roe]")
    )

    static func check(_ organization: OrganizationView, _ findings: inout Findings) {
        let desired = organization.desired
        // A team that grows in the catalog uses it, too, in files that do not change.
        guard let strict = desired.unloosened, desired.isCatalogUnderstood else { return }
        let known = Set(errors(in: organization).map(\.message))
        for error in errors(in: OrganizationView(organization.number, in: strict))
        where !known.contains(error.message) {
            var finding = error
            finding.code = page.code
            finding.message = "\(error.message): only the policy of this change allows it"
            finding.help = ["apply the policy first, in a change of its own"]
            findings.report(finding)
        }
    }

    /// What all other rules say about an organization.
    private static func errors(in organization: OrganizationView) -> [Diagnostic] {
        var findings = Findings(organization.desired.workspace)
        for rule in RuleCatalog.organizationRules where rule.page.code != page.code {
            rule.check(organization, &findings)
        }
        organization.local.check(&findings)
        return findings.diagnostics.filter { $0.severity == .error }
    }

    private static func example(people: String) -> Example {
        Example(
            ["catalog/policy.yaml": policy(maxPeople: 5), "organizations/acme.yaml": acme(people)],
            live: [
                "catalog/policy.yaml": policy(maxPeople: 1),
                "organizations/acme.yaml": acme("people: [jane-roe]"),
            ]
        )
    }

    private static func policy(maxPeople: Int) -> String {
        """
        policy:
          domains: { verified: off, allowReserved: true }
          collaboration: { maxPeople: \(maxPeople) }
        """
    }

    private static func acme(_ people: String) -> String {
        ExampleOrganization(collaborator: ExampleCollaborator(people: people)).text
    }
}
