package import TenantryModel

extension State {
    /// Fills in the first day of collaborations that do not say it: the day of the first apply,
    /// which the live row keeps.
    package func withFirstDays(from live: State, today: Day) -> State {
        var result = self
        for index in result.organizations.indices {
            for number in result.organizations[index].collaborators.indices
            where result.organizations[index].collaborators[number].from == nil {
                let id = result.organizations[index].collaborators[number].id
                let known = live.organization(result.organizations[index].id)?
                    .collaborators.first { $0.id == id }?.from
                let until = result.organizations[index].collaborators[number].until
                // What ends before it begins has no first day but its last.
                let first = known ?? today
                result.organizations[index].collaborators[number].from =
                    until.map { min($0, first) } ?? first
            }
        }
        return result
    }
}
