import TenantryAccess
import TenantryDiagnostics
import TenantryModel

/// Flags `share` in an organization with nothing below it.
enum SharingWithNobody: OrganizationRule {
    static let page = RulePage(
        "ORG013",
        .warning,
        "there is nobody to share with",
        why: """
            What is lent waits for whoever is attached below later: they would get a sign-in and \
            services at once that nobody thought of when they came. Or the organizations below \
            name another `parent` than they should, and go without.
            """,
        fix: "Delete `share` until there are organizations below, or set their `parent`.",
        failing: example(parent: nil),
        repaired: example(parent: "parent: acme")
    )

    static func check(_ organization: OrganizationView, _ findings: inout Findings) {
        let value = organization.organization
        let shares =
            !value.sharedConnections.isEmpty || !value.sharedServices.isEmpty
            || !value.sharedProfiles.isEmpty
        // What could not be read may be below it.
        guard shares, organization.desired.index.children[organization.number].isEmpty,
            organization.desired.workspace.isEveryOrganizationRead,
            organization.desired.unread.isEmpty, !organization.desired.hasStrays
        else { return }
        findings.report(
            page,
            "`\(value.id)` shares, but there is nothing below it",
            at: organization.place("share"),
            help: "delete `share`, or write `parent: \(value.id)` in the files of those that borrow"
        )
    }

    private static func example(parent: String?) -> Example {
        let lines = [
            "id: north", "name: Northern Clinic", parent,
            "owner: { name: Dov Eck, email: dov@north.example }", "domains: [north.example]",
            "users: { staff: provider }",
        ]
        return Example([
            "organizations/acme.yaml": """
            id: acme
            name: Acme Clinic
            owner: { name: Ada Berg, email: ada@acme.example }
            domains: [acme.example]
            users: { staff: provider }
            subscriptions: { meal-ordering: standard }
            share: { services: [meal-ordering] }
            billing: bill-acme
            """,
            "organizations/north.yaml": lines.compactMap { $0 }.joined(separator: "\n"),
        ])
    }
}
