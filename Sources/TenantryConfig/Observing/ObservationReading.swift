import TenantryAccess
import TenantryDiagnostics
import TenantryModel
import TenantryYAML

/// Turns the tree of one file into an observation, and says everything that does not fit.
struct ObservationReading {
    /// The most accounts that one line may stand for.
    private static let most = 1_000_000

    private(set) var decoder = FileDecoder()
    private let index: StateIndex
    private let domains: Set<Text>
    private let fingerprints: Set<Text>

    init(_ state: State) {
        index = StateIndex(state, today: Day(number: 0))
        domains = Set(state.organizations.flatMap { $0.domains.map(\.provenName) })
        fingerprints = Set(
            state.organizations.flatMap { $0.connections.flatMap(\.certificates) }
        )
    }

    mutating func observation(_ root: YAMLNode, _ challenge: (Text) -> Text) -> Observation {
        requireKnown(["accounts", "domains", "certificates"], in: root, "the file")
        var result = Observation()
        var groups: [Observation.Group] = []
        for item in items(root.value("accounts"), "accounts") {
            if let group = group(item) { groups.append(group) }
        }
        if root.value("accounts") != nil { result.accounts = groups }
        var seen: Set<Text> = []
        for item in items(root.value("domains"), "domains") {
            guard let look = look(item, challenge) else { continue }
            if !seen.insert(look.name).inserted {
                decoder.report(
                    "FMT004",
                    "`\(look.name)` stands in `domains` twice",
                    at: item,
                    help: "keep the newer of the two"
                )
            }
            result.domains.append(look)
        }
        for item in items(root.value("certificates"), "certificates") {
            if let (fingerprint, end) = certificate(item) { result.certificates[fingerprint] = end }
        }
        return result
    }

    private mutating func group(_ item: YAMLNode) -> Observation.Group? {
        let known = ["organization", "population", "connection", "count", "suspended", "lastSeen"]
        requireKnown(known, in: item, "an item of `accounts`")
        guard let id = required("organization", in: item),
            let population = required("population", in: item),
            let count = required("count", in: item)
        else { return nil }
        let ids = index.organizations.keys.map(\.string)
        guard let number = index.organizations[Text(id.text)] else {
            reportUnknown("organization", id, among: ids)
            return nil
        }
        let organization = EffectiveOrganization(number, in: index)
        let populations = organization.organization.users.compactMap(\.population)
        guard let who = Population(rawValue: population.text), populations.contains(who) else {
            reportUnknown("population", population, among: populations.map(\.rawValue))
            return nil
        }
        var connection: Address?
        if let name = item.value("connection") {
            let usable = organization.usableConnections(for: who)
            guard let used = usable.first(where: { $0.name.string == name.text }) else {
                reportUnknown("connection", name, among: usable.map(\.name.string))
                return nil
            }
            let owner = Address(.organization, index.state.organizations[used.owner].id)
            connection = owner.child(.connection, used.connection.id)
        }
        guard let active = self.number(count, "count"),
            let suspended = item.value("suspended").map({ self.number($0, "suspended") }) ?? 0
        else { return nil }
        var lastSeen: Day?
        if let node = item.value("lastSeen") {
            guard let day = day(node, "lastSeen") else { return nil }
            lastSeen = day
        }
        return Observation.Group(
            PopulationName(Text(id.text), who),
            through: connection,
            active: active,
            suspended: suspended,
            lastSeen: lastSeen
        )
    }

    private mutating func look(
        _ item: YAMLNode,
        _ challenge: (Text) -> Text
    ) -> Observation.Look? {
        requireKnown(["name", "state", "checked"], in: item, "an item of `domains`")
        guard let name = required("name", in: item), let word = required("state", in: item),
            let checked = required("checked", in: item)
        else { return nil }
        let domain = text(name, as: .mailDomain)
        guard domains.contains(domain) else {
            reportUnknown("domain", name, among: domains.map(\.string))
            return nil
        }
        guard let state = VerificationState(rawValue: word.text) else {
            let states = VerificationState.allCases.map(\.rawValue)
            reportUnknown("state", word, among: states, in: "a domain can be in")
            return nil
        }
        guard let day = day(checked, "checked") else { return nil }
        return Observation.Look(domain, token: challenge(domain), state, on: day)
    }
}

extension ObservationReading {
    private mutating func certificate(_ item: YAMLNode) -> (fingerprint: Text, end: Day)? {
        requireKnown(["fingerprint", "ends"], in: item, "an item of `certificates`")
        guard let fingerprint = required("fingerprint", in: item),
            let ends = required("ends", in: item)
        else { return nil }
        let normal = text(fingerprint, as: .fingerprint)
        guard fingerprints.contains(normal) else {
            reportUnknown("certificate", fingerprint, among: fingerprints.map(\.string))
            return nil
        }
        return day(ends, "ends").map { (normal, $0) }
    }
}

// MARK: - Values

extension ObservationReading {
    private mutating func items(_ node: YAMLNode?, _ name: String) -> [YAMLNode] {
        guard let node else { return [] }
        guard node.kind == .sequence else {
            decoder.report(
                "FMT004",
                "`\(name)` must be a list, got \(node.described)",
                at: node,
                help: "write each item behind a dash: `- { … }`"
            )
            return []
        }
        return Array(node.items)
    }

    private mutating func requireKnown(_ known: [String], in node: YAMLNode, _ what: String) {
        guard node.kind == .mapping else {
            decoder.report(
                "FMT004",
                "\(what) must be a map, got \(node.described)",
                at: node,
                help: "write `{ \(known.map { "\($0): …" }.joined(separator: ", ")) }`"
            )
            return
        }
        for (key, _) in node.entries where !known.contains(key.text) {
            decoder.reportUnknown(key, known: known)
        }
    }

    private mutating func required(_ name: String, in item: YAMLNode) -> YAMLNode? {
        if let node = item.value(name) { return node }
        if item.kind == .mapping {
            decoder.report(
                "FMT013",
                "`\(name)` is missing",
                at: item.firstKey,
                help: "write `\(name)`"
            )
        }
        return nil
    }

    /// A name in the form in which the state has it, however an organization's file may write it.
    private func text(_ node: YAMLNode, as type: FieldType) -> Text {
        var silent = FileDecoder()
        guard case .text(let text)? = silent.value(node, as: type, named: "") else {
            return Text(node.text)
        }
        return text
    }

    private mutating func number(_ node: YAMLNode, _ name: String) -> Int? {
        if let number = Int(node.text), String(number) == node.text,
            (0...ObservationReading.most).contains(number)
        {
            return number
        }
        decoder.report(
            "FMT004",
            "`\(name)` must be a number from 0 to \(ObservationReading.most), got "
                + node.described,
            at: node,
            help: "write digits only"
        )
        return nil
    }

    private mutating func day(_ node: YAMLNode, _ name: String) -> Day? {
        if let day = Day(node.text) { return day }
        decoder.report(
            "FMT004",
            "`\(name)` must be a day, YYYY-MM-DD, got \(node.described)",
            at: node,
            help: "write it like `\(name): 2026-12-15`"
        )
        return nil
    }

    private mutating func reportUnknown(
        _ kind: String,
        _ node: YAMLNode,
        among known: [String],
        in place: String = "in the live state"
    ) {
        let near = NearestName.to(node.text, among: known)
        let shown = known.sorted().prefix(10).map { "`\($0)`" }.joined(separator: ", ")
        decoder.report(
            "FMT004",
            "there is no \(kind) \(node.described) \(place)"
                + (near.map { "; did you mean `\($0)`?" } ?? ""),
            at: node,
            help: near.map { "write `\($0)`" }
                ?? (known.isEmpty ? "there is none" : "known here: \(shown)")
        )
    }
}
