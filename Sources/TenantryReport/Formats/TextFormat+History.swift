import TenantryDiagnostics
import TenantryModel
import TenantryPlan

extension TextFormat {
    /// Shows the past of a store, or its health.
    package func text(of report: HistoryReport) -> String {
        switch report {
        case .runs(let runs, let hasMore): text(of: runs, hasMore: hasMore)
        case .run(let run, let changes): text(of: run, changes)
        case .chain(let chain, let breach): text(of: chain, breach)
        case .blame(let blame): text(of: blame)
        case .health(let checks): checks.map(line).joined()
        case .backup(let path, let revision):
            style.paint("Copied", .strong)
                + ": revision \(revision) to \(path.harmless), checked.\n"
        }
    }

    private func text(of runs: [RecordedRun], hasMore: Bool) -> String {
        let heading = [
            "run", "revision", "when", "who", "tool", "commit", "changes", "reverts", "job",
        ]
        var rows = runs.map { run in
            [
                run.id.string.harmless, String(run.revision), run.moment.string.harmless,
                run.actor.string.harmless, run.tool.string.harmless, run.shortCommit,
                run.counts.words, run.reverts?.words ?? "", run.job?.string.harmless ?? "",
            ]
        }
        rows.insert(heading, at: 0)
        // Columns that say nothing are left out.
        let isEmpty = heading.indices.map { column in
            rows.dropFirst().allSatisfy { $0[column].isEmpty }
        }
        let shown = rows.map { row in
            row.indices.filter { !isEmpty[$0] }.map { row[$0] }
        }
        return table(shown)
            + (hasMore ? "Older runs: tenantry history --limit \(runs.count * 2)\n" : "")
    }

    private func text(of run: RecordedRun, _ changes: [Change]) -> String {
        var facts = [
            ("revision", String(run.revision)), ("when", run.moment.string),
            ("who", run.actor.string), ("tool", run.tool.string),
        ]
        if let commit = run.commit { facts.append(("commit", commit.string)) }
        if let job = run.job { facts.append(("job", job.string)) }
        if let reverts = run.reverts { facts.append(("reverts", reverts.words)) }
        facts.append(("plan", run.plan.string))
        facts.append(("changes", run.counts.words))
        let lines = facts.map { "  \($0.0.padded(to: 8))  \($0.1.harmless)\n" }
        return style.paint(run.id.string.harmless, .strong) + "\n" + lines.joined()
            + section("", changes, [:])
    }

    private func text(of chain: AuditChain, _ breach: AuditBreach?) -> String {
        guard let breach else {
            let head =
                chain.head.isEmpty ? "" : "; its head is \(chain.head.harmless)"
            return style.paint("Whole", .strong)
                + ": \(chain.length.counted("event")), each with the digest of the one "
                + "before\(head)\n"
        }
        return style.paint("BROKEN", .removal)
            + ": \(breach.sentence.harmless). The \(chain.length.counted("event")) before "
            + "\(chain.length == 1 ? "is" : "are") as written.\n"
            + "Find out who wrote to audit_event, and compare it with a backup.\n"
    }

    private func text(of blame: Blame) -> String {
        var text = ""
        var rows: [[String]] = []
        var address: Address?
        func flush() {
            guard let address else { return }
            text += style.paint(address.description.harmless, .strong) + "\n" + table(rows)
        }
        for line in blame.lines {
            if line.address != address {
                flush()
                address = line.address
                rows = [["field", "value", "since", "when", "who", "commit"]]
            }
            rows.append([line.field, line.value.shown] + cells(of: line.origin))
        }
        flush()
        return text
    }

    private func cells(of origin: Blame.Origin) -> [String] {
        func cells(_ run: RecordedRun, _ note: String = "") -> [String] {
            [
                run.id.string.harmless + note, run.moment.string.harmless,
                run.actor.string.harmless, run.shortCommit,
            ]
        }
        switch origin {
        case .run(let run): return cells(run)
        case .takenOver(let run): return cells(run, " (as it was found)")
        case .outside(let applied):
            return ["changed outside, applied was \(applied.shown)", "", "", ""]
        case .neverApplied: return ["never applied by tenantry", "", "", ""]
        case .older: return ["older than its history", "", "", ""]
        }
    }

    private func line(of check: HealthCheck) -> String {
        let name = check.name.padded(to: 10)
        switch check.outcome {
        case .sound(let seen):
            return "\(style.paint("ok", .addition))       \(name)  \(seen.harmless)\n"
        case .doubtful(let seen, let advice):
            return "\(style.paint("warning", .change))  \(name)  \(seen.harmless): "
                + "\(advice.harmless)\n"
        case .broken(let seen, let advice):
            return "\(style.paint("FAILED", .removal))   \(name)  \(seen.harmless): "
                + "\(advice.harmless)\n"
        }
    }
}

extension RecordedRun {
    /// The commit, as long as people write it.
    fileprivate var shortCommit: String { String((commit?.string ?? "").prefix(12)).harmless }
}

extension RevertedRun {
    /// Which run, and whether all after it.
    fileprivate var words: String { run.string.harmless + (andLater ? " and all later" : "") }
}

extension RecordedRun.Counts {
    /// How many of what, without what there is none of.
    fileprivate var words: String {
        let parts = [
            (created, "created"), (updated, "updated"), (renamed, "renamed"), (deleted, "deleted"),
        ]
        let words = parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        return words.isEmpty ? "copies only" : words.joined(separator: ", ")
    }
}
