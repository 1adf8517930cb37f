import TenantryAccess
import TenantryModel
import TenantryPlan
import TenantryTestSupport
import Testing

/// What must hold for what any change means for people.
struct ConsequenceLawsTests {
    private static let today = PlannedChange.today

    private static func index(_ state: State) -> StateIndex { StateIndex(state, today: today) }

    @Test func `a state that stays as it is has no consequences`() {
        let breach = Law.breach { _, state in
            let found = Consequence.everywhere(Self.index(state), Self.index(state))
            return found.isEmpty ? nil : "\(found)"
        }
        #expect(breach == nil)
    }

    @Test func `looking only at what a plan changes misses nothing`() {
        let breach = Law.breach { before, after in
            let change = PlannedChange(from: before, to: after)
            return Self.differences(
                Consequence.everywhere(change.before, change.after),
                change.consequences(on: Self.today)
            )
        }
        #expect(breach == nil)
    }

    @Test(arguments: StateEdit.allCases)
    func `looking only at what one edit changes misses nothing`(edit: StateEdit) {
        let breach = Law.breach(seeds: 200) { seed in
            var arbitrary = ArbitraryState(seed: seed &+ 5_000)
            let state = arbitrary.state()
            return (state, arbitrary.edited(state, by: edit))
        } of: { before, after in
            let change = PlannedChange(from: before, to: after)
            return Self.differences(
                Consequence.everywhere(change.before, change.after),
                change.consequences(on: Self.today)
            )
        }
        #expect(breach == nil)
    }

    @Test(arguments: OneThing.allCases)
    func `looking only at what changes misses nothing where one thing changes`(edit: OneThing) {
        let breach = Law.breach(seeds: 300) { seed in
            OneThing.pair(edit, seed: seed)
        } of: { before, after in
            let change = PlannedChange(from: before, to: after)
            return Self.differences(
                Consequence.everywhere(change.before, change.after),
                change.consequences(on: Self.today)
            )
        }
        #expect(breach == nil)
    }

    @Test(arguments: OneThing.allCases)
    func `who comes and who goes is said once, at the organization or where it is written`(
        edit: OneThing
    ) {
        let breach = Law.breach(
            seeds: 300,
            pair: { OneThing.pair(edit, seed: $0) },
            of: Self.unsaid
        )
        #expect(breach == nil)
    }

    @Test func `whoever comes or goes in any change is spoken of`() {
        let breach = Law.breach(of: Self.unsaid)
        #expect(breach == nil)
    }

    /// Says whose coming or going is not said, or said again where it only follows.
    private static func unsaid(_ before: State, _ after: State) -> String? {
        let (old, new) = (index(before), index(after))
        let all = Consequence.everywhere(old, new)
        let said = Set(all.compactMap(RightChange.init))
        var spoken: Set<RightChange> = said
        for case .outsideTermChanged(let one, _) in all {
            spoken.insert(RightChange(.init(one), at: one.organization, true))
        }
        for id in Set((before.organizations + after.organizations).map(\.id)) {
            let (had, has) = (RightChange.rights(at: id, old), RightChange.rights(at: id, new))
            for right in Set(had.keys).union(has.keys) {
                let places = Set([id]).union(had[right]?.sources ?? []).union(
                    has[right]?.sources ?? []
                )
                func isSaid(_ isGain: Bool, in found: Set<RightChange>) -> Bool {
                    places.contains { found.contains(RightChange(right, at: $0, isGain)) }
                }
                switch (had[right]?.days, has[right]?.days) {
                case (let old?, let new?):
                    let here = [true, false].map { RightChange(right, at: id, $0) }
                    if old == new, here.contains(where: spoken.contains),
                        !all.contains(where: { $0.isAboutCoverage(at: id) })
                    {
                        return "\(right) at \(id) is said although it is the same"
                    }
                    if old != new, !isSaid(true, in: spoken), !isSaid(false, in: spoken) {
                        return "\(right) at \(id) is on other days"
                    }
                case (nil, _?) where !isSaid(true, in: said):
                    return "\(right) at \(id) comes unsaid"
                case (_?, nil) where !isSaid(false, in: said):
                    return "\(right) at \(id) goes unsaid"
                default: continue
                }
            }
        }
        return nil
    }

    @Test func `wherever addresses lead elsewhere, it is said`() {
        let breach = Law.breach(of: Self.unsaidMove)
        #expect(breach == nil)
    }

    @Test(arguments: [OneThing.domain, .parent, .lending])
    func `wherever addresses lead elsewhere after one change, it is said`(edit: OneThing) {
        let breach = Law.breach(
            seeds: 500,
            pair: { OneThing.pair(edit, seed: $0) },
            of: Self.unsaidMove
        )
        #expect(breach == nil)
    }

    /// Finds a host that leads elsewhere without a word, or a word about one that does not.
    private static func unsaidMove(_ before: State, _ after: State) -> String? {
        let (old, new) = (index(before), index(after))
        let found = Consequence.everywhere(old, new)
        let moves = found.compactMap { consequence -> Consequence.SignInMove? in
            if case .signInMoved(let move) = consequence { move } else { nil }
        }
        var whole: Set<String> = []
        for case .signInLost(let change) in found { whole.insert("\(change.organization) lost") }
        for case .signInGained(let change) in found { whole.insert("\(change.organization) got") }
        let names = Set((before.organizations + after.organizations).flatMap(\.domains).map(\.name))
        let hosts = names.flatMap { name -> [Text] in
            guard name.string.hasPrefix("*.") else { return [name, Text("zz.\(name)")] }
            let base = name.string.dropFirst(2)
            return [Text("\(base)"), Text("zz.\(base)"), Text("any.\(base)"), Text("a.b.\(base)")]
        }
        for host in hosts {
            let (led, leads) = (old.route(ofHost: host), new.route(ofHost: host))
            guard led != leads else { continue }
            // A page may ask on although nobody of those whom it asks can sign in.
            let routes = [led, leads].compactMap { $0 }
            if routes.count == 1, !routes.contains(where: { old.isOpen($0) || new.isOpen($0) }) {
                continue
            }
            if led == nil, let leads, whole.contains("\(leads.organization) got") { continue }
            if leads == nil, let led, whole.contains("\(led.organization) lost") { continue }
            if let led, let leads, isSaid(led, leads, by: found) { continue }
            guard moves.contains(where: { $0.before == led && $0.after == leads }) else {
                return "\(host) led to \(led as Any), leads to \(leads as Any)"
            }
        }
        for move in moves {
            let base = move.host.string.replacing("*.", with: "")
            let probes = move.host.string.hasPrefix("*.") ? ["zz.\(base)"] : [base]
            for probe in probes.map({ Text($0) }) {
                guard old.route(ofHost: probe) == move.before,
                    new.route(ofHost: probe) == move.after
                else { return "\(move) is not so at \(probe)" }
            }
        }
        return nil
    }

    /// Whether it is said that the way of a route is gone, and that its people have another.
    private static func isSaid(
        _ led: SignInRoute,
        _ leads: SignInRoute,
        by consequences: [Consequence]
    ) -> Bool {
        consequences.contains { consequence in
            guard case .waysChanged(let change) = consequence,
                led.organization == leads.organization, led.population == leads.population,
                change.organization == led.organization,
                led.population ?? change.population == change.population
            else { return false }
            func isBehind(_ door: Consequence.Door, _ route: SignInRoute) -> Bool {
                door.way == route.way && door.identityProvider == route.identityProvider
            }
            return change.before.contains { isBehind($0, led) }
                && !change.after.contains { isBehind($0, led) }
        }
    }

    @Test func `a plan knows what there is after it, with what it leaves alone`() {
        let breach = Law.breach(seeds: 400) { before, after in
            for strangers in Self.strangers(in: before) {
                let change = PlannedChange(from: before, to: after, strangers: strangers)
                guard change.outcome == change.after.state else {
                    let differences = Differ.changes(
                        from: change.after.state,
                        to: change.outcome
                    )
                    return "without \(strangers.sorted()): \(differences)"
                }
                // What is left alone may have claimed what the files claim; no store holds both.
                if change.after.claims.values.contains(where: { $0.count > 1 }) { continue }
                let difference = Self.differences(
                    Consequence.everywhere(change.before, change.after),
                    change.consequences(on: Self.today)
                )
                if let difference { return "without \(strangers.sorted()): \(difference)" }
            }
            return nil
        }
        #expect(breach == nil)
    }

    /// Some sets of things that were never applied: every third root each time.
    private static func strangers(in state: State) -> [Set<Address>] {
        (0..<3).map { turn in
            Set(state.roots.enumerated().filter { $0.offset % 3 == turn }.map(\.element))
        }
    }

    @Test func `what a change gives, the way back takes`() {
        let breach = Law.breach { before, after in
            let (old, new) = (Self.index(before), Self.index(after))
            let there = Consequence.everywhere(old, new).compactMap(Mirrored.init)
            let back = Consequence.everywhere(new, old).compactMap { Mirrored($0)?.turned }
            let (missing, extra) = (
                Set(back).subtracting(there), Set(there).subtracting(back)
            )
            return missing.isEmpty && extra.isEmpty
                ? nil : "only there: \(extra)\nonly back: \(missing)"
        }
        #expect(breach == nil)
    }

    @Test func `a rename alone means nothing for anybody`() {
        let breach = Law.breach(seeds: 1_000) { seed in
            var arbitrary = ArbitraryState(seed: seed)
            let state = arbitrary.state()
            return (state, arbitrary.renamed(state))
        } of: { before, after in
            let found = PlannedChange(from: before, to: after).consequences(on: Self.today)
            return found.isEmpty ? nil : "\(found)"
        }
        #expect(breach == nil)
    }

    @Test func `the most dangerous comes first, and nothing is said twice`() {
        let breach = Law.breach { before, after in
            let found = Consequence.everywhere(Self.index(before), Self.index(after))
            let ranks = found.compactMap {
                ConsequenceClass.allCases.firstIndex(of: $0.consequenceClass)
            }
            guard ranks == ranks.sorted() else { return "\(ranks)" }
            // One person may hold the same right twice, under two names of a collaboration.
            let others = found.filter { Mirrored($0)?.isAboutPeople != true }
            return Set(others).count == others.count ? nil : "\(others)"
        }
        #expect(breach == nil)
    }

    private static func differences(_ all: [Consequence], _ found: [Consequence]) -> String? {
        guard all != found else { return nil }
        let missing = all.filter { !found.contains($0) }
        let extra = found.filter { !all.contains($0) }
        guard missing.isEmpty, extra.isEmpty else {
            return "missed: \(missing)\ninvented: \(extra)"
        }
        return "another order or number: \(all)\nand: \(found)"
    }
}

extension Consequence {
    /// Whether it says which of two collaborations covers what is below an organization.
    fileprivate func isAboutCoverage(at organization: Text) -> Bool {
        guard case .coverageChanged(let one, _) = self else { return false }
        return one.organization == organization
    }
}

extension StateIndex {
    /// Whether anybody can sign in at the organization to which a route leads.
    fileprivate func isOpen(_ route: SignInRoute) -> Bool {
        guard let organization = EffectiveOrganization(route.organization, in: self) else {
            return false
        }
        return Population.allCases.contains { !organization.reach(of: $0).isEmpty }
    }
}

/// A consequence without its direction.
private struct Mirrored: Hashable {
    private enum Content: Hashable {
        case signIn(Consequence.SignInChange)
        case access(Consequence.AccessChange)
        case ways(Text, Population, [Consequence.Door], [Consequence.Door])
        case administration(Administration)
        case lending(Consequence.Lending)
        case move(Text, SignInRoute?, SignInRoute?)
        case payer(Text, Text?, Text?)
        case bill(Text, Money?, Money?)
        case term(Text, Text, Day?, Day?)
        case coverage(RightChange.Right, Int)
        case owner(Text, Text, Text)
    }

    private var content: Content
    private var isGain: Bool

    /// Whether a person gains or loses an admin role.
    var isAboutPeople: Bool {
        if case .administration = content { true } else { false }
    }

    /// Takes the direction away; `nil` for what has no counterpart on the way back.
    init?(_ consequence: Consequence) {
        switch consequence {
        case .signInLost(let change): self.init(.signIn(change), isGain: false)
        case .signInGained(let change): self.init(.signIn(change), isGain: true)
        // Who comes to be able to be given a role has none yet.
        case .accessLost(let change) where change.isOfSingles,
            .accessGained(let change) where change.isOfSingles:
            return nil
        case .accessLost(let change): self.init(.access(change), isGain: false)
        case .accessGained(let change): self.init(.access(change), isGain: true)
        case .administrationLost(let administration, hasEnded: false):
            self.init(.administration(administration), isGain: false)
        case .administrationGained(let administration), .outsideGained(let administration, _):
            self.init(.administration(administration), isGain: true)
        case .lendingEnded(let lending): self.init(.lending(lending), isGain: false)
        case .lendingBegun(let lending): self.init(.lending(lending), isGain: true)
        case .waysChanged(let change):
            self.init(
                .ways(change.organization, change.population, change.before, change.after),
                isGain: true
            )
        case .signInMoved(let move):
            self.init(.move(move.host, move.before, move.after), isGain: true)
        case .payerChanged(let organization, let before, let after):
            self.init(.payer(organization, before, after), isGain: true)
        case .billChanged(let account, let before, let after):
            self.init(.bill(account, before, after), isGain: true)
        case .termChanged(let term):
            self.init(
                .term(term.organization, term.service, term.before, term.after),
                isGain: true
            )
        case .ownerChanged(let account, let before, let after):
            self.init(.owner(account, before, after), isGain: true)
        case .coverageChanged(let right, let below):
            self.init(.coverage(RightChange.Right(right), below), isGain: right.coversChildren)
        case .administrationLost(_, hasEnded: true), .lastAdministratorLost, .outsideTermChanged,
            .admissionChanged, .rightsChanged:
            return nil
        }
    }

    private init(_ content: Content, isGain: Bool) {
        self.content = content
        self.isGain = isGain
    }

    /// The same seen from the other end.
    var turned: Mirrored {
        switch content {
        case .move(let host, let before, let after):
            Mirrored(.move(host, after, before), isGain: isGain)
        case .ways(let organization, let population, let before, let after):
            Mirrored(.ways(organization, population, after, before), isGain: isGain)
        case .payer(let organization, let before, let after):
            Mirrored(.payer(organization, after, before), isGain: isGain)
        case .bill(let account, let before, let after):
            Mirrored(.bill(account, after, before), isGain: isGain)
        case .term(let organization, let service, let before, let after):
            Mirrored(.term(organization, service, after, before), isGain: isGain)
        case .owner(let account, let before, let after):
            Mirrored(.owner(account, after, before), isGain: isGain)
        case .signIn, .access, .administration, .coverage, .lending:
            Mirrored(content, isGain: !isGain)
        }
    }
}
