package import TenantryModel
import TenantryParallel

/// Who can reach and administer what.
package struct AccessTable: Hashable, Sendable {
    /// What populations reach, by organization, population and way.
    package let populations: [PopulationReach]
    /// Who administers, by organization, person and role.
    package let administrations: [Administration]

    /// What one population reaches on one way.
    package struct PopulationReach: Hashable, Sendable {
        /// The organization.
        package let organization: Text
        /// The population.
        package let population: Population
        /// The way in, and what it gives.
        package let reach: WayReach
    }
}

/// Of what an access table is to speak; of everything, where nothing is said.
package struct AccessFilter: Hashable, Sendable {
    /// Only this organization.
    package var organization: Text?
    /// Only what concerns this service.
    package var service: Text?
    /// Only this person: an address, or a partner's name for them.
    package var person: Text?
    /// Only people of this partner.
    package var partner: Text?

    /// Filters by what is given.
    package init(
        organization: Text? = nil,
        service: Text? = nil,
        person: Text? = nil,
        partner: Text? = nil
    ) {
        self.organization = organization
        self.service = service
        self.person = person
        self.partner = partner
    }
}

extension StateIndex {
    /// Lists who can reach and administer what on the day of the index.
    ///
    /// - Complexity: O(*n*) in the organizations that the filter lets through.
    package func access(_ filter: AccessFilter) -> AccessTable {
        let places =
            filter.organization.map { [organizations[$0]].compactMap { $0 } }
            ?? Array(state.organizations.indices)
        let pieces = Parallel.map(count: places.count, smallest: 64) { range in
            places[range].map { access(of: EffectiveOrganization($0, in: self), filter) }
        }
        let all = pieces.flatMap { $0 }
        return AccessTable(
            populations: all.flatMap(\.populations),
            administrations: all.flatMap(\.administrations)
        )
    }

    private func access(
        of organization: EffectiveOrganization,
        _ filter: AccessFilter
    ) -> AccessTable {
        let isAboutOnePerson = filter.person != nil || filter.partner != nil
        var populations: [AccessTable.PopulationReach] = []
        for population in isAboutOnePerson ? [] : [Population.consumers, .staff] {
            for way in organization.reach(of: population) {
                guard let reach = way.about(filter.service) else { continue }
                populations.append(
                    AccessTable.PopulationReach(
                        organization: organization.id,
                        population: population,
                        reach: reach
                    )
                )
            }
        }
        let administrations = organization.administrations.filter { administration in
            administration.holds(on: today)
                && filter.person.map(administration.isOf) ?? true
                && filter.partner.map { administration.partner?.partner == $0 } ?? true
                && filter.service.map {
                    administration.services.isEmpty
                        ? organization.services.contains($0) : administration.services.contains($0)
                } ?? true
        }
        return AccessTable(populations: populations, administrations: administrations)
    }
}

extension WayReach {
    /// What of it concerns one service, or all of it.
    fileprivate func about(_ service: Text?) -> WayReach? {
        guard let service else { return self }
        let conditions = reach.compactMap { conditional -> ConditionReach? in
            let services = conditional.services.filter { $0.service == service }
            return services.isEmpty
                ? nil : ConditionReach(condition: conditional.condition, services: services)
        }
        return conditions.isEmpty ? nil : WayReach(way: way, reach: conditions)
    }
}
