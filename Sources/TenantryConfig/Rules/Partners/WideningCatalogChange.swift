import TenantryAccess
import TenantryDiagnostics
import TenantryModel

/// Flags changes of a partner's people and teams that let somebody into organizations.
enum WideningCatalogChange: WorkspaceRule {
    static let asksLive = true

    static let page = RulePage(
        "COL022",
        .warning,
        "a change of a partner's people opens organizations to somebody",
        why: """
            A name that is added to a team in the catalog is a key to every organization that \
            lets the team in. The owners of these organizations have signed for the team as it \
            was, and nothing changes in their own files. Only the live state knows what is new; \
            without it this rule is silent.
            """,
        fix: """
            Review it as a change of access, together with the owners of the organizations that \
            the message names. Where not all of them are meant, make a second team.
            """,
        failing: example(team: "[jane-roe, max-lee]"),
        repaired: example(team: "[jane-roe]")
    )

    static func check(_ desired: DesiredIndex, _ findings: inout Findings) {
        guard let applied = desired.lastApplied,
            applied.catalog.partners != desired.catalog.partners, let live = desired.live
        else { return }
        for partner in desired.catalog.partners where partner.state == .active {
            guard let before = applied.catalog.partners.named(partner.id) else { continue }
            let gains = partner.people.filter { person in
                person.until.map { $0 >= desired.workspace.today } ?? true
            }.map { Gain(person: $0, partner, before) }
            // What has come outside already, and is only written down, opens nothing.
            let isLive = live.catalog.partners.named(partner.id) == partner
            for gain in gains where gain.isPossible && !isLive {
                report(gain, applied, desired, &findings)
            }
        }
    }

    private static func report(
        _ gain: Gain,
        _ applied: State,
        _ desired: DesiredIndex,
        _ findings: inout Findings
    ) {
        var opened: Set<Int> = []
        var roles: [Text] = []
        for (number, organization) in desired.state.organizations.enumerated()
        where organization.state == .active && !organization.collaborators.isEmpty {
            guard let before = desired.predecessor(of: organization, in: applied) else { continue }
            let opening = organization.collaborators.filter { collaborator in
                // What is new in the organization's own file is reviewed there.
                guard let twin = before.collaborators.named(collaborator.id),
                    let until = collaborator.until, until >= desired.workspace.today
                else { return false }
                return gain.opens(collaborator, that: twin)
            }
            guard !opening.isEmpty else { continue }
            opened.insert(number)
            if opening.contains(where: \.children) {
                opened.formUnion(desired.index.descendants(of: number))
            }
            roles += opening.map(\.role)
        }
        let organizations = opened.sorted().map { desired.state.organizations[$0] }
            .filter { $0.state == .active }.map(\.id)
        guard !organizations.isEmpty else { return }
        findings.report(
            page,
            "`\(gain.person.id)` \(gain.reason) and gains \(roles.asSet.listed()) at "
                + "\(organizations.count.counted("organization")): "
                + organizations.listed(upTo: 5),
            at: gain.place,
            help: "review it as a change of access, with the owners of these organizations"
        )
    }

    private static func example(team: String) -> Example {
        let acme = ExampleOrganization(collaborator: ExampleCollaborator()).text
        return Example(
            ["catalog/partners.yaml": partners(team: team), "organizations/acme.yaml": acme],
            live: [
                "catalog/partners.yaml": partners(team: "[jane-roe]"),
                "organizations/acme.yaml": acme,
            ]
        )
    }

    private static func partners(team: String) -> String {
        """
        partners:
          - id: onboardly
            name: Onboardly GmbH
            domains: [onboardly.example]
            people:
              - { id: jane-roe, email: jane.roe@onboardly.example }
              - { id: max-lee, email: max.lee@onboardly.example }
            teams: { hospital-setup: \(team) }
        """
    }
}

/// What a person of a partner can do that was not so before.
private struct Gain {
    let person: Person
    let partner: Partner
    /// The person as it is live.
    let before: Person?
    /// The teams that the person is in now and was not in before.
    let teams: [Text]
    /// Whether somebody else may stand behind the name, or be let in again.
    let isOther: Bool
    /// Whether the whole partner was suspended before.
    let isPartnerBack: Bool

    init(person: Person, _ partner: Partner, _ livePartner: Partner) {
        self.person = person
        self.partner = partner
        before = livePartner.people.named(person.id)
        teams = partner.teams.filter { team in
            guard let old = livePartner.teams.named(team.id) else { return false }
            return team.people.contains(person.id) && !old.people.contains(person.id)
        }.map(\.id)
        isOther = before.map { $0.email != person.email } ?? false
        isPartnerBack = livePartner.state == .suspended
    }

    /// Whether anything is different for the person.
    var isPossible: Bool { !teams.isEmpty || isOther || isPartnerBack || isLonger }

    /// Whether the person stays longer with the partner than was known.
    private var isLonger: Bool {
        guard let end = before?.until else { return false }
        return person.until.map { $0 > end } ?? true
    }

    /// Whether a collaboration that stood so before lets the person in anew, or for longer.
    func opens(_ collaborator: Collaborator, that twin: Collaborator) -> Bool {
        guard collaborator.partner == partner.id, twin.partner == partner.id else { return false }
        if let team = collaborator.team, twin.team == team {
            if teams.contains(team) { return true }
            guard partner.teams.named(team)?.people.contains(person.id) == true else {
                return false
            }
        } else if !(collaborator.people.contains(person.id) && twin.people.contains(person.id)) {
            return false
        }
        if isOther || isPartnerBack { return true }
        guard isLonger, let end = before?.until, let until = collaborator.until else {
            return false
        }
        return until > end
    }

    /// What happened, as a part of a sentence.
    var reason: String {
        if let team = teams.first { return "joins team `\(team)`" }
        if isOther { return "is now `\(person.email)`" }
        if isPartnerBack { return "comes back with `\(partner.id)`" }
        return "stays " + (person.until.map { "until \($0)" } ?? "without an end")
    }

    /// Where it is written.
    var place: Place {
        let start = Place.catalog("partners", partner.id.string)
        if let team = teams.first {
            return start.at("teams", team.string, person.id.string)
        }
        if !isOther, isPartnerBack { return start.at("state") }
        return start.at("people", person.id.string, isOther ? "email" : "until")
    }
}
