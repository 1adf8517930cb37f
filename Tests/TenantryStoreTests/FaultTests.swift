import TenantryModel
import TenantryPlan
import TenantryStore
import TenantryTestSupport
import Testing

/// An apply happens completely or not at all, wherever it fails.
struct FaultTests {
    /// What a test throws on purpose.
    struct Fault: Error {}

    /// Pairs in which much moves, and one that begins with nothing.
    private static let pairs: [(State, State)] = [
        (State(), FullState.first),
        (FullState.first, FullState.second),
        (
            FullState.first,
            FullState.second.renaming(
                organizations: ["hospital": "group", "group": "hospital"],
                withNotes: true
            )
        ),
        (FullState.second, State()),
        (ArbitraryState.state(seed: 11), ArbitraryState.state(seed: 13)),
    ]

    @Test(arguments: StoreUnderTest.allCases, pairs.indices)
    func `a failure at any checkpoint leaves the old state, and the next apply converges`(
        kind: StoreUnderTest,
        pair: Int
    ) throws {
        let (before, after) = Self.pairs[pair]
        try kind.use { store, file in
            if before != State() { try store.converge(on: before) }
            let old = try store.live()
            var survived = false
            var number = 0
            while !survived {
                number += 1
                var calls = 0
                do {
                    try store.converge(on: after) {
                        calls += 1
                        if calls == number { throw Fault() }
                    }
                    survived = true
                } catch is Fault {
                    let live = try store.live()
                    #expect(live == old, "after a failure at checkpoint \(number)")
                    if live != old { return }
                }
            }
            let (live, breach) = (try store.live(), try file?.breach())
            #expect(number > 3)
            #expect(live?.state == after.withoutNotes)
            #expect(live?.revision == (old?.revision ?? 0) + 1)
            #expect(breach == nil)
        }
    }

    @Test(arguments: StoreUnderTest.allCases, pairs.indices)
    func `a store that fails at any step leaves the old state`(
        kind: StoreUnderTest,
        pair: Int
    ) throws {
        let (before, after) = Self.pairs[pair]
        try kind.use { store, file in
            if before != State() { try store.converge(on: before) }
            try Self.sweep(store, file, to: after)
        }
    }

    /// Fails at the first step, the second, and so on, until an apply has fewer steps than that.
    private static func sweep(_ store: some StateStore, _ file: SQLiteFile?, to after: State) throws
    {
        let old = try store.live()
        for number in 1...1_000 {
            let steps = Countdown(number)
            do {
                try FaultyStore(store: store, steps: steps).converge(on: after)
                let live = try store.live()
                #expect(live?.state == after.withoutNotes)
                #expect(number > 3)
                return
            } catch is Fault {
                let live = try store.live()
                let breach = old == nil ? nil : try file?.breach()
                let isUntouched = live == old && breach == nil
                #expect(isUntouched, "after a failure at step \(number): \(breach ?? "")")
                if !isUntouched { return }
            }
        }
        Issue.record("never survived")
    }

    @Test func `what reads back otherwise is not kept`() throws {
        try SQLiteFile.use { file in
            try file.store.converge(on: FullState.first)
            let old = try file.store.live()
            try file.change(
                """
                CREATE TRIGGER meddle AFTER UPDATE OF name ON organization
                BEGIN UPDATE organization SET owner_name = 'Mallory' WHERE uid = new.uid; END
                """
            )
            #expect {
                try file.store.converge(on: FullState.second)
            } throws: { error in
                guard case StoreError.mismatch(let addresses) = error else { return false }
                return addresses.contains { $0.hasPrefix("hospital ") }
            }
            let live = try file.store.live()
            #expect(live == old)
        }
    }
}

/// Counts steps down to the one that fails.
private final class Countdown {
    private var left: Int

    init(_ left: Int) { self.left = left }

    func step() throws {
        left -= 1
        if left == 0 { throw FaultTests.Fault() }
    }
}

/// A store whose transactions fail at one step, after they have done it.
private struct FaultyStore<Base: StateStore>: StateStore {
    let store: Base
    nonisolated(unsafe) let steps: Countdown

    func read<Value>(
        _ body: (inout FaultyTransaction<Base.Transaction>) throws -> Value
    ) throws -> Value {
        try store.read { base in
            var faulty = FaultyTransaction(base: base, steps: steps)
            defer { base = faulty.base }
            return try body(&faulty)
        }
    }

    func write<Value>(
        _ context: RunContext,
        _ body: (inout FaultyTransaction<Base.Transaction>) throws -> Value
    ) throws -> Value {
        try store.write(context) { base in
            var faulty = FaultyTransaction(base: base, steps: steps)
            defer { base = faulty.base }
            return try body(&faulty)
        }
    }
}

private struct FaultyTransaction<Base: StateTransaction>: StateTransaction {
    var base: Base
    let steps: Countdown

    func snapshot() throws -> LiveSnapshot { try base.snapshot() }

    func surroundings() throws -> LiveSnapshot { try base.surroundings() }

    func lastApplied() throws -> AppliedDigests {
        try base.lastApplied()
    }

    func standstill() throws -> Standstill? { try base.standstill() }

    mutating func keep(_ standstill: Standstill?) throws {
        try base.keep(standstill)
        try steps.step()
    }

    func state() throws -> State { try base.state() }

    func differences(from expected: State) throws -> [Change]? {
        let differences = try base.differences(from: expected)
        try steps.step()
        return differences
    }

    func facts() throws -> RuntimeFacts { try base.facts() }

    func appliedForms(of roots: [Address]) throws -> [Address: CanonicalForm] {
        try base.appliedForms(of: roots)
    }

    func appliedCopies(of roots: [Address]) throws -> [Address: AppliedCopy] {
        try base.appliedCopies(of: roots)
    }

    func runs(atMost limit: Int?) throws -> [RecordedRun] { try base.runs(atMost: limit) }

    func events(of run: Text) throws -> [RecordedEvent] { try base.events(of: run) }

    func events(about root: Address) throws -> [RecordedEvent] { try base.events(about: root) }

    func visitEvents(_ body: (RecordedEvent) throws -> Void) throws { try base.visitEvents(body) }

    mutating func vacate(_ change: Change) throws {
        try base.vacate(change)
        try steps.step()
    }

    mutating func perform(_ change: Change, toward expected: State) throws {
        try base.perform(change, toward: expected)
        try steps.step()
    }

    mutating func finish() throws {
        try base.finish()
        try steps.step()
    }

    mutating func note(_ observation: Observation) throws {
        try base.note(observation)
        try steps.step()
    }

    mutating func record(_ run: RunRecord) throws {
        try base.record(run)
        try steps.step()
    }
}
