import Foundation
import TenantryModel
import TenantryPlan
import TenantrySQLite
import TenantryStore
import TenantryTestSupport
import Testing

/// Whatever became of the bytes of a state, nobody gets a wrong answer that looks right.
///
/// An answer is right if it is a refusal that says so, the answer that the whole file would have
/// given, or one that shows what was damaged as a change from outside.
struct CorruptionTests {
    /// A file that is damaged again and again.
    private struct Victim: Sendable {
        /// The file, and a journal that waits to be rolled back; empty where there is none.
        let bytes: [UInt8]
        var journal: [UInt8] = []
        /// What is live in it, and what is if the journal counts for nothing.
        let live: [LiveSnapshot]
        /// What an apply shall lead to.
        let edited: State
    }

    /// The outcomes, from the best to the worst.
    private enum Outcome: String {
        case refused, right, shown, doctor, unseen
    }

    @Test(arguments: Torture.parts)
    func `a damaged file leads to a refusal, or to an answer that is right`(part: Int) throws {
        let victims = try [
            Self.victim(ArbitraryState.state(seed: 11), ArbitraryState.state(seed: 13)),
            Self.victim(FullState.first, FullState.second),
        ]
        try Self.torture(count: 50, part, "damaged files") { random in
            let victim = victims[Int.random(in: 0..<8, using: &random) == 0 ? 1 : 0]
            return (victim, Self.damaged(victim.bytes, &random), [])
        }
    }

    @Test(arguments: Torture.parts)
    func `a damaged journal leads to a refusal, or to an answer that is right`(part: Int) throws {
        let victim = try Self.interrupted()
        try Self.torture(count: 25, part, "damaged journals") { random in
            let hitsBoth = Int.random(in: 0..<4, using: &random) == 0
            return (
                victim,
                hitsBoth ? Self.damaged(victim.bytes, &random) : victim.bytes,
                Self.damaged(victim.journal, &random)
            )
        }
    }

    // MARK: - Victims

    private static func victim(_ first: State, _ second: State) throws -> Victim {
        try SQLiteFile.use { file in
            try file.store.converge(on: first)
            try file.store.converge(on: second)
            return Victim(
                bytes: try file.bytes,
                live: [try #require(try file.store.live())],
                edited: edited(second)
            )
        }
    }

    /// What an apply leaves that dies when everything is written, and the journal still counts.
    private static func interrupted() throws -> Victim {
        try SQLiteFile.use { file in
            let (first, second) = (ArbitraryState.state(seed: 11), ArbitraryState.state(seed: 13))
            try file.store.converge(on: first)
            let (bytes, before) = (try file.bytes, try #require(try file.store.live()))
            try file.store.converge(on: second)
            let after = try #require(try file.store.live())
            try ApplyStory.put(bytes, file)
            let disk = try FaultyDisk(file.folder.path)
            disk.arm(.delete, 1, .power, isLasting: true)
            #expect(throws: StoreError.self) {
                try ApplyStory.store(file).converge(on: second)
            }
            let journal = try file.folder.bytes(of: "state.db-journal")
            return Victim(
                bytes: try file.bytes,
                journal: journal,
                live: [before, after],
                edited: edited(second)
            )
        }
    }

    private static func edited(_ state: State) -> State {
        var state = state
        if !state.organizations.isEmpty { state.organizations[0].name = "Another name" }
        return state
    }

    // MARK: - Damage

    /// One bit, some bytes, a page, or the end: whatever a disk, a copy or a person does.
    private static func damaged(_ bytes: [UInt8], _ random: inout SeededRandom) -> [UInt8] {
        var bytes = bytes
        let place = Int.random(in: 0..<bytes.count, using: &random)
        let size = SQLiteFile.pageSize(of: bytes)
        let page = place / size * size
        switch Int.random(in: 0..<10, using: &random) {
        case 0..<5: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        case 5: bytes[place % min(bytes.count, 200)] ^= UInt8.random(in: 1...255, using: &random)
        case 6:
            for index in place..<min(place + 512, bytes.count) {
                bytes[index] = UInt8.random(in: 0...255, using: &random)
            }
        case 7: for index in page..<min(page + size, bytes.count) { bytes[index] = 0 }
        case 8: bytes.removeLast(bytes.count - max(1, place))
        default:
            // A page that is where another should be.
            let other = Int.random(in: 0..<bytes.count, using: &random) / size * size
            for offset in 0..<size where max(page, other) + offset < bytes.count {
                bytes[page + offset] = bytes[other + offset]
            }
        }
        return bytes
    }

    // MARK: - What comes of it

    private static func torture(
        count: Int,
        _ part: Int,
        _ what: String,
        damage: (inout SeededRandom) -> (Victim, [UInt8], [UInt8])
    ) throws {
        var tally: [String: Int] = [:]
        try SQLiteFile.use { file in
            for number in 0..<(count * Torture.factor) {
                let seed = UInt64(part * 1_000_000 + number)
                var random = SeededRandom(seed: seed)
                let (victim, bytes, journal) = damage(&random)
                let undamaged = bytes == victim.bytes && journal == victim.journal
                try ApplyStory.put(bytes, file)
                if !journal.isEmpty { try file.folder.write(journal, to: "state.db-journal") }
                let isApply = Bool.random(using: &random)
                let (outcome, words) =
                    isApply ? try apply(victim, file) : try plan(victim, file)
                tally["\(isApply ? "apply" : "plan") \(outcome.rawValue)", default: 0] += 1
                if outcome == .doctor || outcome == .unseen {
                    tally["  \(outcome.rawValue): \(words)", default: 0] += 1
                }
                #expect(outcome != .unseen, "seed \(seed), apply \(isApply): \(words)")
                #expect(!undamaged || outcome == .right, "seed \(seed): undamaged, \(outcome)")
            }
        }
        guard Torture.factor > 1 else { return }
        let words = tally.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        print("torture: \(what), part \(part): \(words.joined(separator: ", "))")
    }

    /// Plans what changes nothing while nothing is damaged.
    private static func plan(_ victim: Victim, _ file: SQLiteFile) throws -> (Outcome, String) {
        let store = ApplyStory.store(file)
        do {
            let (live, plan, desired) = try store.read { transaction in
                let live = try transaction.snapshot()
                // Whichever of the two states it is nearer to is what it should be.
                let nearest = victim.live.first { $0.revision == live.revision } ?? victim.live[0]
                let desired = nearest.state
                return (live, try transaction.prepared(for: desired, live: live).plan, nearest)
            }
            if victim.live.contains(live) { return (.right, "") }
            let named = Set((plan.changes + plan.drift).map(\.address.root) + plan.unmanaged)
            let unnamed = different(live.state, desired.state).subtracting(named)
            if unnamed.isEmpty, live.state != desired.state { return (.shown, "") }
            let names = unnamed.map(\.description).sorted().joined(separator: ", ")
            return try seenByDoctor(store, difference(live, desired) + " " + names)
        } catch let error as StoreError {
            return try refusal(error)
        }
    }

    /// Changes a name, which works while nothing is damaged.
    private static func apply(_ victim: Victim, _ file: SQLiteFile) throws -> (Outcome, String) {
        let store = ApplyStory.store(file)
        do {
            try store.converge(on: victim.edited)
        } catch let error as StoreError {
            return try refusal(error)
        }
        let live = try store.read { try $0.snapshot() }
        guard live.state == victim.edited.withoutNotes else { return (.unseen, "another state") }
        let broken = try store.examination().filter(\.isBroken)
        if broken.isEmpty { return (.right, "") }
        return (.doctor, broken.map(\.name).joined(separator: "+"))
    }

    /// Looks whether an error says what is wrong.
    private static func refusal(_ error: StoreError) throws -> (Outcome, String) {
        switch error {
        case .corrupt, .notAStore, .newerSchema, .failed, .refused, .mismatch, .missing, .readOnly:
            return (.refused, "")
        case .badLocation, .busy, .full, .outcomeUnknown, .committedAnyway, .interrupted:
            return (.unseen, "says \(error)")
        }
    }

    private static func seenByDoctor(
        _ store: SQLiteStateStore,
        _ words: String
    ) throws -> (Outcome, String) {
        let isBroken = try store.examination().contains(where: \.isBroken)
        return (isBroken ? .doctor : .unseen, words)
    }

    /// The roots that differ between two states.
    private static func different(_ one: State, _ other: State) -> Set<Address> {
        let (first, second) = (one.canonicalForms, other.canonicalForms)
        return Set(first.keys).union(second.keys).filter { first[$0] != second[$0] }
    }

    /// The parts of a snapshot that differ.
    private static func difference(_ one: LiveSnapshot, _ other: LiveSnapshot) -> String {
        let parts: [(String, Bool)] = [
            ("lineage", one.lineage != other.lineage),
            ("revision", one.revision != other.revision),
            ("state", one.state != other.state),
            ("copies", one.applied != other.applied),
            ("aliases", one.aliases != other.aliases),
            ("retired", one.retired != other.retired),
            ("tombstones", one.tombstones != other.tombstones),
            ("facts", one.facts != other.facts),
        ]
        return parts.filter(\.1).map(\.0).joined(separator: "+")
    }
}
