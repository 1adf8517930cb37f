import TenantryAccess
import TenantryDiagnostics
import TenantryModel

/// Flags organizations that have nothing: nobody in them, nothing bought, nothing below.
enum IdleOrganization: OrganizationRule {
    static let page = RulePage(
        "ORG011",
        .notice,
        "an organization does nothing",
        why: """
            Nobody can sign in, nothing is sold, and nothing hangs below it. Either something is \
            missing and people wait for it, or the file is a leftover that everybody keeps reading.
            """,
        fix: "Declare its `users` or its `subscriptions`, or retire it.",
        failing: example(users: nil),
        repaired: example(users: "{ staff: provider }")
    )

    static func check(_ organization: OrganizationView, _ findings: inout Findings) {
        let value = organization.organization
        guard value.users.isEmpty, value.subscriptions.isEmpty, value.state == .active,
            organization.desired.index.children[organization.number].isEmpty,
            organization.isUnderstood, organization.desired.workspace.isEveryOrganizationRead,
            !organization.desired.catalog.billingAccounts.contains(where: { $0.owner == value.id })
        else { return }
        findings.report(
            page,
            "`\(value.id)` does nothing: it has no users, no subscriptions and nothing below it",
            at: organization.place("id"),
            help: "write `users: { staff: provider }` or what else is missing",
            "if it is not needed any more, write `state: retired`"
        )
    }

    private static func example(users: String?) -> Example {
        let lines = [
            "id: bravo", "name: Bravo Clinic", "owner: { name: Bo Ek, email: bo@bravo.example }",
        ]
        let more = users.map { ["domains: [bravo.example]", "users: \($0)"] } ?? []
        return Example(organization: (lines + more).joined(separator: "\n"), id: "bravo")
    }
}
