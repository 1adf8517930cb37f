import TenantryAccess
import TenantryDiagnostics
import TenantryModel
import TenantryPlan

extension Page {
    /// How many organizations a plan's hierarchy shows, and how many addresses a list.
    private static let limit = 400

    /// The page of a plan: what stops it and whom it concerns come before what it changes.
    init(_ report: PlanReport) {
        let plan = report.plan
        let organizations = plan.organizations.counted("organization")
        self.init(
            title: plan.isEmpty ? "Nothing to do" : "Plan for \(organizations)",
            kicker: "tenantry plan"
        )
        let state = plan.revision == 0 ? "in a new state" : "at revision \(plan.revision)"
        lead = (plan.isEmpty ? "\(organizations) " : "") + "\(state), looked at on \(report.today)"
        counts = Page.counts(of: plan)
        digest = plan.isEmpty ? nil : plan.digest.description
        verdicts =
            Page.verdicts(of: report)
            + report.cautions.map { Mark(tone: .watch, words: $0) }
            + (report.rehearsal.map { rehearsal in
                [
                    Mark(
                        tone: rehearsal.failure == nil ? .gain : .danger,
                        words: rehearsal.sentence
                    )
                ]
            } ?? [])
        refusals = RefusalSection(report.refusals)
        expectations = report.expectations.flatMap { FindingSection($0) }
        people = PeopleSection(report.consequences, report.facts)
        changes = ChangeSection(
            id: "changes",
            title: "All changes",
            isSearched: true,
            plan.changes,
            report.positions
        )
        drift = ChangeSection(
            id: "drift",
            title: "Changed outside since the last apply",
            lead: "After this plan it is as the files say.",
            isSearched: false,
            plan.drift,
            report.positions
        )
        addresses = Page.lists(of: plan)
        findings = report.findings.flatMap { FindingSection($0) }
        guard !plan.changes.isEmpty, let sides = report.sides else { return }
        let (before, after) = (sides.before, sides.after)
        tree = TreeSection(changedBy: plan, before, after, limit: Page.limit)
        access = AccessSection(before, after, changed: plan.changedPart)
        bill = BillSection(AnalysisReport.BillChange.pairs(before.bills(), after.bills()))
    }

    private static func counts(of plan: Plan) -> [Count] {
        guard !plan.isEmpty else { return [] }
        let counts = plan.counts
        let catalog = plan.catalogChanges
        func tone(_ number: Int, _ tone: Tone) -> Tone { number == 0 ? .quiet : tone }
        return [
            Count(tone: tone(counts.removed, .danger), number: counts.removed, words: "to remove"),
            Count(tone: tone(counts.changed, .watch), number: counts.changed, words: "to change"),
            Count(tone: tone(counts.added, .gain), number: counts.added, words: "to add"),
        ] + (catalog == 0 ? [] : [Count(tone: .quiet, number: catalog, words: "in the catalog")])
    }

    /// Whether an apply would be refused.
    private static func verdicts(of report: PlanReport) -> [Mark] {
        var marks: [Mark] = []
        if !report.refusals.isEmpty {
            let names = report.refusals.map(\.guarding.rawValue).joined(separator: ", ")
            marks.append(
                Mark(tone: .danger, words: "An apply will be refused by guards: \(names).")
            )
        }
        if let expectations = report.expectations, !expectations.failures.isEmpty {
            let failed =
                "\(expectations.failures.count) of \(expectations.count.counted("expectation"))"
            let verb = expectations.failures.count == 1 ? "does" : "do"
            let words = "An apply will be refused: \(failed) \(verb) not hold."
            marks.append(Mark(tone: .danger, words: words))
        }
        if marks.isEmpty, !report.plan.isEmpty {
            marks.append(Mark(tone: .gain, words: "No guard and no expectation refuses an apply."))
        }
        return marks
    }

    private static func lists(of plan: Plan) -> [AddressSection] {
        AddressList.allCases.compactMap { list in
            let addresses = list.addresses(of: plan)
            guard !addresses.isEmpty else { return nil }
            let cut = cut(addresses, to: limit, "thing", see: "`--format json` has all.")
            return AddressSection(
                id: list.rawValue,
                title: list.title,
                link: list.link,
                lead: nil,
                count: addresses.count,
                items: cut.shown.map(\.description),
                leftOut: cut.leftOut
            )
        }
    }
}

extension Plan {
    /// What it changes, for looking up whom that concerns.
    fileprivate var changedPart: ChangedPart {
        let roots = Set(changes.map(\.address.root))
        return ChangedPart(
            organizations: Set(roots.filter(\.isInOrganization).map(\.key)),
            catalog: roots.filter { !$0.isInOrganization }
        )
    }
}

extension StateIndex {
    /// Of some nodes those with these ids, and who is above them.
    fileprivate func nodes(
        _ nodes: [TreeReport.Node],
        leadingTo ids: some Sequence<Text>
    ) -> [TreeReport.Node] {
        var kept = Set(ids)
        for number in kept.compactMap({ organizations[$0] }) {
            for ancestor in ancestors(of: number) { kept.insert(state.organizations[ancestor].id) }
        }
        return nodes.filter { kept.contains($0.id) }
    }
}

extension TreeSection {
    /// The hierarchy after a plan with what it changes, what it removes, and who is above that.
    fileprivate init?(
        changedBy plan: Plan,
        _ before: StateIndex,
        _ after: StateIndex,
        limit: Int
    ) {
        let roots = plan.changes.byRoot.filter(\.root.isInOrganization)
        guard !roots.isEmpty else { return nil }
        var marks: [Text: [Page.Mark]] = [:]
        for changes in roots {
            let action = changes.rootAction
            var own = [Page.Mark(tone: Page.Tone(symbol: action.symbol), words: action.participle)]
            for change in changes where change.address.isRoot {
                if let former = change.formerKey {
                    own.append(Page.Mark(tone: .watch, words: "was \(former)"))
                }
                for field in change.fields where field.name == "parent" && action == .update {
                    own.append(Page.Mark(tone: .watch, words: "before below \(field.before.shown)"))
                }
            }
            marks[changes.root.key] = own
        }
        // What goes is drawn where it was.
        let gone = before.state.organizations.filter { after.organizations[$0.id] == nil }
        let all = State(
            catalog: after.state.catalog,
            organizations: after.state.organizations + gone
        )
        let index = StateIndex(all, today: after.today)
        let nodes = TreeReport(index, .desired, layers: []).nodes
        let kept = nodes.count <= limit / 4 ? nodes : index.nodes(nodes, leadingTo: marks.keys)
        self.init(
            title: "Hierarchy",
            lead: kept.count == nodes.count ? nil : "What changes, and who is above it.",
            kept,
            marks: marks,
            hidden: nodes.count - kept.count,
            limit: limit
        )
    }
}
