import TenantryDiagnostics
import TenantryModel

/// Flags a domain whose verification was lost or is old.
enum StaleVerification: OrganizationRule {
    static let asksLive = true

    static let page = RulePage(
        "DOM019",
        .warning,
        "a domain no longer proves that it belongs to the organization",
        why: """
            Domains are sold, expire and are registered by somebody else, who then receives the \
            mail of these people and can sign in as them. So a verification counts for a year, \
            and for nothing when the record is gone. Time alone changes nothing: an old \
            verification is said, and the domain goes on leading where it led.
            """,
        fix: "Look again with `tenantry verify DOMAIN`; if the business gave it up, delete it.",
        failing: Example(
            ["catalog/policy.yaml": UnverifiedDomain.required],
            facts: RuntimeFacts.known(.verified, on: Example.today.adding(days: -days - 1))
        ),
        repaired: Example(
            ["catalog/policy.yaml": UnverifiedDomain.required],
            facts: RuntimeFacts.known(.verified)
        )
    )

    /// How long a verification is fresh.
    static let days = 365

    static func check(_ organization: OrganizationView, _ findings: inout Findings) {
        for claim in organization.domainsToProve {
            guard let proof = claim.proof,
                let problem = problem(of: proof, on: organization.today)
            else { continue }
            findings.report(
                page,
                "`\(claim.domain.name)` no longer proves who owns it: \(problem)",
                at: organization.place("domains", claim.domain.name.string),
                help: "look again: tenantry verify \(claim.name)",
                "if the business gave the domain up, delete it here"
            )
        }
    }

    /// What is wrong with a proof that was there once.
    private static func problem(of proof: KnownDomain, on today: Day) -> String? {
        switch proof.state {
        case .pending, .failed: return nil
        case .dangling: return "the record is gone" + (proof.checked.map { " since \($0)" } ?? "")
        case .verified:
            guard let day = proof.verified ?? proof.checked, day.adding(days: days) < today else {
                return nil
            }
            return "it was verified on \(day), more than \(days) days ago"
        }
    }
}
