import TenantryDiagnostics
import TenantryModel
import TenantryParallel
import TenantryPlan

extension TextFormat {
    /// Shows a plan: first how much, then what, last the digest.
    package func text(of report: PlanReport) -> String {
        let plan = report.plan
        var text = headline(plan) + "\n"
        for caution in report.cautions { text += "\(style.paint("!", .change)) \(caution)\n" }
        text += consequences(report.consequences, report.facts)
        if let expectations = report.expectations, !expectations.failures.isEmpty {
            text += "\n" + self.text(of: expectations)
        }
        write("", plan.changes, report.positions, to: &text)
        write(
            "Changed outside since the last apply; after this plan it is as the files say",
            plan.drift,
            report.positions,
            to: &text
        )
        text += AddressList.allCases.map { list($0.title, $0.addresses(of: plan)) }.joined()
        text += refusals(report.refusals)
        text += report.rehearsal.map(rehearsal) ?? ""
        if plan.isEmpty { return text }
        text += "\nPlan: \(summary(plan))   \(style.paint(plan.digest.description, .faint))\n"
        return text
    }

    private func refusals(_ refusals: [GuardRefusal]) -> String {
        guard !refusals.isEmpty else { return "" }
        return "\n" + style.paint("Guards refuse to apply this", .strong) + "\n"
            + refusals.map { refusal in
                let name = style.paint("\(refusal.guarding.rawValue)", .removal)
                let code = style.paint("[\(refusal.guarding.code)]", .faint)
                return "  \(name): \(refusal.sentence.harmless)  \(code)\n"
            }.joined()
    }

    private func rehearsal(_ rehearsal: Rehearsal) -> String {
        var text =
            "\n" + style.paint("Rehearsed on a copy of revision \(rehearsal.revision)", .strong)
            + "\n"
        for step in Rehearsal.Step.allCases {
            if rehearsal.passed(step) {
                text += "  \(style.paint("ok", .addition))      \(rehearsal.outcome(of: step))\n"
            } else if let failure = rehearsal.failure, failure.step == step {
                text += "  \(style.paint("failed", .removal))  \(failure.reason.harmless)\n"
            }
        }
        return text
    }

    /// How much changes, in one line.
    func headline(_ plan: Plan) -> String {
        let organizations = plan.organizations.counted("organization")
        guard !plan.isEmpty else {
            guard plan.leftOut.isEmpty else {
                return style.paint(
                    "Nothing to do but what is left out, at revision \(plan.revision).",
                    .strong
                )
            }
            let verb = plan.organizations == 1 ? "matches" : "match"
            return style.paint(
                "Nothing to do: \(organizations) at revision \(plan.revision) \(verb) the files.",
                .strong
            )
        }
        let revision = plan.revision == 0 ? "in a new state" : "at revision \(plan.revision)"
        return style.paint("Plan for \(organizations) \(revision): \(summary(plan))", .strong)
    }

    private func summary(_ plan: Plan) -> String {
        let counts = plan.counts
        return
            "\(counts.added) to add, \(counts.changed) to change, "
            + "\(counts.removed) to remove\(catalogChanges(of: plan))."
    }

    /// How much changes in the catalog, to be put behind the organizations.
    func catalogChanges(of plan: Plan) -> String {
        let changes = plan.catalogChanges
        return changes == 0 ? "" : "; \(changes.counted("change")) in the catalog"
    }

    /// A list of addresses below a title; nothing if there are none.
    func list(_ title: String, _ addresses: [Address]) -> String {
        guard !addresses.isEmpty else { return "" }
        let shown = addresses.prefix(20).map { "  \($0.description.harmless)\n" }.joined()
        let rest = addresses.count > 20 ? "  and \(addresses.count - 20) more\n" : ""
        return "\n\(title):\n\(shown)\(rest)"
    }

    /// Changes under a title, each root with its place where that is known.
    func section(
        _ title: String,
        _ changes: [Change],
        _ positions: [Address: SourceSpan]
    ) -> String {
        var text = ""
        write(title, changes, positions, to: &text)
        return text
    }

    /// Writes changes under a title, some at a time, so that no second text of a first plan comes
    /// to be.
    private func write(
        _ title: String,
        _ changes: [Change],
        _ positions: [Address: SourceSpan],
        to text: inout String
    ) {
        guard !changes.isEmpty else { return }
        if !title.isEmpty { text += "\n\(title):\n" }
        let roots = changes.byRoot
        Parallel.forEach(count: roots.count, atOnce: 1_024) { range in
            var text = ""
            for own in roots[range] { write(own, positions, to: &text) }
            return text
        } _: { piece in
            text += piece
        }
    }

    private func write(
        _ own: ArraySlice<Change>,
        _ positions: [Address: SourceSpan],
        to text: inout String
    ) {
        text += "\n"
        if !own[own.startIndex].address.isRoot {
            text += rootLine(own.root, "~", positions) + "\n"
        }
        for change in own { write(change, positions, to: &text) }
    }

    /// The line of a root, with the place of its file.
    func rootLine(
        _ address: Address,
        _ symbol: String,
        _ positions: [Address: SourceSpan]
    ) -> String {
        let name = address.description.harmless
        guard let span = positions[address] else { return paint(symbol) + " " + name }
        let place = "\(span.file.harmless):\(span.start.line)"
        return paint(symbol) + " " + name.padded(to: 44) + " " + style.paint(place, .faint)
    }

    /// A change with its fields, below the line of its root.
    func lines(of change: Change, _ positions: [Address: SourceSpan]) -> String {
        var text = ""
        write(change, positions, to: &text)
        return text
    }

    /// Writes a change, piece by piece: a first plan has very many.
    private func write(
        _ change: Change,
        _ positions: [Address: SourceSpan],
        to text: inout String
    ) {
        let depth = change.address.inside.count
        let indent = String(repeating: "  ", count: depth)
        if depth == 0 {
            text += rootLine(change.address, change.action.symbol, positions)
        } else {
            text += indent
            text += paint(change.action.symbol)
            text += " "
            text += change.address.kind.word
            text += " "
            text += change.address.key.string.harmless
        }
        let fields = shown(change)
        if depth > 0, change.action == .create {
            let values = fields.map { $0.name + " " + $0.text }.joined(separator: ", ")
            if values.columns <= 72 {
                text += values.isEmpty ? "" : "  " + values
                text += "\n"
                return
            }
        }
        if let former = change.formerKey {
            text += "  (was \(former.string.harmless))"
        } else if change.revives != nil {
            text += "  (comes back as itself)"
        }
        text += "\n"
        let width = fields.map(\.name.columns).max() ?? 0
        for field in fields {
            text += indent
            text += "    "
            text += field.name.padded(to: width)
            text += "  "
            text += field.text
            text += "\n"
        }
    }

    private func shown(_ change: Change) -> [(name: String, text: String)] {
        change.fieldsWorthShowing.map { field in
            let after = field.after.shown
            return (
                field.name,
                change.action == .create ? after : "\(field.before.shown) → \(after)"
            )
        }
    }

    private func paint(_ symbol: String) -> String {
        switch symbol {
        case "+": style.paint(symbol, .addition)
        case "-": style.paint(symbol, .removal)
        default: style.paint(symbol, .change)
        }
    }
}

extension Change {
    /// The fields worth showing: all that change, and of a new thing those that say something; no
    /// secret among them.
    var fieldsWorthShowing: [FieldChange] {
        let description = Description.of(address.kind)
        return concealingSecrets.fields.filter { field in
            guard action == .create, let place = description.place(of: field.name) else {
                return true
            }
            return description.fields[place].role != .key
                && description.fields[place].initial != field.after
        }
    }
}

extension FieldValue {
    /// The value for people: one line, harmless, and no value can look like two.
    var shown: String {
        switch self {
        case .absent: "(none)"
        case .text(let text): text.shown(among: .nothing)
        case .integer(let number): String(number)
        case .flag(let flag): flag ? "true" : "false"
        case .texts(let texts): "[\(texts.map(\.item).joined(separator: ", "))]"
        case .pairs(let pairs):
            "{\(pairs.map { "\($0.key.item): \($0.value.item)" }.joined(separator: ", "))}"
        case .grants(let grants):
            "{\(grants.map { "\($0.condition): \($0.role.text.item)" }.joined(separator: ", "))}"
        }
    }
}

extension Grant {
    /// When the role is given, for people.
    fileprivate var condition: String {
        attribute.isEmpty ? "everyone" : "\(attribute.item)=\(value.item)"
    }
}

extension Text {
    /// What a text stands among on its line.
    fileprivate enum Neighbours {
        /// It stands alone, or before or behind an arrow.
        case nothing
        /// It is one of several, in brackets or with an equals sign.
        case items
    }

    /// The text as one of several.
    fileprivate var item: String { shown(among: .items) }

    /// The text, in quotes if it could be taken for something else: if it is empty, begins or ends
    /// with a blank, or holds what stands between texts.
    fileprivate func shown(among neighbours: Neighbours) -> String {
        let text = string.harmless
        guard text.isEmpty || text == "(none)" || text.isAmbiguous(among: neighbours) else {
            return text
        }
        let quoted = text.unicodeScalars.replacing(
            "\"".unicodeScalars,
            with: "\\\"".unicodeScalars
        )
        return "\"\(String(quoted))\""
    }
}

extension String {
    fileprivate func isAmbiguous(among neighbours: Text.Neighbours) -> Bool {
        var previous: Unicode.Scalar = " "
        for scalar in unicodeScalars {
            switch (scalar, neighbours) {
            case ("\"", _), ("→", _): return true
            case ("=", .items), ("[", .items), ("]", .items), ("{", .items), ("}", .items):
                return true
            case (" ", .items) where previous == "," || previous == ":": return true
            default: break
            }
            previous = scalar
        }
        return unicodeScalars.first == " " || previous == " "
    }
}
