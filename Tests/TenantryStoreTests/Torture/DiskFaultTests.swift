import Foundation
import Synchronization
import TenantryModel
import TenantryPlan
import TenantrySQLite
import TenantryStore
import TenantryTestSupport
import Testing

/// Whatever the disk does, there is the old state or the new one, and what is said of it is true.
///
/// Each schedule has a number: the same number, the same failure.
struct DiskFaultTests {
    /// One failure, drawn from its number.
    struct Schedule: CustomStringConvertible {
        let number: UInt64
        let story: Int
        let calls: FaultyDisk.Calls
        let place: Int
        let how: FaultyDisk.How
        let isLasting: Bool

        /// A failure of one call, or of all from one on.
        init(failure number: UInt64) {
            var random = SeededRandom(seed: number)
            self.number = number
            story = Schedule.story(&random)
            calls = FaultyDisk.Calls.kinds.randomElement(using: &random) ?? .write
            place = Int.random(in: 1...max(1, Schedule.count(story, calls)), using: &random)
            how = [.undone, .done, .refused].randomElement(using: &random) ?? .undone
            isLasting = Bool.random(using: &random)
        }

        /// A loss of power while something is written, or right after everything was.
        init(powerLoss number: UInt64) {
            var random = SeededRandom(seed: number)
            self.number = number
            story = Schedule.story(&random)
            calls = Int.random(in: 0..<3, using: &random) == 0 ? [.sync, .delete] : .changes
            let count =
                calls == .changes
                ? Schedule.count(story, .changes)
                : Schedule.count(story, .sync) + Schedule.count(story, .delete)
            place = Int.random(in: 1...count + 1 + count / 8, using: &random)
            how = .power
            isLasting = true
        }

        /// The large story is told one time in sixteen: it takes as long as the others together.
        private static func story(_ random: inout SeededRandom) -> Int {
            Int.random(in: 0..<16, using: &random) == 0 ? 3 : Int.random(in: 0..<3, using: &random)
        }

        private static func count(_ story: Int, _ calls: FaultyDisk.Calls) -> Int {
            ApplyStory.all[story].counts[calls] ?? 0
        }

        var description: String {
            "schedule \(number): story \(story), calls \(calls.rawValue), \(how) at \(place)"
                + (isLasting ? " and after" : "")
        }
    }

    /// What an apply says of itself.
    enum Said: String { case applied, committedAnyway, failed, unknown }

    @Test(arguments: Torture.parts)
    func `an apply over a disk that fails leaves the old state or the new one, and says which`(
        part: Int
    ) throws {
        try #require(ApplyStory.all.count == 4)
        var tally: [String: Int] = [:]
        try SQLiteFile.use { file in
            for number in 0..<(60 * Torture.factor) {
                let schedule = Schedule(failure: UInt64(part * 1_000_000 + number))
                try Self.carryOut(schedule, file, &tally)
            }
        }
        Self.show("disk failures", part, tally)
        for word in ["failed", "applied"] { #expect(tally[word, default: 0] > 0, "\(tally)") }
    }

    @Test(arguments: Torture.parts)
    func `a loss of power leaves the old state or the new one, and loses nothing that was applied`(
        part: Int
    ) throws {
        try #require(ApplyStory.all.count == 4)
        var tally: [String: Int] = [:]
        try SQLiteFile.use { file in
            for number in 0..<(60 * Torture.factor) {
                let schedule = Schedule(powerLoss: UInt64(part * 1_000_000 + number))
                try Self.carryOut(schedule, file, &tally)
            }
        }
        Self.show("losses of power", part, tally)
        for word in ["old", "new"] { #expect(tally[word, default: 0] > 0, "\(tally)") }
    }

    @Test func `what nobody can find out is not told as a failure`() throws {
        let story = try #require(ApplyStory.all.dropFirst().first)
        var unknown = 0
        try SQLiteFile.use { file in
            let store = ApplyStory.store(file)
            // The commit is the removal of the journal; then nothing can be opened to look.
            for place in 1...12 {
                try ApplyStory.put(story.bytes, file)
                let disk = try FaultyDisk(file.folder.path)
                disk.arm([.open, .delete], place, .done, isLasting: true)
                let said = Self.said { try store.converge(on: story.desired) }
                disk.disarm()
                let live = try store.live()
                if said == .unknown, live == story.after { unknown += 1 }
                #expect(said != .failed || live == story.before, "at call \(place)")
            }
        }
        #expect(unknown > 0)
    }

    @Test(arguments: FaultyDisk.Calls.kinds)
    func `a note over a disk that fails is there or not, as is said`(
        calls: FaultyDisk.Calls
    ) throws {
        let story = try #require(ApplyStory.all.dropFirst().first)
        let note = Observation(certificates: ["fingerprint": Day(number: 9)])
        try SQLiteFile.use { file in
            let store = ApplyStory.store(file)
            for (place, how) in (1...12).flatMap({ place in
                [FaultyDisk.How.undone, .done, .refused].map { (place, $0) }
            }) {
                try ApplyStory.put(story.bytes, file)
                let disk = try FaultyDisk(file.folder.path)
                disk.arm(calls, place, how, isLasting: false)
                let said = Self.said {
                    try store.write(Circumstances.context) { try $0.note(note) }
                }
                disk.disarm()
                let facts = try store.read { try $0.facts() }
                let isNoted = facts.certificates["fingerprint"] != nil
                let isTrue = said == .unknown || said == (isNoted ? .applied : .failed)
                #expect(isTrue, "said \(said), \(calls.rawValue) \(how) at \(place)")
            }
        }
    }

    private static func show(_ what: String, _ part: Int, _ tally: [String: Int]) {
        guard Torture.factor > 1 else { return }
        let words = tally.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        print("torture: \(what), part \(part): \(words.joined(separator: ", "))")
    }

    private static func carryOut(
        _ schedule: Schedule,
        _ file: SQLiteFile,
        _ tally: inout [String: Int]
    ) throws {
        let story = ApplyStory.all[schedule.story]
        let store = ApplyStory.store(file)
        try ApplyStory.put(story.bytes, file)
        let disk = try FaultyDisk(file.folder.path)
        disk.arm(schedule.calls, schedule.place, schedule.how, isLasting: schedule.isLasting)
        let said = said { try store.converge(on: story.desired) }
        let hasFailed = disk.hasFailed
        disk.disarm()
        if schedule.how == .power { try disk.losePower(seed: schedule.number) }
        tally[said.rawValue, default: 0] += 1
        tally["schedules", default: 0] += 1
        do {
            let live = try store.live()
            tally[live == story.before ? "old" : "new", default: 0] += 1
            #expect(live == story.before || live == story.after, "torn: \(schedule)")
            let isTrue =
                switch said {
                case .applied, .committedAnyway: live == story.after
                // Nobody hears what is said when there is no power.
                case .failed: live == story.before || (schedule.how == .power && hasFailed)
                case .unknown: true
                }
            #expect(isTrue, "said \(said): \(schedule)")
            try converge(schedule, file)
        } catch {
            Issue.record("\(error) after \(schedule), which said \(said)")
        }
    }

    /// Tries again, as somebody would.
    private static func converge(_ schedule: Schedule, _ file: SQLiteFile) throws {
        let story = ApplyStory.all[schedule.story]
        let store = ApplyStory.store(file)
        if try store.live() != story.after { try store.converge(on: story.desired) }
        let live = try store.live()
        let breach = try file.breach()
        #expect(live == story.after, "does not converge: \(schedule)")
        #expect(breach == nil, "\(schedule)")
    }

    private static func said(_ apply: () throws -> Void) -> Said {
        do {
            try apply()
            return .applied
        } catch StoreError.committedAnyway {
            return .committedAnyway
        } catch StoreError.outcomeUnknown {
            return .unknown
        } catch is StoreError {
            return .failed
        } catch {
            Issue.record("no error of a store: \(error)")
            return .failed
        }
    }
}
