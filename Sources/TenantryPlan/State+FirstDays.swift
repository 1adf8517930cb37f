package import TenantryModel

extension State {
    /// Fills in the first day of collaborations that do not say it: the day of the first apply.
    ///
    /// - Parameters:
    ///   - known: What was applied or is live, and keeps these days; what comes first counts.
    ///   - today: The day of what is not there yet.
    /// - Returns: The state with all first days.
    /// - Complexity: O(*n*) in the number of organizations.
    package func withFirstDays(from known: State..., today: Day) -> State {
        let isComplete = organizations.indices.allSatisfy { place in
            organizations[place].collaborators.allSatisfy { $0.from != nil }
        }
        if isComplete { return self }
        var result = self
        for index in result.organizations.indices {
            for number in result.organizations[index].collaborators.indices
            where result.organizations[index].collaborators[number].from == nil {
                let organization = result.organizations[index].id
                let id = result.organizations[index].collaborators[number].id
                let day = known.lazy.compactMap { state in
                    state.organization(organization)?.collaborators.first { $0.id == id }?.from
                }.first
                let until = result.organizations[index].collaborators[number].until
                // What ends before it begins has no first day but its last.
                let first = day ?? today
                result.organizations[index].collaborators[number].from =
                    until.map { min($0, first) } ?? first
            }
        }
        return result
    }
}

extension LiveSnapshot {
    /// A desired state with all first days, as an apply makes them: also of organizations that get
    /// another id.
    ///
    /// - Parameters:
    ///   - desired: The state.
    ///   - applied: What the files said when they were last applied.
    ///   - today: The day of what is not there yet.
    /// - Returns: The state with all first days.
    /// - Complexity: O(*n*) in the number of organizations.
    package func withFirstDays(_ desired: State, applied: State, today: Day) -> State {
        let renames = Renames(desired: desired, live: self)
        return desired.withFirstDays(
            from: renames.applied(to: applied),
            renames.applied(to: state),
            today: today
        )
    }
}
