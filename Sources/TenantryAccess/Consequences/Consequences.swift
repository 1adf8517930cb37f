import TenantryModel
import TenantryParallel

extension Consequence {
    /// Finds out what a change from one state to another means for people.
    ///
    /// - Parameters:
    ///   - before: The live state, with the names that the change gives.
    ///   - after: The state after the change.
    ///   - changed: What is different between them.
    /// - Returns: The consequences, the most dangerous first, then by organization.
    /// - Complexity: O(*affected*), and O(*n*) for the bills that change.
    package static func between(
        _ before: StateIndex,
        _ after: StateIndex,
        changed: ChangedPart
    ) -> [Consequence] {
        let affected = changed.affected(before, after)
        let sources = RightsComparison.ofSources(affected, before, after)
        var narrowed: [Text: [Text]] = [:]
        var widened: [Text: [Text: [Text]]] = [:]
        for address in changed.catalog where address.kind == .service {
            guard let old = before.services[address.key], let new = after.services[address.key]
            else { continue }
            narrowed[address.key] = old.narrowed(to: new)
            let more = old.widened(to: new)
            if !more.isEmpty { widened[address.key] = more }
        }
        let roles = (narrowed: narrowed, widened: widened)
        let pieces = Parallel.map(count: affected.count, smallest: 64) { range in
            affected[range].flatMap { id in
                OrganizationComparison(id, before, after, roles).consequences(sources)
            }
        }
        let bills = BillComparison(before: before, after: after)
        let provider = AdmissionChange(from: before.catalog, to: after.catalog)
        let all =
            (provider.map { [.admissionChanged($0)] } ?? [])
            + pieces.flatMap { $0 }
            + rights(before, after, changed: changed)
            + owners(before, after, changed: changed)
            + bills.consequences(affected)
        return inOrder(all)
    }

    /// Puts the most dangerous first; those of one class stay as they are.
    package static func inOrder(_ consequences: [Consequence]) -> [Consequence] {
        consequences.byClass.flatMap(\.members)
    }
}

extension [Consequence] {
    /// Those of each class of which there are some, the most dangerous first; inside a class they
    /// stay as they are.
    ///
    /// - Complexity: O(*n*).
    package var byClass: [(name: ConsequenceClass, members: [Consequence])] {
        let found = Dictionary(grouping: self, by: \.consequenceClass)
        return ConsequenceClass.allCases.compactMap { name in
            found[name].map { (name, $0) }
        }
    }
}

/// One organization before and after.
struct OrganizationComparison {
    let oldIndex: StateIndex
    let newIndex: StateIndex
    let before: EffectiveOrganization?
    let after: EffectiveOrganization?
    /// The roles that come no more with others, by service.
    let narrowedRoles: [Text: [Text]]
    /// The roles that newly come with others, by service and by what they come with.
    let widenedRoles: [Text: [Text: [Text]]]

    /// Looks at the organization with this id.
    init(
        _ id: Text,
        _ before: StateIndex,
        _ after: StateIndex,
        _ roles: (narrowed: [Text: [Text]], widened: [Text: [Text: [Text]]])
    ) {
        narrowedRoles = roles.narrowed
        widenedRoles = roles.widened
        oldIndex = before
        newIndex = after
        self.before = EffectiveOrganization(id, in: before)
        self.after = EffectiveOrganization(id, in: after)
    }

    /// What is different for its people, in no order of danger.
    ///
    /// - Parameter sources: What is said of rights at organizations above.
    /// - Returns: The consequences.
    func consequences(_ sources: [Text: RightsComparison]) -> [Consequence] {
        var result: [Consequence] = []
        var turned: [Consequence.WaysChange] = []
        for population in [Population.consumers, .staff] {
            result += accessConsequences(population)
            guard let change = waysChange(of: population) else { continue }
            result.append(.waysChanged(change))
            turned.append(change)
        }
        result += admissionConsequences
        result += moves(besides: turned)
        result += termConsequences
        result += administrationConsequences(sources)
        result += lendingConsequences
        return result
    }

    /// Which services that go on end on another day than before.
    private var termConsequences: [Consequence] {
        guard let before, let after, before.isLimited || after.isLimited else { return [] }
        let services = before.services
        return after.services.filter(services.contains).compactMap { service in
            let (former, now) = (before.lastDay(of: service), after.lastDay(of: service))
            guard former != now else { return nil }
            return .termChanged(
                Consequence.ServiceTerm(
                    organization: after.id,
                    service: service,
                    before: former,
                    after: now
                )
            )
        }
    }
}
