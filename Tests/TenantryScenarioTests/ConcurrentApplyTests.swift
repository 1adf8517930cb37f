import GRDB
import TenantryModel
import TenantryPlan
import TenantrySQLite
import TenantryStore
import TenantryTestSupport
import Testing

/// Two hundred processes apply to one state, each from files of its own.
struct ConcurrentApplyTests {
    /// How many processes are at work at the same time, and how often.
    private static let (wave, waves) = (20, 10)

    @Test(.timeLimit(.minutes(20)))
    func `of two hundred applies at once each revision has one winner, and none is lost`()
        async throws
    {
        try await TemporaryFolder.use { folder in
            let race = Race(folder, binary: try TenantryBinary.path())
            var finishes: [Finish] = []
            for wave in 0..<Self.waves {
                let contestants = (wave * Self.wave..<(wave + 1) * Self.wave).map(Contestant.init)
                // In every other wave somebody holds the lock until those who do not want to wait
                // have gone: the others have made their plans by then.
                finishes += try await race.run(contestants, isHeld: wave % 2 == 1)
            }
            for finish in finishes {
                #expect(
                    [.exit(0), .exit(12), .exit(13)].contains(finish.run.end),
                    "\(finish.contestant.name): \(finish.run.end), \(finish.run.errorText)"
                )
            }
            #expect(Set(finishes.map(\.run.end.description)).count == 3)
            try expectOneWinnerEach(finishes.filter { $0.run.end == .exit(0) }, race)
            for arguments in [["history", "--verify"], ["doctor"]] {
                let run = try await race.tenantry(arguments)
                #expect(run.end == .exit(0), "\(arguments): \(run.outputText)\(run.errorText)")
            }
        }
    }

    /// Checks that the history tells of the winners and of nobody else, and that each of them built
    /// on what the one before had left.
    private func expectOneWinnerEach(_ winners: [Finish], _ race: Race) throws {
        let (live, runs, events) = try race.store.read { transaction in
            var events: [RecordedEvent] = []
            try transaction.visitEvents { events.append($0) }
            return (
                try transaction.state(), try transaction.runs(atMost: nil).reversed(), events
            )
        }
        #expect(runs.map(\.revision) == Array(1...winners.count))
        #expect(Set(runs.map(\.actor)) == Set(winners.map(\.contestant.name)))
        for winner in winners {
            let run = runs.first { $0.actor == winner.contestant.name }
            let words = "at revision \(run?.revision ?? 0)."
            #expect(winner.run.outputText.contains(words), "\(winner.contestant.name)")
        }
        let stories = events.filter { $0.kind == "organization" }
        #expect(stories.map(\.run) == runs.map(\.id))
        #expect(stories.map(\.before) == [nil] + stories.dropLast().map(\.after))
        for (run, event) in zip(runs, stories) {
            #expect(event.after?.text.contains("\"\(run.actor)\"") == true, "\(run.id)")
        }
        #expect(live.organization("alpha")?.name == runs.last?.actor)
    }
}

/// A process that wants to have its own name in the state.
private struct Contestant: Sendable {
    /// Its number: 0 to 199.
    let number: Int

    /// Whether it waits for others for no more than a second.
    var isImpatient: Bool { number % 5 == 3 }

    /// What it calls itself, and the organization.
    var name: Text { Text("clinic-\(number)") }
}

/// How a process came out of the race.
private struct Finish: Sendable {
    let contestant: Contestant
    let run: ProcessRun
}

/// One state, and who applies to it.
private struct Race: Sendable {
    private let folder: TemporaryFolder
    private let binary: String
    private let path: String

    init(_ folder: TemporaryFolder, binary: String) {
        self.folder = folder
        self.binary = binary
        path = folder.path + "/state.db"
    }

    /// The state, for who looks at it afterwards.
    var store: SQLiteStateStore { SQLiteStateStore(path: path, newLineage: "race") }

    /// Runs `tenantry` on the state.
    func tenantry(_ arguments: [String], as actor: Text = "referee") async throws -> ProcessRun {
        try await ProcessRun.of(
            binary,
            arguments + ["--state", path],
            environment: [
                "HOME": folder.path, "LANG": "C.UTF-8", "TENANTRY_NOW": "2026-12-15",
                "TENANTRY_ACTOR": actor.string,
            ],
            in: folder.path
        )
    }

    /// Lets all of them apply at once, and waits for the last.
    func run(_ contestants: [Contestant], isHeld: Bool) async throws -> [Finish] {
        for contestant in contestants { try write(contestant) }
        let lock = isHeld ? try await Lock(path) : nil
        let impatient = contestants.count(where: \.isImpatient)
        return try await withThrowingTaskGroup { group in
            // The lock is held until these have given up: they must not wait for a turn.
            let sorted =
                contestants.filter(\.isImpatient) + contestants.filter { !$0.isImpatient }
            for contestant in sorted {
                group.addTask { Finish(contestant: contestant, run: try await apply(contestant)) }
            }
            var finishes: [Finish] = []
            for try await finish in group {
                finishes.append(finish)
                if finishes.count(where: \.contestant.isImpatient) == impatient {
                    try await lock?.release()
                }
            }
            return finishes
        }
    }

    private func apply(_ contestant: Contestant) async throws -> ProcessRun {
        try await tenantry(
            ["apply", "\(contestant.name)", "--auto-approve"]
                + (contestant.isImpatient ? ["--lock-timeout", "1"] : []),
            as: contestant.name
        )
    }

    private func write(_ contestant: Contestant) throws {
        try folder.write(
            """
            provider:
              { id: acme, name: Acme, domains: [acme.example], issuer: https://login.acme.example }
            policy: { domains: { verified: off, allowReserved: true } }

            """,
            to: "\(contestant.name)/catalog/provider.yaml"
        )
        try folder.write(
            """
            id: alpha
            name: \(contestant.name)
            owner: { name: Ada Berg, email: ada@alpha.example }
            domains: [alpha.example]
            users: { staff: provider }

            """,
            to: "\(contestant.name)/organizations/alpha.yaml"
        )
    }
}

/// A transaction of somebody else, during which plans can be made and nobody can write.
private actor Lock {
    private var database: DatabaseQueue?

    init(_ path: String) async throws {
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        configuration.busyMode = .timeout(30)
        let database = try DatabaseQueue(path: path, configuration: configuration)
        try await database.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
        self.database = database
    }

    /// Lets go; doing it twice is fine.
    func release() async throws {
        guard let held = database else { return }
        database = nil
        try await held.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
        try held.close()
    }
}
