import TenantryDiagnostics
import TenantryModel
import TenantryNames

/// Flags domains that people take for another one.
enum ConfusableDomain: WorkspaceRule {
    static let warns = true

    static let page = RulePage(
        "DOM007",
        "a domain looks like another one",
        why: """
            An address of one domain passes for an address of the other: who owns the imitation \
            can sign in as an organization and write to people as if from the real one. A name \
            that mixes alphabets is nearly always made for that. Two plain names that only look \
            alike are a warning; domains of one tree do not count.
            """,
        fix: """
            Ask the owner, by another way than this domain's mail, whether it is really theirs. \
            If not, delete it.
            """,
        // The first letter is Cyrillic.
        failing: example(domain: "xn--cme-5cd.example"),
        repaired: example(domain: "acme-bravo.example")
    )

    static func check(_ desired: DesiredIndex, _ findings: inout Findings) {
        let seen = SeenDomain.all(desired)
        var start = 0
        var reported: Set<Place> = []
        for index in seen.indices {
            if seen[index].fingerprint != seen[start].fingerprint { start = index }
            guard start < index else { continue }
            for earlier in seen[start..<min(index, start + most)]
            where earlier.isImitated(by: seen[index], desired) {
                let place = report(earlier, seen[index], desired, &findings)
                reported.insert(place)
                break
            }
        }
        for domain in seen where domain.isInternational {
            let place = domain.place(desired)
            guard domain.organization != nil, !reported.contains(place) else { continue }
            reportMixture(domain.name(desired), at: place, &findings)
        }
    }

    /// With how many domains of one look a domain is compared.
    private static let most = 8

    /// Reports two domains that look alike, and returns where.
    private static func report(
        _ one: SeenDomain,
        _ other: SeenDomain,
        _ desired: DesiredIndex,
        _ findings: inout Findings
    ) -> Place {
        // The one in foreign letters imitates; a domain of the catalog never does.
        let isFirst =
            one.organization != nil && one.isInternational && !other.isInternational
        let (copy, original) = isFirst ? (one, other) : (other, one)
        let isGrave =
            original.organization == nil || copy.isInternational || original.isInternational
        let shown = DomainNames.uLabel(of: copy.name(desired)).map { " (“\($0)”)" } ?? ""
        let owner = original.owner(desired)
        findings.report(
            page,
            "`\(copy.name(desired))`\(shown) looks like `\(original.name(desired))` of \(owner)",
            at: copy.place(desired),
            severity: isGrave ? .error : .warning,
            help: "delete it, if it is not proved that it belongs to \(copy.owner(desired))",
            related: [("the other one", original.place(desired))]
        )
        return copy.place(desired)
    }

    private static func reportMixture(
        _ name: String,
        at place: Place,
        _ findings: inout Findings
    ) {
        guard let shown = DomainNames.uLabel(of: name), Scripts.areMixed(in: shown) else { return }
        findings.report(
            page,
            "`\(name)` (“\(shown)”) mixes alphabets",
            at: place,
            severity: .warning,
            help: "ask the owner how the domain is spelt, and whether it is really theirs"
        )
    }

    private static func example(domain: String) -> Example {
        Example(
            organization: """
                id: bravo
                name: Bravo Clinic
                owner: { name: Bo Ek, email: bo@bravo.example }
                domains: [bravo.example, \(domain)]
                users: { staff: provider }
                """,
            id: "bravo"
        )
    }
}
