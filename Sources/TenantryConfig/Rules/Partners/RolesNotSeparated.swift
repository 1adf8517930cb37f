import TenantryAccess
import TenantryDiagnostics
import TenantryModel

/// Flags persons who would hold two roles at once that the policy keeps apart, and pairs in the
/// policy that keep nothing apart.
enum RolesNotSeparated: OrganizationRule, WorkspaceRule {
    static let page = RulePage(
        "COL017",
        "one person would hold two roles that the policy keeps apart",
        why: """
            The two roles together can do what nobody is to do alone, such as to set up a sign-in \
            and to hand out the accounts behind it. `policy.collaboration.separation` keeps them \
            apart; a person who gets them by two collaborations, or as an admin by two entries, is \
            one person all the same.
            """,
        fix: """
            Let two persons do it, or one after the other. A pair of the policy is written \
            `one-role+other-role`, with two admin roles of the catalog.
            """,
        failing: example(people: "[jane-roe]"),
        repaired: example(people: "[max-lee]")
    )

    static func check(_ organization: OrganizationView, _ findings: inout Findings) {
        guard !organization.desired.policy.separation.isEmpty else { return }
        checkAdmins(organization, &findings)
        var others = organization.organization.collaborators.map { (organization, $0) }
        let own = others
        for ancestor in organization.desired.index.ancestors(of: organization.number) {
            let view = OrganizationView(ancestor, in: organization.desired)
            others += view.organization.collaborators.filter(\.children).map { (view, $0) }
        }
        // What two collaborations of those above do together is reported there.
        for (place, first) in own.enumerated() {
            for second in others[(place + 1)...] {
                check(first, second, organization, &findings)
            }
        }
    }

    /// Admins are told apart by their addresses, as mailboxes are: an entry gives one role.
    private static func checkAdmins(_ organization: OrganizationView, _ findings: inout Findings) {
        let admins = organization.organization.admins.filter { !$0.email.isEmpty }
        let people = Dictionary(grouping: admins.indices) { admins[$0].email.string.lowercased() }
        for (place, one) in admins.enumerated() {
            for number in people[one.email.string.lowercased()] ?? [] where number > place {
                let other = admins[number]
                guard organization.desired.policy.separates(one.role, other.role) else { continue }
                findings.report(
                    "`\(one.email)`",
                    holding: (one.role, organization.place(one, "role")),
                    and: (other.role, organization.place(other, "role")),
                    at: organization
                )
            }
        }
    }

    private static func check(
        _ first: (view: OrganizationView, collaborator: Collaborator),
        _ second: (view: OrganizationView, collaborator: Collaborator),
        _ organization: OrganizationView,
        _ findings: inout Findings
    ) {
        let (one, other) = (first.collaborator, second.collaborator)
        guard one.partner == other.partner,
            organization.desired.policy.separates(one.role, other.role),
            !first.view.hasEnded(one), !second.view.hasEnded(other),
            let days = first.view.days(of: one), let others = second.view.days(of: other),
            days.overlaps(others)
        else { return }
        let people = organization.desired.index.people(of: one).map(\.id).asSet
        let both = organization.desired.index.people(of: other).map(\.id).asSet
            .filter(people.contains)
        guard !both.isEmpty else { return }
        findings.report(
            both.listed(),
            holding: (one.role, organization.peoplePlace(one)),
            and: (other.role, second.view.peoplePlace(other)),
            at: organization
        )
    }

    static func check(_ desired: DesiredIndex, _ findings: inout Findings) {
        guard desired.isCatalogUnderstood else { return }
        for pair in desired.policy.separation {
            let roles = pair.separatedRoles
            let place = Place.catalog("policy", "collaboration", "separation", pair.string)
            guard roles.count == 2, roles[0] != roles[1] else {
                findings.report(
                    page,
                    "`\(pair)` is no pair of two admin roles",
                    at: place,
                    help: "write it like `org-setup+user-support`"
                )
                continue
            }
            for role in roles where !desired.index.adminRoles.contains(role) {
                findings.report(
                    page,
                    "`\(pair)` keeps nothing apart: there is no admin role `\(role)`",
                    at: place,
                    help: findings.advice(for: role, among: desired.catalog.adminRoles.map(\.id))
                )
            }
        }
    }

    private static func example(people: String) -> Example {
        Example([
            "catalog/separation.yaml": """
            adminRoles:
              - { id: user-support, can: [users.read, users.reset], delegable: true }
            """,
            "catalog/policy.yaml": """
            policy:
              domains: { verified: off, allowReserved: true }
              collaboration: { separation: [org-setup+user-support] }
            """,
            "organizations/acme.yaml": ExampleOrganization(
                collaborator: ExampleCollaborator(people: "people: [jane-roe]")
            ).text + """

                  - id: support-2026
                    partner: onboardly
                    people: \(people)
                    role: user-support
                    from: 2026-12-15
                    until: 2027-01-31
                    sponsor: ada@acme.example
                    reason: "First-line support, HF-1301"
                """,
        ])
    }
}

extension Policy {
    /// Whether no person may hold both of two roles at once.
    fileprivate func separates(_ one: Text, _ other: Text) -> Bool {
        separation.contains { pair in
            let roles = pair.separatedRoles
            return roles == [one, other] || roles == [other, one]
        }
    }
}

extension Text {
    /// The roles of a pair that is kept apart: what stands around the `+`.
    fileprivate var separatedRoles: [Text] {
        string.split(separator: "+", omittingEmptySubsequences: false).map { Text(String($0)) }
    }
}

extension Findings {
    /// Reports people who would hold two roles, each with the place that gives it.
    fileprivate mutating func report(
        _ people: String,
        holding one: (role: Text, place: Place),
        and other: (role: Text, place: Place),
        at organization: OrganizationView
    ) {
        report(
            RolesNotSeparated.page,
            "\(people) would hold `\(one.role)` and `\(other.role)` at once at "
                + "`\(organization.id)`",
            at: one.place,
            help: "let two persons do it, or one after the other",
            related: [
                ("`\(other.role)` is given here", other.place),
                ("kept apart here", .catalog("policy", "collaboration", "separation")),
            ]
        )
    }
}
