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
        let known = organization.knownCollaborations
        // Nobody is let in for longer than all of them together.
        let days = known.compactMap { $0.view.days(of: $0.collaborator) }
        guard let first = days.map(\.lowerBound).min(), let last = days.map(\.upperBound).max(),
            last.number - first.number > limit
        else { return }
        let stays = stays(at: organization, by: known)
        for collaborator in collaborators where !organization.hasEnded(collaborator) {
            guard let days = organization.days(of: collaborator) else { continue }
            var people: [Text] = []
            var longest: ClosedRange<Day>?
            for person in organization.desired.index.people(of: collaborator) {
                guard let stay = stays[Insider(person, collaborator)],
                    // One finding is enough where a later collaboration goes on without a gap.
                    !stay.goesOn(after: days),
                    let end = days.ending(with: person)?.upperBound,
                    let since = stay.beginning(of: days.lowerBound),
                    // What is too long by itself is another rule's.
                    end.number - since.number > limit, since < days.lowerBound
                else { continue }
                people.append(person.id)
                if longest.map({ end.number - since.number > $0.length }) ?? true {
                    longest = since...end
                }
            }
            guard let longest else { continue }
            let latest = longest.lowerBound.adding(days: limit)
            findings.report(
                page,
                "with `\(collaborator.id)` \(people.asSet.listed()) would have had access for "
                    + "\(longest.length) days in a row, since \(longest.lowerBound); "
                    + "\(limit) are allowed",
                at: organization.place(collaborator, "until"),
                help: latest < days.lowerBound
                    ? "let another person take over"
                    : "write `until: \(latest)` or an earlier day, or let another person take over"
            )
        }
    }

    /// On which days each person is let into an organization, gone through once.
    private static func stays(
        at organization: OrganizationView,
        by known: [KnownCollaboration]
    ) -> [Insider: Stay] {
        var stays: [Insider: Stay] = [:]
        for known in known {
            let collaborator = known.collaborator
            guard let days = known.view.days(of: collaborator) else { continue }
            let isOwn = !known.isFormer && known.view.number == organization.number
            for person in organization.desired.index.people(of: collaborator) {
                let insider = Insider(person, collaborator)
                if isOwn { stays[insider, default: Stay()].note(lastDay: days.upperBound) }
                guard let days = days.ending(with: person) else { continue }
                stays[insider, default: Stay()].add(days)
            }
        }
        for insider in stays.keys { stays[insider]?.join() }
        return stays
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

/// A person of a partner.
private struct Insider: Hashable {
    let partner: Text
    let person: Text

    init(_ person: Person, _ collaborator: Collaborator) {
        partner = collaborator.partner
        self.person = person.id
    }
}

/// The days on which one person is let in.
private struct Stay {
    private var days: [ClosedRange<Day>] = []
    /// The last days of the organization's own collaborations that bring the person.
    private var lastDays: [Day] = []

    mutating func note(lastDay: Day) { lastDays.append(lastDay) }

    mutating func add(_ range: ClosedRange<Day>) { days.append(range) }

    /// Makes one range of all that have no gap between them.
    mutating func join() {
        var joined: [ClosedRange<Day>] = []
        for range in days.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = joined.last, range.lowerBound <= last.upperBound.adding(days: 1) {
                joined[joined.count - 1] =
                    last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                joined.append(range)
            }
        }
        days = joined
    }

    /// Whether one of the organization's own collaborations ends later, with no gap between.
    func goesOn(after stay: ClosedRange<Day>) -> Bool {
        guard let whole = days.first(where: { $0.contains(stay.lowerBound) }) else { return false }
        return lastDays.contains { $0 > stay.upperBound && whole.contains($0) }
    }

    /// The first day of the access without a gap of which a day is a part.
    func beginning(of day: Day) -> Day? { days.first { $0.contains(day) }?.lowerBound }
}

extension ClosedRange<Day> {
    /// How many days are between its ends.
    fileprivate var length: Int { upperBound.number - lowerBound.number }

    /// The days of it on which a person still works for the partner.
    fileprivate func ending(with person: Person) -> ClosedRange<Day>? {
        guard let end = person.until, end < upperBound else { return self }
        return lowerBound <= end ? lowerBound...end : nil
    }
}
