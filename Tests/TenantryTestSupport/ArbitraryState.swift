package import TenantryModel

/// Makes valid states from seeds: small, and full of what collides with other states.
///
/// Values are drawn without caring whether they fit together, then ``TenantryModel/State/repaired``
/// drops what does not.
package struct ArbitraryState {
    var random: SeededRandom

    /// Starts the sequence that belongs to a seed.
    package init(seed: UInt64) { random = SeededRandom(seed: seed) }

    /// Makes the state that belongs to a seed.
    package static func state(seed: UInt64) -> State {
        var arbitrary = ArbitraryState(seed: seed)
        return arbitrary.state()
    }

    /// Makes two states: half the time unrelated ones, otherwise the second by editing the first.
    package static func pair(seed: UInt64) -> (before: State, after: State) {
        var arbitrary = ArbitraryState(seed: seed)
        let before = arbitrary.state()
        return (before, arbitrary.flips(2) ? arbitrary.state() : arbitrary.edited(before))
    }

    /// Makes a state: organizations in a random hierarchy, over a random catalog.
    package mutating func state() -> State {
        // Many small states find more in the same time than few large ones.
        let count = min(
            Int.random(in: 0...12, using: &random),
            Int.random(in: 0...12, using: &random)
        )
        var organizations: [Organization] = []
        var owners = Dealer(Pools.domains, &random)
        var pairs = Dealer(ArbitraryState.registrations, &random)
        var entities = Dealer(Pools.entities, &random)
        let catalog = catalog()
        for id in Pools.organizations.shuffled(using: &random).prefix(count) {
            var organization = Organization()
            organization.id = id
            if let parent = organizations.randomElement(using: &random), !flips(3) {
                organization.parent = parent.id
            }
            fill(&organization, catalog: catalog)
            organization.connections = connections(catalog, &pairs, &entities)
            organization.domains = domains(of: organization, &owners, organizations)
            organizations.append(organization)
        }
        var state = State(catalog: catalog, organizations: organizations)
        state.catalog.billingAccounts = accounts(state.organizations.map(\.id))
        return state.repaired
    }

    /// All pairs of issuer and client id.
    static let registrations: [Pair] = Pools.issuers.flatMap { issuer in
        Pools.clients.map { Pair(issuer, $0) }
    }

    /// Gives out elements, each once.
    struct Dealer<Element> {
        private var rest: [Element]

        init(_ elements: [Element], _ random: inout SeededRandom) {
            rest = elements.shuffled(using: &random)
        }

        mutating func next() -> Element? { rest.popLast() }
    }
}

// MARK: - Drawing

extension ArbitraryState {
    /// Is true once in so many times.
    package mutating func flips(_ odds: Int) -> Bool {
        Int.random(in: 1...odds, using: &random) == 1
    }

    /// Draws one element, or nothing from nothing.
    package mutating func one<Element>(_ elements: [Element]) -> Element? {
        elements.randomElement(using: &random)
    }

    /// Draws some elements, in their order.
    mutating func some<Element>(_ elements: [Element], oneIn odds: Int = 2) -> [Element] {
        elements.filter { _ in flips(odds) }
    }

    /// Draws one of all the choices of a type.
    mutating func choice<Value: Choice>(_ type: Value.Type) -> Value? { one(Array(Value.allCases)) }

    /// Draws a word.
    mutating func word() -> Text { one(Pools.words) ?? "" }

    /// Draws a sentence of at least ten characters.
    mutating func sentence() -> Text { Text("Because: \(word()).") }

    /// Draws a day.
    mutating func day() -> Day {
        Day(number: flips(10) ? 2_932_896 : 20_700 + Int.random(in: 0...30, using: &random))
    }

    /// Draws pairs of a name and a word.
    mutating func pairs(_ keys: [Text]) -> [Pair] { some(keys).map { Pair($0, word()) }.asSet }
}
