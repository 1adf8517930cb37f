import TenantryAccess
import TenantryModel
import TenantryNames
import TenantryPlan
import TenantryStore
import TenantryTestSupport
import Testing

/// What must hold for who reaches and administers what, in any state.
///
/// Beside the laws stands a second, slow and simple reading of the same definitions.
struct AccessLawsTests {
    private static let today = PlannedChange.today

    /// Says what is wrong with one organization in a state, for all states.
    private static func breach(
        _ law: (StateIndex, EffectiveOrganization) -> String?
    ) -> String? {
        Law.breach { _, state in
            let index = StateIndex(state, today: today)
            for number in state.organizations.indices {
                if let wrong = law(index, EffectiveOrganization(number, in: index)) {
                    return "\(state.organizations[number].id): \(wrong)"
                }
            }
            return nil
        }
    }

    // MARK: - Sign-in

    /// What is asked about one organization: each of its addresses, its page, both.
    private static func questions(_ organization: Organization) -> [SignInQuestion] {
        let hosts = organization.domains.map { $0.name.string.replacing("*.", with: "any.") }
        let emails: [Text?] = [nil, "x@nowhere.example"] + hosts.map { Text("x@\($0)") }
        let pages: [Text?] = [nil, organization.id]
        let populations: [Population?] = [nil, .staff, .consumers]
        return emails.flatMap { email in
            pages.flatMap { page in
                populations.map {
                    SignInQuestion(email: email, organization: page, population: $0)
                }
            }
        }
    }

    @Test func `nobody signs in where access is off, and who does reaches what the way gives`() {
        let breach = Self.breach { index, organization in
            for question in Self.questions(organization.organization) {
                let answer = index.signIn(question)
                guard case .signsIn(let signIn) = answer.outcome else { continue }
                guard let place = index.organizations[signIn.organization],
                    index.switchedOff(by: place) == nil
                else { return "\(question) gets in at \(signIn.organization)" }
                let entered = EffectiveOrganization(place, in: index)
                let ways = entered.reach(of: signIn.population)
                guard let way = ways.first(where: { $0.way == signIn.way }) else {
                    return "\(question) comes in by \(signIn.way)"
                }
                guard way.reach.first?.services == signIn.reach else {
                    return "\(question) reaches \(signIn.reach)"
                }
                let known = Set(signIn.reach.flatMap(\.roleNames))
                for more in signIn.further where more.roles.contains(where: known.contains) {
                    return "\(question) would get \(more) twice"
                }
                guard !answer.reasons.isEmpty else { return "\(question) without a reason" }
            }
            return nil
        }
        #expect(breach == nil)
    }

    @Test func `whatever somebody answers leads where people of the organization can come in`() {
        let breach = Self.breach { index, organization in
            for question in Self.questions(organization.organization) {
                let answers = index.signIns(question)
                guard !answers.isEmpty, Set(answers).count == answers.count else {
                    return "\(question): \(answers)"
                }
                let first = index.signIn(question)
                let asks = first.outcome != answers[0].outcome
                if !asks, answers != [first] { return "\(question): \(answers)" }
                for case .signsIn(let signIn) in answers.map(\.outcome) {
                    guard let entered = EffectiveOrganization(signIn.organization, in: index),
                        entered.reach(of: signIn.population).contains(where: {
                            $0.way == signIn.way && $0.reach.first?.services == signIn.reach
                        })
                    else { return "\(question): \(signIn)" }
                }
            }
            // From the page of an organization each way that is open there is tried.
            for users in organization.organization.users {
                guard let population = users.population else { continue }
                let page = SignInQuestion(organization: organization.id, population: population)
                let answers = index.signIns(page)
                let open = organization.reach(of: population).map(\.way)
                guard answers.count == max(1, open.count) else {
                    return "\(page): \(answers), not \(open)"
                }
            }
            return nil
        }
        #expect(breach == nil)
    }

    @Test func `an address leads where its domain leads`() {
        let breach = Self.breach { index, organization in
            for domain in organization.organization.domains {
                let host = Text(domain.name.string.replacing("*.", with: "some.where."))
                let route = index.route(ofHost: host)
                switch index.outcome(Text("x@\(host)")) {
                case .signsIn(let signIn):
                    guard let route, route.organization == signIn.organization,
                        route.population == signIn.population, route.way == signIn.way,
                        route.identityProvider == signIn.identityProvider
                    else { return "\(host): \(route as Any)" }
                case .asksForPopulation:
                    guard let route, route.population == nil else { return "\(host)" }
                case .asksForConnection, .asksForAddress:
                    guard let route, route.way == nil else { return "\(host): \(route as Any)" }
                case .switchedOff, .noPopulation, .noWay:
                    guard route == nil else { return "\(host): \(route as Any)" }
                case .noAddress, .unknownOrganization, .asksForOrganization, .fromOutside,
                    .conflict,
                    .foreignAddress:
                    return "\(host) is a claim of its own"
                }
            }
            return nil
        }
        #expect(breach == nil)
    }

    @Test func `the most exact claim wins, however it is looked up`() {
        let names =
            Pools.domains + ["*.example", "*.hospital1.example", "*.mail.hospital1.example"]
        let hosts: [Text] = [
            "wards.example", "a.wards.example", "a.b.wards.example", "swards.example", "example",
            "hospital1.example", "mail.hospital1.example", "a.mail.hospital1.example",
            "xhospital1.example", "hospital2.example", "lab.example",
        ]
        for seed in UInt64(1)...300 {
            var random = SeededRandom(seed: seed)
            let organizations = ["acme", "beta", "clinic"].map { Text($0) }
            var state = State()
            var rest = names.shuffled(using: &random)
            for id in organizations {
                var organization = Organization()
                organization.id = id
                for _ in 0..<Int.random(in: 0...5, using: &random) {
                    guard let name = rest.popLast() else { break }
                    var domain = Domain()
                    domain.name = name
                    organization.domains.append(domain)
                }
                state.organizations.append(organization)
            }
            let index = StateIndex(state, today: Self.today)
            for host in hosts {
                let all = state.organizations.flatMap(\.domains)
                    .filter { DomainNames.covers($0.name.string, host.string) }
                let best = all.max { $0.exactness < $1.exactness }
                #expect(index.claim(on: host)?.domain == best, "seed \(seed): \(host)")
                let own = state.organizations.compactMap { $0.claim(on: host.string) }
                #expect(own.max { $0.exactness < $1.exactness } == best, "seed \(seed): \(host)")
            }
        }
    }

    // MARK: - Reach

    @Test func `one claim gives what its condition says, and several give the union`() {
        let breach = Self.breach { _, organization in
            for population in [Population.staff, .consumers] {
                for way in organization.reach(of: population) {
                    var everything: Set<RoleName> = []
                    var pairs: [Pair] = []
                    for conditional in way.reach {
                        if case .attribute(let name, let value) = conditional.condition {
                            pairs.append(Pair(name, value))
                        }
                        let claims = conditional.condition == .everyone ? [] : pairs.suffix(1)
                        let reach = organization.reach(
                            of: population,
                            by: way.way,
                            claims: Array(claims)
                        )
                        guard reach == conditional.services else { return "\(conditional)" }
                        everything.formUnion(conditional.services.flatMap(\.roleNames))
                    }
                    let all = organization.reach(of: population, by: way.way, claims: pairs)
                    guard Set(all.flatMap(\.roleNames)) == everything else { return "\(all)" }
                }
            }
            return nil
        }
        #expect(breach == nil)
    }

    @Test func `services and roles are those of the definition`() {
        let breach = Self.breach { index, organization in
            let naive = PlainReading(state: index.state, today: index.today)
            let services = naive.services(of: organization.id)
            guard Set(organization.services) == services else {
                return "has \(organization.services), not \(services.sorted())"
            }
            guard organization.services == organization.services.sorted() else { return "order" }
            for population in [Population.staff, .consumers] {
                for way in organization.reach(of: population) {
                    let sources = organization.users(population).map {
                        organization.sources(of: $0, by: way.way)
                    }
                    for conditional in way.reach {
                        let roles = naive.roles(
                            of: organization.organization,
                            population,
                            grants: (sources ?? []).flatMap(\.connection.grants),
                            conditional.condition
                        )
                        let found = Set(conditional.services.flatMap(\.roleNames))
                        guard found == roles else { return "\(conditional), not \(roles)" }
                    }
                }
            }
            return nil
        }
        #expect(breach == nil)
    }

    @Test func `administrators are those of the definition, on every day`() {
        let breach = Self.breach { index, organization in
            let naive = PlainReading(state: index.state, today: index.today)
            for offset in [-11, -5, -1, 0, 1, 7, 20] {
                let day = index.today.adding(days: offset)
                let found = Set(
                    organization.administrations.filter { $0.holds(on: day) }
                        .map { "\($0.email) \($0.role) \($0.source)" }
                )
                let expected = naive.administrators(of: organization.id, on: day)
                guard found == expected else { return "\(day): \(found), not \(expected)" }
            }
            return nil
        }
        #expect(breach == nil)
    }

    @Test func `bills are those of the definition, and no account is asked twice`() {
        let breach = Law.breach { _, state in
            let index = StateIndex(state, today: Self.today)
            let naive = PlainReading(state: state, today: Self.today)
            let bills = index.bills()
            guard bills.map(\.account) == state.catalog.billingAccounts.map(\.id) else {
                return "\(bills.map(\.account))"
            }
            for bill in bills {
                let expected = naive.bill(of: bill.account)
                guard bill.total.minor == expected else {
                    return "\(bill.account): \(bill.total), not \(expected)"
                }
                guard index.bills(of: [bill.account])[bill.account] == bill else {
                    return "\(bill.account) alone is another bill"
                }
            }
            return nil
        }
        #expect(breach == nil)
    }

    @Test func `a table of access is the sum of the tables of its parts`() {
        let breach = Law.breach { _, state in
            let index = StateIndex(state, today: Self.today)
            let all = index.access(AccessFilter())
            let parts = state.organizations.map {
                index.access(AccessFilter(organization: $0.id))
            }
            guard all.populations == parts.flatMap(\.populations),
                all.administrations == parts.flatMap(\.administrations)
            else { return "organizations" }
            for partner in state.catalog.partners {
                let expected = all.administrations.filter {
                    $0.partner?.partner == partner.id
                }
                let found = index.access(AccessFilter(partner: partner.id))
                guard found.administrations == expected, found.populations.isEmpty else {
                    return "\(partner.id): \(found)"
                }
            }
            return nil
        }
        #expect(breach == nil)
    }
}
