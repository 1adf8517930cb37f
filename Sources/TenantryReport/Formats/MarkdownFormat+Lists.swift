import TenantryDiagnostics
import TenantryModel
import TenantryPlan

extension MarkdownFormat {
    /// One line for each organization or thing of the catalog that is new or different.
    ///
    /// What goes as a whole stands under what is removed.
    func changes(_ title: String, _ changes: [Change]) -> MarkdownSection {
        let roots = kept(changes)
        return MarkdownSection(
            heading: "\n#### \(title)\n\n",
            noun: isCatalogOnly(roots) ? "change" : "organization",
            count: roots.count
        ) { index in line(of: roots[index]) }
    }

    private func isCatalogOnly(_ roots: [ArraySlice<Change>]) -> Bool {
        roots.allSatisfy { !$0.root.isInOrganization }
    }

    private func kept(_ changes: [Change]) -> [ArraySlice<Change>] {
        changes.byRoot.filter { $0.rootAction != .delete }
    }

    private func line(of things: ArraySlice<Change>) -> String {
        guard let first = things.first else { return "" }
        let isRoot = first.address.isRoot
        let symbol = isRoot ? first.action.symbol : Action.update.symbol
        var parts: [String] = []
        if let former = first.formerKey, isRoot {
            parts.append("was \(former.string.markdownCode)")
        }
        if isRoot, first.action == .update {
            parts += first.fields.map(\.name.markdownCode)
        }
        for action in Action.allCases {
            let inside = things.dropFirst(isRoot ? 1 : 0).filter { $0.action == action }
            let counts = Dictionary(grouping: inside, by: \.address.kind).mapValues(\.count)
            for (kind, count) in counts.sorted(by: { $0.key.position < $1.key.position }) {
                let noun = kind == .users ? "population" : kind.word
                parts.append("\(action.symbol.markdownCode) \(count.counted(noun))")
            }
        }
        let rest = parts.isEmpty ? "" : ": \(parts.joined(separator: ", "))"
        let name = first.address.root.description.markdownCode
        return "- \(symbol.markdownCode) \(name)\(rest)\n"
    }

    /// A list of addresses.
    func list(_ list: AddressList, of plan: Plan) -> MarkdownSection {
        let addresses = list.addresses(of: plan)
        return MarkdownSection(
            heading: "\n#### \(list.title)\n\n",
            noun: "thing",
            count: addresses.count
        ) { index in "- \(addresses[index].description.markdownCode)\n" }
    }

    /// Every field that changes, folded; one block for each organization or thing of the catalog.
    func details(_ report: PlanReport) -> MarkdownSection {
        let roots = kept(report.plan.changes)
        return MarkdownSection(
            heading: "\n#### Field by field\n\n",
            noun: isCatalogOnly(roots) ? "change" : "organization",
            count: roots.count
        ) { index in
            guard let root = roots[index].first?.address.root else { return "" }
            let place = report.positions[root].map {
                " " + "\($0.file):\($0.start.line)".markupCode
            }
            let lines = roots[index].map { change in
                plain.lines(of: change, [:]).signsFirst(isNew: change.action == .create)
            }
            return "<details><summary>\(root.description.markupCode)\(place ?? "")</summary>\n\n"
                + lines.joined().markdownBlock("diff") + "\n</details>\n\n"
        }
    }

    /// Diagnostics, one line each, the gravest first.
    func lines(_ title: String, _ noun: String, _ diagnostics: [Diagnostic]) -> MarkdownSection {
        let found = sorted(diagnostics)
        return MarkdownSection(
            heading: "\n#### \(title)\n\n",
            noun: noun,
            count: found.count
        ) { index in "- \(headline(found[index]))\n" }
    }
}

extension String {
    /// Lines with `+`, `-` and `~` in front of their indentation, where colouring looks for them.
    ///
    /// - Parameter isNew: Whether they show something new, so that each of them is an addition.
    /// - Returns: The lines.
    fileprivate func signsFirst(isNew: Bool) -> String {
        var view = String.UnicodeScalarView()
        for (number, line) in unicodeScalars.split(separator: "\n").enumerated() {
            let indent = line.prefix { $0 == " " }
            let rest = line[indent.endIndex...]
            if number == 0, let sign = rest.first {
                view.append(sign)
                view.append(contentsOf: indent)
                view.append(contentsOf: rest.dropFirst())
            } else {
                view.append(isNew ? "+" : " ")
                view.append(contentsOf: line.dropFirst())
            }
            view.append("\n")
        }
        return String(view)
    }
}
