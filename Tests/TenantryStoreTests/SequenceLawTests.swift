import TenantryModel
import TenantryPlan
import TenantryReconcile
import TenantryStore
import TenantryTestSupport
import Testing

/// Edits, renames, drift, adoptions and undone runs in any order: what holds after one step holds
/// after any number of them.
struct SequenceLawTests {
    @Test(arguments: Torture.parts)
    func `sequences in memory keep all laws`(part: Int) throws {
        try expectLaws(.memory, part, count: 65)
    }

    @Test(arguments: Torture.parts)
    func `sequences in a file keep all laws`(part: Int) throws {
        try expectLaws(.sqlite, part, count: 15)
    }

    private func expectLaws(_ kind: StoreUnderTest, _ part: Int, count: Int) throws {
        var done: [RandomSequence.Step: Int] = [:]
        for number in 0..<(count * Torture.factor) {
            let seed = UInt64(part * 1_000_000 + number)
            try kind.use { store, file in
                var sequence = RandomSequence(store, file, seed: seed)
                if let breach = sequence.breach(steps: 6) {
                    Issue.record("seed \(seed): \(breach)")
                }
                done.merge(sequence.done, uniquingKeysWith: +)
            }
        }
        for step in RandomSequence.Step.allCases {
            #expect((done[step] ?? 0) > 0, "\(step) was never done: \(done)")
        }
    }
}

/// One state, what happens to it, and what must hold then.
struct RandomSequence {
    /// What can happen.
    enum Step: CaseIterable, Sendable {
        /// The files are edited and applied.
        case edit
        /// Organizations get other ids.
        case rename
        /// Somebody changes live from outside.
        case drift
        /// All that is live is taken over as it is.
        case adopt
        /// A run is undone.
        case undo
        /// A run is undone with all that came later.
        case undoWithLater
    }

    private let store: any StateStore
    private let file: SQLiteFile?
    private var arbitrary: ArbitraryState
    /// What the files say.
    private var desired: State
    /// What was live before each run, the first run first.
    private var past: [State] = []
    /// The runs before which nothing had been changed outside, by their place in `past`.
    private var undisturbed: Set<Int> = []
    /// The revision that was live when something was changed from outside last.
    private var drifted = -1
    private var trace: [String] = []
    /// How often each step was carried out, not refused.
    private(set) var done: [Step: Int] = [:]

    init(_ store: any StateStore, _ file: SQLiteFile?, seed: UInt64) {
        self.store = store
        self.file = file
        arbitrary = ArbitraryState(seed: seed)
        desired = arbitrary.state()
    }

    /// Goes some steps, and says what is wrong after the first that breaks a law.
    mutating func breach(steps: Int) -> String? {
        do {
            if let breach = try converge(.edit) { return "at first: \(breach)" }
            for _ in 0..<steps {
                let step = arbitrary.step()
                trace.append("\(step)")
                let breach =
                    try perform(step) ?? store.chainBreach() ?? file?.breach(afterDrift: true)
                if let breach { return "\(trace): \(breach)" }
            }
            return nil
        } catch {
            return "\(trace): threw \(error)"
        }
    }

    private mutating func perform(_ step: Step) throws -> String? {
        switch step {
        case .edit:
            if arbitrary.flips(2) { desired = desired.withoutNotes }
            desired = arbitrary.edited(desired)
            return try converge(step)
        case .rename:
            desired = arbitrary.renamed(desired.withoutNotes)
            return try converge(step)
        case .adopt:
            desired = try store.snapshot().state
            return try converge(step)
        case .drift: return try drift()
        case .undo, .undoWithLater: return try undo(step)
        }
    }
}

// MARK: - Steps

extension RandomSequence {
    /// Applies what the files say; a second plan then finds nothing.
    private mutating func converge(_ step: Step) throws -> String? {
        guard let outcome = try carryOut(.converge(desired), step) else { return nil }
        let second = try store.plan(for: desired)
        guard second.isEmpty, second.drift.isEmpty else {
            return "the second plan has \(second.changes) \(second.settled) \(second.drift)"
        }
        return outcome.breach
    }

    private mutating func drift() throws -> String? {
        let before = try store.snapshot()
        let state = arbitrary.edited(before.state)
            .withFirstDays(from: before.state, today: Circumstances.today).withoutNotes
        guard state != before.state else { return nil }
        try store.meddle(toward: state)
        (drifted, done[.drift, default: 0]) = (before.revision, done[.drift, default: 0] + 1)
        let after = try store.snapshot()
        guard after.state == state else { return "drift made \(after.state.canonicalText)" }
        return after.applied == before.applied ? nil : "drift changed copies"
    }

    /// Undoes some run, mostly one of the last, where that can be done.
    private mutating func undo(_ step: Step) throws -> String? {
        guard let place = arbitrary.place(below: past.count) else { return nil }
        let order = Order.undo(revision: place + 1, andLater: step == .undoWithLater)
        do {
            guard let outcome = try carryOut(order, step) else { return nil }
            if let breach = outcome.breach ?? outcome.lostDrift { return breach }
            let undoesAll = step == .undoWithLater || place == past.count - 2
            // What somebody had changed outside before is not brought back.
            let isSame = outcome.after.state == past[place]
            if undoesAll, drifted < place, undisturbed.contains(place), !isSame {
                return "what is live is not what was before revision \(place + 1)"
            }
            if step == .undoWithLater {
                let second = try store.look(order).plan.plan
                guard second.isEmpty else { return "undone again: \(second.changes)" }
            }
            if arbitrary.flips(2) { desired = outcome.after.managed }
            return nil
        } catch is Reversal.Refusal {
            return nil
        }
    }

    /// Carries out an order, unless there is nothing to do or something unmanaged is in the way.
    private mutating func carryOut(_ order: Order, _ step: Step) throws -> Outcome? {
        if past.isEmpty { try store.meddle(toward: State()) }
        let before = try store.snapshot()
        let prepared = try store.look(order)
        let plan = prepared.plan.plan
        guard past.isEmpty || !plan.isEmpty, prepared.plan.outcome.isWhole else { return nil }
        let uids = try uids()
        try store.carryOut(prepared.plan)
        if before.suspects.isEmpty { undisturbed.insert(past.count) }
        past.append(before.state)
        done[step, default: 0] += 1
        return Outcome(
            prepared: prepared.plan,
            undone: prepared.undone,
            before: before,
            after: try store.snapshot(),
            uids: (uids, try self.uids())
        )
    }

    /// The uids of organizations, by id.
    private func uids() throws -> [Text: Text] {
        guard let file, !past.isEmpty else { return try store.uidsOfStories() }
        let rows = try file.texts("SELECT id || ' ' || uid FROM organization").map {
            $0.split(separator: " ").map { Text(String($0)) }
        }
        return Dictionary(rows.map { ($0[0], $0[1]) }) { first, _ in first }
    }
}

extension ArbitraryState {
    /// Draws a step.
    fileprivate mutating func step() -> RandomSequence.Step {
        one(RandomSequence.Step.allCases) ?? .edit
    }

    /// Draws a number below a limit, half the time the last one.
    fileprivate mutating func place(below limit: Int) -> Int? {
        flips(2) ? limit - 1 : one(Array(0..<limit))
    }
}
