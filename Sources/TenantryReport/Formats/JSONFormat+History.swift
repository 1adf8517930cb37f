import TenantryModel
import TenantryPlan

extension JSONFormat {
    /// Shows the past of a store, or its health.
    package func text(of report: HistoryReport) -> String {
        report.schema.text { writer in
            switch report {
            case .runs(let runs, let hasMore):
                writer.key("runs")
                writer.array { writer in
                    for run in runs { writer.object { writer in writer.writeMembers(of: run) } }
                }
                writer.member("more", hasMore)
            case .run(let run, let changes):
                writer.writeMembers(of: run)
                writer.key("changes")
                writer.array { writer in
                    for change in changes { writer.write(change.concealingSecrets) }
                }
            case .chain(let chain, let breach): writer.write(chain, breach)
            case .blame(let blame): writer.write(blame)
            case .health(let checks): writer.write(checks)
            case .backup(let path, let revision):
                writer.member("path", path)
                writer.member("revision", revision)
            }
        }
    }
}

extension HistoryReport {
    /// The form of what is printed.
    fileprivate var schema: ResultSchema {
        switch self {
        case .runs: .history
        case .run: .run
        case .chain: .chain
        case .blame: .blame
        case .health: .doctor
        case .backup: .backup
        }
    }
}

extension JSONWriter {
    fileprivate mutating func writeMembers(of run: RecordedRun) {
        member("run", run.id.string)
        member("revision", run.revision)
        member("moment", run.moment.string)
        member("actor", run.actor.string)
        member("tool", run.tool.string)
        member("commit", run.commit?.string)
        member("job", run.job?.string)
        member("plan_digest", run.plan.string)
        member("reverts", run.reverts?.run.string)
        member("reverts_later", run.reverts?.andLater ?? false)
        member("counts") { writer in
            writer.member("created", run.counts.created)
            writer.member("updated", run.counts.updated)
            writer.member("renamed", run.counts.renamed)
            writer.member("deleted", run.counts.deleted)
        }
    }

    fileprivate mutating func write(_ chain: AuditChain, _ breach: AuditBreach?) {
        member("whole", breach == nil)
        member("events", chain.length)
        member("head", chain.head)
        key("broken")
        guard let breach else { return null() }
        object { writer in
            writer.member("event", breach.number)
            writer.member("run", breach.run.string)
            writer.member("sentence", breach.sentence)
        }
    }

    fileprivate mutating func write(_ blame: Blame) {
        member("address", blame.address.description)
        key("fields")
        array { writer in
            for line in blame.lines {
                writer.object { writer in
                    writer.member("address", line.address.description)
                    writer.member("field", line.field)
                    writer.member("value", line.value)
                    writer.member("origin", line.origin.word)
                    writer.key("applied")
                    if case .outside(let applied) = line.origin {
                        writer.write(applied)
                    } else {
                        writer.null()
                    }
                    writer.key("run")
                    if let run = line.origin.run {
                        writer.object { writer in writer.writeMembers(of: run) }
                    } else {
                        writer.null()
                    }
                }
            }
        }
    }

    fileprivate mutating func write(_ checks: [HealthCheck]) {
        member("sound", !checks.contains(where: \.isBroken))
        key("checks")
        array { writer in
            for check in checks {
                writer.object { writer in
                    writer.member("check", check.name)
                    let (word, seen, advice): (String, String, String?) =
                        switch check.outcome {
                        case .sound(let seen): ("ok", seen, nil)
                        case .doubtful(let seen, let advice): ("warning", seen, advice)
                        case .broken(let seen, let advice): ("failed", seen, advice)
                        }
                    writer.member("outcome", word)
                    writer.member("seen", seen)
                    writer.member("advice", advice)
                }
            }
        }
    }
}

extension Blame.Origin {
    /// The words for origins.
    static let allWords = ["run", "taken-over", "outside", "never-applied", "older"]

    /// A word for programs.
    fileprivate var word: String {
        switch self {
        case .run: "run"
        case .takenOver: "taken-over"
        case .outside: "outside"
        case .neverApplied: "never-applied"
        case .older: "older"
        }
    }

    /// The run, where there is one.
    fileprivate var run: RecordedRun? {
        switch self {
        case .run(let run), .takenOver(let run): run
        case .outside, .neverApplied, .older: nil
        }
    }
}
