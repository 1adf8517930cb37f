import TenantryAccess
import TenantryDiagnostics
import TenantryModel

/// Flags collaborations that renew each other beyond what the policy allows in a row.
enum EndlessRenewal: OrganizationRule {
    static let asksLive = true

    static let page = RulePage(
        "COL018",
        .warning,
        "a person has had access for too long in a row",
        why: """
            Each renewal was short and each was reviewed; together they have become a permanent \
            seat at the business, which nobody has decided. `policy.collaboration.maxTotalDays` \
            says how long one person may stay without a gap.
            """,
        fix: """
            Let the access end. Whoever is needed for good is hired by the business and named \
            under `admins`; otherwise another person of the partner takes over.
            """,
        failing: example(people: "[jane-roe]"),
        repaired: example(people: "[max-lee]")
    )

    static func check(_ organization: OrganizationView, _ findings: inout Findings) {
        let collaborators = organization.organization.collaborators
        guard !collaborators.isEmpty, organization.desired.isCatalogUnderstood else { return }
        let limit = min(organization.desired.policy.maxTotalDays, 1460)
        let known = known(to: organization)
        for collaborator in collaborators where !organization.hasEnded(collaborator) {
            guard let days = organization.days(of: collaborator) else { continue }
            var people: [Text] = []
            var start: Day?
            for person in organization.desired.index.people(of: collaborator) {
                let since = beginning(of: days, person, collaborator, known, organization)
                // What is too long by itself is another rule's.
                guard days.upperBound.number - since.number > limit, since < days.lowerBound else {
                    continue
                }
                people.append(person.id)
                start = min(start ?? since, since)
            }
            guard let start, !isRenewed(collaborator, days, people, organization) else { continue }
            let latest = start.adding(days: limit)
            findings.report(
                page,
                "with `\(collaborator.id)` \(people.asSet.listed()) would have had access for "
                    + "\(days.upperBound.number - start.number) days in a row, since \(start); "
                    + "\(limit) are allowed",
                at: organization.place(collaborator, "until"),
                help: latest < days.lowerBound
                    ? "let another person take over"
                    : "write `until: \(latest)` or an earlier day, or let another person take over"
            )
        }
    }

    /// A collaboration, and the organization whose file has it.
    private typealias Known = (view: OrganizationView, collaborator: Collaborator)

    /// The collaborations that let somebody into an organization: its own, those above that cover
    /// it, and what is live and goes.
    private static func known(to organization: OrganizationView) -> [Known] {
        func all(_ view: OrganizationView) -> [Known] {
            (view.organization.collaborators + view.leavingCollaborators).map { (view, $0) }
        }
        guard organization.organization.parent != nil else { return all(organization) }
        return organization.desired.index.ancestors(of: organization.number)
            .reduce(into: all(organization)) { known, ancestor in
                known += all(OrganizationView(ancestor, in: organization.desired))
                    .filter(\.collaborator.children)
            }
    }

    /// The first day of the access without a gap that leads up to these days.
    private static func beginning(
        of days: ClosedRange<Day>,
        _ person: Person,
        _ collaborator: Collaborator,
        _ known: [Known],
        _ organization: OrganizationView
    ) -> Day {
        let others = known.filter { view, other in
            (view.number != organization.number || other.id != collaborator.id)
                && other.partner == collaborator.partner
                && organization.desired.index.people(of: other).contains { $0.id == person.id }
        }.compactMap { view, other in view.days(of: other) }
        var start = days.lowerBound
        var isGrowing = true
        while isGrowing {
            isGrowing = false
            for other in others
            where other.lowerBound < start && other.upperBound >= start.adding(days: -1) {
                start = other.lowerBound
                isGrowing = true
            }
        }
        return start
    }

    /// Whether a later collaboration brings one of these people too: one finding is enough.
    private static func isRenewed(
        _ collaborator: Collaborator,
        _ days: ClosedRange<Day>,
        _ people: [Text],
        _ organization: OrganizationView
    ) -> Bool {
        organization.organization.collaborators.contains { other in
            other.partner == collaborator.partner
                && organization.days(of: other).map { $0.upperBound > days.upperBound } == true
                && organization.desired.index.people(of: other).contains { people.contains($0.id) }
        }
    }

    private static func example(people: String) -> Example {
        Example([
            "catalog/policy.yaml": """
            policy:
              domains: { verified: off, allowReserved: true }
              collaboration: { maxTotalDays: 120 }
            """,
            "organizations/acme.yaml": ExampleOrganization(
                collaborator: ExampleCollaborator(
                    people: "people: [jane-roe]",
                    from: "2026-10-10",
                    until: "2026-12-31"
                )
            ).text + """

                  - id: setup-2027
                    partner: onboardly
                    people: \(people)
                    role: org-setup
                    from: 2027-01-01
                    until: 2027-03-15
                    sponsor: ada@acme.example
                    reason: "SAML and SCIM set-up, HF-1243"
                """,
        ])
    }
}
