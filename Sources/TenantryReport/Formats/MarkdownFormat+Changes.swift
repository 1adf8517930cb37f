import TenantryAccess
import TenantryDiagnostics
import TenantryModel
import TenantryPlan

extension MarkdownFormat {
    /// What takes something from people and what lets somebody in from outside, always whole.
    func consequences(of report: PlanReport) -> [MarkdownDanger] {
        report.consequences.byClass.filter(\.name.isNeverFolded).map { name, members in
            MarkdownDanger(
                kind: name == .outside ? .outsider : .consequence,
                heading: "",
                sentences: members.map { line($0, report.facts) }.joined(),
                groups: grouped(members.map(\.subject))
            )
        }
    }

    /// What people get, and what it costs.
    func gains(of report: PlanReport) -> MarkdownSection {
        let found = report.consequences.filter { !$0.consequenceClass.isNeverFolded }
        return MarkdownSection(heading: "", noun: "consequence", count: found.count) { index in
            line(found[index], report.facts)
        }
    }

    private func line(_ consequence: Consequence, _ facts: RuntimeFacts) -> String {
        let code = consequence.code.map { " (\($0.markdownCode))" } ?? ""
        let sentence = consequence.sentence(facts).markdownText
        return "- \(consequence.symbol.markdownCode) \(sentence)\(code)\n"
    }

    /// Everything that goes, organizations first; what is inside something that goes stands beside
    /// it.
    func removals(_ plan: Plan) -> [MarkdownDanger] {
        let deletions = plan.changes.filter { $0.action == .delete }
        guard !deletions.isEmpty else { return [] }
        var lines = ""
        var subjects: [(title: String, address: String)] = []
        let roots = deletions.byRoot
        for things in roots.filter(\.root.isInOrganization)
            + roots.filter({ !$0.root.isInOrganization })
        {
            let root = things.root
            let isWhole = things.rootAction == .delete
            let inside = things.dropFirst(isWhole ? 1 : 0).map { thing in
                "\(thing.address.kind.word) \(thing.address.key.string.markdownCode)"
            }
            lines += "- \("-".markdownCode) \(root.description.markdownCode)"
            lines += isWhole ? (inside.isEmpty ? " as a whole" : " as a whole: ") : ": "
            lines += inside.joined(separator: ", ") + "\n"
            if isWhole {
                subjects.append(("as a whole", root.description))
            } else {
                subjects += things.map { ("parts", $0.address.description) }
            }
        }
        return [
            MarkdownDanger(
                kind: .removal,
                heading: "\n#### Removed\n\n",
                sentences: lines,
                groups: grouped(subjects)
            )
        ]
    }

    /// Addresses under their titles, each once, in the order in which they come.
    private func grouped(
        _ subjects: [(title: String, address: String)]
    ) -> [(title: String, addresses: [String])] {
        var groups: [(title: String, addresses: [String])] = []
        var places: [String: Int] = [:]
        var seen: Set<Text> = []
        for subject in subjects where seen.insert(Text("\(subject)")).inserted {
            if let place = places[subject.title] {
                groups[place].addresses.append(subject.address)
            } else {
                places[subject.title] = groups.count
                groups.append((subject.title, [subject.address]))
            }
        }
        return groups
    }
}
