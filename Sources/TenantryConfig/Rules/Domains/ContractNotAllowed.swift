import TenantryDiagnostics
import TenantryModel

/// Flags a domain that a contract is to prove, where the policy takes none.
enum ContractNotAllowed: LocalRule {
    static let page = RulePage(
        "DOM022",
        "a contract does not prove a domain here",
        why: """
            With `proof: contract` a domain leads to an organization without a look at its DNS. \
            Whoever may write one line could so claim any domain there is. So it counts only where \
            the policy says that somebody has read the contract: `domains.allowContract`.
            """,
        fix: """
            Delete `proof: contract` and let the business publish the record of its domain. If \
            contracts are to count, that is a change of the policy, for those who answer for it.
            """,
        failing: example(policy: "{ verified: required, allowReserved: true }"),
        repaired: example(
            policy: "{ verified: required, allowReserved: true, allowContract: true }"
        )
    )

    static func check(_ organization: LocalView, _ findings: inout Findings) {
        let policy = organization.policy
        // Where nothing needs a proof, a contract changes nothing.
        guard policy.verified == .required, !policy.allowContract,
            organization.isCatalogUnderstood
        else { return }
        for domain in organization.organization.domains where domain.proof == .contract {
            findings.report(
                page,
                "`\(domain.name)` has `proof: contract`, which the policy does not take",
                at: organization.place("domains", domain.name.string, "proof"),
                help: "delete `proof: contract`: then its DNS has to show whose it is"
            )
        }
    }

    private static func example(policy: String) -> Example {
        Example([
            "catalog/policy.yaml": "policy: { domains: \(policy) }",
            "organizations/acme.yaml": """
            id: acme
            name: Acme Clinic
            owner: { name: Ada Berg, email: ada@acme.example }
            domains: [{ name: acme.example, proof: contract }]
            users: { staff: provider }
            """,
        ])
    }
}
