import TenantryAccess
import TenantryDiagnostics
import TenantryModel

/// Flags persons who have the same role by two collaborations at once.
enum PersonAdmittedTwice: OrganizationRule {
    static let page = RulePage(
        "COL014",
        .warning,
        "a person has the same role by two collaborations at once",
        why: """
            Whoever looks at one of the two believes that access ends with it. It ends with the \
            later one. Mostly a person was named alone and is in a team too.
            """,
        fix: "Keep one of them, or let the second begin when the first has ended.",
        failing: example(people: "[jane-roe]", from: "2026-12-20"),
        repaired: example(people: "[jane-roe]", from: "2027-01-06")
    )

    static func check(_ organization: OrganizationView, _ findings: inout Findings) {
        let collaborators = organization.organization.collaborators
        guard collaborators.count > 1 else { return }
        for later in collaborators.indices.dropFirst() {
            for earlier in collaborators.indices.prefix(later) {
                check(collaborators[earlier], collaborators[later], organization, &findings)
            }
        }
    }

    private static func check(
        _ first: Collaborator,
        _ second: Collaborator,
        _ organization: OrganizationView,
        _ findings: inout Findings
    ) {
        guard first.role == second.role, first.partner == second.partner,
            !organization.hasEnded(first), !organization.hasEnded(second),
            first.services.isEmpty || second.services.isEmpty
                || first.services.contains(where: second.services.contains),
            let (one, other) = overlap(first, second, organization)
        else { return }
        let people = organization.desired.index.people(of: first).map(\.id).asSet
        let both = organization.desired.index.people(of: second).map(\.id).asSet
            .filter(people.contains)
        guard !both.isEmpty else { return }
        let who =
            "\(both.listed()) \(both.count == 1 ? "has" : "have") `\(first.role)` by both "
            + "`\(first.id)` and `\(second.id)`"
        let (short, long) =
            one.upperBound <= other.upperBound ? (first, second) : (second, first)
        let ends = [one.upperBound, other.upperBound].sorted()
        findings.report(
            page,
            ends[0] == ends[1]
                ? "\(who): one of them does nothing"
                : "\(who): access ends on \(ends[1]), not on \(ends[0])",
            at: organization.peoplePlace(long),
            help: "keep one of them, or let the second begin when the first has ended",
            related: [("also here", organization.peoplePlace(short))]
        )
    }

    /// The days of two collaborations, if some are the same.
    private static func overlap(
        _ first: Collaborator,
        _ second: Collaborator,
        _ organization: OrganizationView
    ) -> (ClosedRange<Day>, ClosedRange<Day>)? {
        guard let one = organization.days(of: first), let other = organization.days(of: second),
            one.overlaps(other)
        else { return nil }
        return (one, other)
    }

    private static func example(people: String, from: String) -> Example {
        var first = ExampleCollaborator()
        first.until = "2027-01-05"
        return Example(
            organization: ExampleOrganization(collaborator: first).text + """

                  - id: hand-over
                    partner: onboardly
                    people: \(people)
                    role: org-setup
                    from: \(from)
                    until: 2027-02-15
                    sponsor: ada@acme.example
                    reason: "Hand-over, HF-1301"
                """
        )
    }
}
