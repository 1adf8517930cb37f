import TenantryAccess
import TenantryDiagnostics
import TenantryModel

/// Flags organizations that pay for themselves while one account pays for their whole group.
enum SeparateBillingInConsolidatedGroup: WorkspaceRule {
    static let page = RulePage(
        "BIL003",
        "an organization pays for itself in a group with one bill",
        why: """
            The group has agreed on one bill, often for a better price. A clinic that names an \
            account of its own drops out of that bill without anybody at the group deciding it.
            """,
        fix: """
            Delete `billing`: the account of the group pays. Or let the group decide otherwise \
            with `consolidated: optional` at its account.
            """,
        failing: Example(files(north: "\nbilling: bill-north")),
        repaired: Example(files(north: ""))
    )

    static func check(_ desired: DesiredIndex, _ findings: inout Findings) {
        let accounts = desired.catalog.billingAccounts.filter { $0.consolidated == .required }
        guard !accounts.isEmpty else { return }
        var accountsByOwner: [Int: [Text]] = [:]
        for account in accounts {
            guard let owner = desired.index.organizations[account.owner] else { continue }
            accountsByOwner[owner, default: []].append(account.id)
        }
        for (number, organization) in desired.state.organizations.enumerated() {
            guard let own = organization.billing, organization.parent != nil,
                desired.index.billingAccounts.contains(own),
                let found = group(of: number, accountsByOwner, desired), found.account != own,
                OrganizationView(number, in: desired).knowsItsAncestors
            else { continue }
            findings.report(
                page,
                "`\(found.account)` of `\(found.name)` pays for its whole group, but "
                    + "`\(organization.id)` names `\(own)`",
                at: Place(organization: number, "billing"),
                help: "delete `billing`",
                related: [
                    (
                        "one bill for the group",
                        .catalog("billingAccounts", found.account.string, "consolidated")
                    )
                ]
            )
        }
    }

    /// The nearest ancestor with one bill for its group; the account that the organization names
    /// is looked for first, in case that there are several.
    private static func group(
        of number: Int,
        _ accountsByOwner: [Int: [Text]],
        _ desired: DesiredIndex
    ) -> (name: Text, account: Text)? {
        let own = desired.state.organizations[number].billing
        var found: (name: Text, account: Text)?
        for ancestor in desired.index.ancestors(of: number) {
            let organization = desired.state.organizations[ancestor]
            var accounts = accountsByOwner[ancestor] ?? []
            if let named = organization.billing,
                desired.index.billingAccounts[named]?.consolidated == .required
            {
                accounts.append(named)
            }
            for account in accounts {
                if account == own { return (organization.id, account) }
                found = found ?? (organization.id, account)
            }
        }
        return found
    }

    private static func files(north line: String) -> KeyValuePairs<String, String> {
        [
            "catalog/billing-group.yaml": """
            billingAccounts:
              - { id: bill-group, owner: acme, currency: EUR, consolidated: required }
              - { id: bill-north, owner: acme-north, currency: EUR }
            """,
            "organizations/acme.yaml": ExampleOrganization(billing: "bill-group").text,
            "organizations/acme-north.yaml": """
            id: acme-north
            name: Clinic in the north
            parent: acme
            owner: { name: Dov Eck, email: dov@north.acme.example }
            domains: [north.acme.example]
            users: { staff: provider }
            subscriptions: { meal-ordering: standard }\(line)
            """,
        ]
    }
}
