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
        guard !organization.organization.collaborators.isEmpty else { return }
        let known = organization.knownCollaborations.filter {
            !$0.isFormer && !$0.view.hasEnded($0.collaborator)
        }.compactMap { Admission($0, to: organization) }
        for later in known.indices.dropFirst() {
            for earlier in known[..<later] where earlier.isOwn {
                check(earlier, known[later], &findings)
            }
        }
    }

    /// A collaboration with the days on which it lets people in.
    private struct Admission {
        let collaborator: Collaborator
        let view: OrganizationView
        let days: ClosedRange<Day>
        let people: [Text]
        /// Whether the organization's own file has it.
        let isOwn: Bool

        init?(_ known: KnownCollaboration, to organization: OrganizationView) {
            guard let days = known.view.days(of: known.collaborator) else { return nil }
            collaborator = known.collaborator
            view = known.view
            self.days = days
            people = view.desired.index.people(of: collaborator).map(\.id).asSet
            isOwn = view.number == organization.number
        }

        /// Its name in the organization's file.
        var name: Text { isOwn ? collaborator.id : Text("\(view.id)/\(collaborator.id)") }

        var place: Place { view.peoplePlace(collaborator) }
    }

    private static func check(
        _ first: Admission,
        _ second: Admission,
        _ findings: inout Findings
    ) {
        let (one, other) = (first.collaborator, second.collaborator)
        guard one.role == other.role, one.partner == other.partner,
            one.services.isEmpty || other.services.isEmpty
                || one.services.contains(where: other.services.contains),
            first.days.overlaps(second.days)
        else { return }
        let people = Set(first.people)
        let both = second.people.filter(people.contains)
        guard !both.isEmpty else { return }
        let who =
            "\(both.listed()) \(both.count == 1 ? "has" : "have") `\(one.role)` by both "
            + "`\(first.name)` and `\(second.name)`"
        let ends = [first.days.upperBound, second.days.upperBound].sorted()
        // What comes from above is another file's.
        let (short, long) =
            first.days.upperBound <= second.days.upperBound && second.isOwn
            ? (first, second) : (second, first)
        findings.report(
            page,
            ends[0] == ends[1]
                ? "\(who): one of them does nothing"
                : "\(who): access ends on \(ends[1]), not on \(ends[0])",
            at: long.place,
            help: "keep one of them, or let the second begin when the first has ended",
            related: [("also here", short.place)]
        )
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
