import TenantryAccess
import TenantryDiagnostics
import TenantryModel
import TenantryNames

/// Flags organizations whose id means something else already.
enum ReservedID: LocalRule {
    static let page = RulePage(
        "ORG003",
        "the id of an organization is reserved",
        why: """
            Words such as `all` or `self` mean something in commands, links and addresses. An \
            organization called like the provider or a partner would be taken for it in plans and \
            logs, by the very people who approve who gets access.
            """,
        fix: "Give the organization another id, and its file the same name.",
        failing: Example(["organizations/self.yaml": bravo("self")]),
        repaired: Example(["organizations/self-care.yaml": bravo("self-care")])
    )

    static func check(_ organization: LocalView, _ findings: inout Findings) {
        let id = organization.id
        if Slug.isReserved(id.string) {
            report(organization, "it has a meaning of its own", [], &findings)
        } else if organization.catalog.providers.contains(where: { $0.id == id }) {
            let place = Place.catalog("provider", "id")
            report(organization, "the provider has it", [("the provider", place)], &findings)
        } else if organization.partners.contains(id) {
            let place = Place.catalog("partners", id.string)
            report(organization, "a partner has it", [("the partner", place)], &findings)
        }
    }

    private static func report(
        _ organization: LocalView,
        _ reason: String,
        _ related: [(message: String, place: Place)],
        _ findings: inout Findings
    ) {
        findings.report(
            page,
            "the id `\(organization.id)` is reserved: \(reason)",
            at: organization.place("id"),
            help: "choose another id, for example `\(organization.id)-clinic`",
            related: related
        )
    }

    private static func bravo(_ id: String) -> String {
        """
        id: \(id)
        name: Self Care Clinic
        owner: { name: Bo Ek, email: bo@bravo.example }
        domains: [bravo.example]
        users: { staff: provider }
        """
    }
}
