import TenantryDiagnostics
import TenantryModel

/// Flags a domain that leads nowhere yet, since nobody has shown whose it is.
enum UnverifiedDomain: OrganizationRule {
    static let asksLive = true

    static let page = RulePage(
        "DOM014",
        .warning,
        "a domain is not verified",
        why: """
            Whoever claims a domain decides where its people sign in. A claim alone proves \
            nothing, so with `policy.domains.verified: required` a domain leads nowhere until its \
            DNS shows that it belongs to the organization. Each organization is asked for a record \
            of its own, so that one that another left behind proves nothing for it. The rest of \
            the file takes effect.
            """,
        fix: "Have the business publish the TXT record; `tenantry verify DOMAIN` looks for it.",
        failing: Example(["catalog/policy.yaml": required], facts: RuntimeFacts.known(.pending)),
        repaired: Example(["catalog/policy.yaml": required], facts: RuntimeFacts.known(.verified))
    )

    static let required = "policy: { domains: { verified: required, allowReserved: true } }"

    static func check(_ organization: OrganizationView, _ findings: inout Findings) {
        for claim in organization.domainsToProve {
            // What was lost again is said by a rule of its own.
            guard claim.proof?.state != .verified, claim.proof?.state != .dangling else { continue }
            let token = organization.desired.token(of: claim.name, for: organization.id)
            findings.report(
                page,
                "`\(claim.domain.name)` is not verified: routing stays off until "
                    + "TXT _tenantry-challenge.\(claim.name) = \(token)",
                at: organization.place("domains", claim.domain.name.string),
                help: "publish the record, then run: tenantry verify \(claim.name)"
            )
        }
    }
}

extension RuntimeFacts {
    /// The domain of the examples, looked at on a day or on the day of all examples.
    static func known(_ state: VerificationState, on day: Day = Example.today) -> RuntimeFacts {
        RuntimeFacts(
            domains: [
                "acme.example": KnownDomain(
                    state,
                    token: "9c56cc51b374c3ba189210d5b6d4bf57",
                    verified: state == .pending ? nil : day,
                    checked: day
                )
            ]
        )
    }
}
