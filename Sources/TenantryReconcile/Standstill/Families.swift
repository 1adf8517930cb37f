import TenantryModel

/// Which organizations refer to each other: those of one hierarchy, and those for whom somebody of
/// another one pays.
struct Families {
    /// The number of each organization's family, by its place in the state.
    let numbers: [Int]

    /// Finds the families of a state.
    ///
    /// - Complexity: O(*n* log *n*) in the number of organizations.
    init(of state: State) {
        var links = Array(state.organizations.indices)
        func first(_ place: Int) -> Int {
            var place = place
            while links[place] != place {
                links[place] = links[links[place]]
                place = links[place]
            }
            return place
        }
        func join(_ place: Int, _ id: Text?) {
            guard let other = id.flatMap(state.place(of:)) else { return }
            let (one, two) = (first(place), first(other))
            links[max(one, two)] = min(one, two)
        }
        for (place, organization) in state.organizations.enumerated() {
            join(place, organization.parent)
            join(
                place,
                organization.billing.flatMap { state.catalog.billingAccounts.named($0)?.owner }
            )
        }
        numbers = links.indices.map(first)
    }
}
