import TenantryModel
import TenantryPlan
import TenantryReport

extension ReportFixture {
    /// A run with everything that is known of one, and one with as little as possible.
    static let pastRuns: [RecordedRun] = {
        var counts = RecordedRun.Counts()
        for action in RecordedEvent.Action.allCases { counts.add(2, action) }
        return [
            run(
                2,
                actor: "ben\u{202E}",
                commit: "0123456789abcdef",
                "https://ci/\u{1B}[2J",
                RevertedRun("run-1-0123456789ab\u{1B}", andLater: true),
                counts
            ),
            run(1, actor: "ann", commit: nil, nil, nil, RecordedRun.Counts()),
        ]
    }()

    private static func run(
        _ revision: Int,
        actor: Text,
        commit: Text?,
        _ job: Text?,
        _ reverts: RevertedRun?,
        _ counts: RecordedRun.Counts
    ) -> RecordedRun {
        RecordedRun(
            id: Text("run-\(revision)-0123456789ab"),
            revision: revision,
            moment: "2026-12-15T10:20:30Z",
            actor: actor,
            tool: "tenantry 1.2.3",
            commit: commit,
            job: job,
            plan: "sha256:5f2c",
            reverts: reverts,
            counts: counts
        )
    }

    /// A chain of one event.
    static let wholeChain: HistoryReport = {
        var chain = AuditChain()
        _ = chain.append(event, of: nil)
        return .chain(chain, breach: nil)
    }()

    /// A chain of one event, broken at the second.
    static let brokenChain: HistoryReport = {
        var chain = AuditChain()
        var others = AuditChain(length: 1, head: "sha256:else")
        _ = chain.append(event, of: nil)
        let breach = chain.check(others.append(event, of: nil), of: nil)
        return .chain(chain, breach: breach)
    }()

    private static let event = RecordedEvent(
        number: 0,
        run: "run-1-\u{1B}",
        moment: "2026-12-15T10:20:30Z",
        word: "create",
        kind: "organization",
        uid: "0123456789abcde",
        key: "alpha",
        before: nil,
        after: CanonicalForm("{}"),
        previous: "",
        hash: ""
    )

    /// Fields from a run, from outside, and older than the history.
    static let blamed: Blame = {
        var old = Organization()
        (old.id, old.name) = ("alpha", "Alpha")
        var copy = old
        copy.name = "Alpha\u{202E}"
        var live = copy
        live.parent = "group"
        return Blame(
            of: Address(.organization, "alpha"),
            live: live.record,
            copy: copy.record,
            copyRevision: 2,
            events: [
                PastEvent(
                    event,
                    at: Address(.organization, "alpha"),
                    before: old.record,
                    after: copy.record
                )
            ],
            runs: []
        )
    }()

    /// A record that holds something else, and something hostile.
    static let otherRecord = VerificationReport(
        domain: "alpha.example",
        outcome: .dangling,
        record: "_tenantry-challenge.alpha.example",
        expected: "tenantry=0123",
        found: ["v=spf1 -all", "\u{1B}[2J\u{202E}"]
    )

    /// One check of each outcome.
    static let healthChecks = [
        HealthCheck("file", .sound("every page and index is whole")),
        HealthCheck("sqlite", .doubtful("SQLite 3.40.1", advice: "use a newer one")),
        HealthCheck("rows", .broken("organization \u{1B}[2J is gone", advice: "plan and apply")),
    ]
}
