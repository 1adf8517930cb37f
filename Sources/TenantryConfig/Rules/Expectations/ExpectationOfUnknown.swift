import TenantryAccess
import TenantryDiagnostics
import TenantryModel

/// Flags names in expectations that nothing has: what is expected of them would hold for nothing.
enum ExpectationOfUnknown: WorkspaceRule {
    static let page = RulePage(
        "EXP003",
        "an expectation names something that does not exist",
        why: """
            That nobody of a misspelt partner administers a hospital is always true. Such an \
            expectation protects nobody, and says so to nobody.
            """,
        fix: """
            Correct the name. If what it names was removed on purpose, delete the expectation in \
            the same change.
            """,
        failing: Example(["expectations/acme.yaml": nobody(of: "onboardli")]),
        repaired: Example(["expectations/acme.yaml": nobody(of: "onboardly")])
    )

    private static func nobody(of partner: String) -> String {
        """
        administration:
          - { id: partner-stays-out, organization: acme, partner: \(partner), expect: nobody }
        """
    }

    static func check(_ desired: DesiredIndex, _ findings: inout Findings) {
        guard !desired.workspace.expectations.isEmpty, desired.isCatalogUnderstood else { return }
        for expectation in desired.workspace.expectations {
            switch expectation.content {
            case .signIn(let expected): check(expected, desired, &findings)
            case .administration(let expected): check(expected, desired, &findings)
            case .bill(let expected):
                let place = Place.expectation(BillExpectation.section, expected.id.string)
                require(
                    expected.account,
                    "billing account",
                    among: desired.catalog.billingAccounts.map(\.id),
                    at: place.at("account"),
                    &findings
                )
            }
        }
    }

    private static func check(
        _ expected: SignInExpectation,
        _ desired: DesiredIndex,
        _ findings: inout Findings
    ) {
        let place = Place.expectation(SignInExpectation.section, expected.id.string)
        requireOrganization(expected.organization, desired, at: place.at("organization"), &findings)
        for (field, names) in [("reaches", expected.reaches), ("never", expected.never)] {
            for name in names {
                let place = place.at(field, name.string)
                let role = RoleName(name)
                let services = desired.catalog.services.map(\.id)
                require(role.service, "service", among: services, at: place, &findings)
                guard !role.role.isEmpty, let service = desired.index.services[role.service]
                else { continue }
                let roles = service.roles.map(\.id)
                require(role.role, "role of \(service.id)", among: roles, at: place, &findings)
            }
        }
        if let through = expected.through?.string {
            check(through, of: expected.id, at: place.at("through"), desired, &findings)
        }
    }

    private static func check(
        _ through: String,
        of id: Text,
        at place: Place,
        _ desired: DesiredIndex,
        _ findings: inout Findings
    ) {
        guard !["provider", "nobody"].contains(through) else { return }
        let parts = through.split(separator: "/").map(String.init)
        guard parts.count == 2 else {
            findings.report(
                page,
                "expectation `\(id)`: there is no way `\(through)`",
                at: place,
                help: "write `organization/connection`, `provider` or `nobody`"
            )
            return
        }
        let organization = Text(parts[0])
        requireOrganization(organization, desired, at: place, &findings)
        // A connection that is gone makes the case fail, and that is what it is for: only a name
        // that is nearly right is a mistake of whoever wrote it.
        guard let number = desired.index.organizations[organization],
            OrganizationView(number, in: desired).isRead("connections")
        else { return }
        let known = desired.state.organizations[number].connections.map(\.id.string)
        guard !known.contains(parts[1]), let near = NearestName.to(parts[1], among: known)
        else { return }
        findings.report(
            page,
            "expectation `\(id)`: `\(organization)` has no connection `\(parts[1])`",
            at: place,
            help: "did you mean `\(organization)/\(near)`?"
        )
    }

    private static func check(
        _ expected: AdministrationExpectation,
        _ desired: DesiredIndex,
        _ findings: inout Findings
    ) {
        let section = AdministrationExpectation.section
        let place = Place.expectation(section, expected.id.string)
        requireOrganization(expected.organization, desired, at: place.at("organization"), &findings)
        let partners = desired.catalog.partners.map(\.id)
        require(expected.partner, "partner", among: partners, at: place.at("partner"), &findings)
        if let person = expected.person, !person.string.contains("@") {
            let people = desired.catalog.personNames
            require(person, "person of a partner", among: people, at: place.at("person"), &findings)
        }
        let roles = desired.catalog.adminRoles.map(\.id)
        require(expected.role, "admin role", among: roles, at: place.at("role"), &findings)
    }

    private static func requireOrganization(
        _ id: Text?,
        _ desired: DesiredIndex,
        at place: Place,
        _ findings: inout Findings
    ) {
        guard let id, !id.isEmpty, desired.index.organizations[id] == nil,
            !desired.workspace.mayDeclare(id)
        else { return }
        findings.report(
            page,
            "there is no organization `\(id)`",
            at: place,
            help: desired.whereabouts(of: id)
                ?? findings.advice(for: id, among: desired.state.organizations.map(\.id))
        )
    }

    private static func require(
        _ name: Text?,
        _ kind: String,
        among known: [Text],
        at place: Place,
        _ findings: inout Findings
    ) {
        guard let name, !name.isEmpty, !known.contains(name) else { return }
        findings.report(
            page,
            "there is no \(kind) `\(name)`",
            at: place,
            help: findings.advice(for: name, among: known)
        )
    }
}
