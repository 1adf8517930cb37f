import ArgumentParser
import Foundation
import TenantryAccess
import TenantryConfig
import TenantryModel
import TenantryPlan
import TenantryReconcile
import TenantryReport
import TenantrySQLite
import TenantryStore

/// `tenantry revert`.
struct RevertCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revert",
        abstract: "Undoes a run: makes live again what it changed, as a new run.",
        discussion: """
            What the run did not touch stays as it is. The files are not changed; they must follow.

            Examples:
              tenantry revert 12 --dry-run
              tenantry revert run-12-5f2c01d8ab34 --patch before.yaml
              tenantry revert 12 --and-later --auto-approve
            """
    )

    @Argument(
        help: ArgumentHelp(
            "The run: its name, the beginning of it, or its revision.",
            valueName: "run"
        ),
        completion: Suggestion.run.kind
    )
    var name: String

    @Flag(help: "Undo all later runs too.")
    var andLater = false

    @Flag(help: "Show what would be done, and change nothing; --patch is written.")
    var dryRun = false

    @Option(
        help: ArgumentHelp(
            "Write what the files must say again into a new file, as YAML.",
            valueName: "file"
        ),
        completion: .file()
    )
    var patch: String?

    @OptionGroup var approval: Approval
    @OptionGroup var state: StateOptions
    @OptionGroup var format: FormatOptions

    func validate() throws {
        let kept = patch.map { [NamedFile(option: "--patch", path: $0)] } ?? []
        try (kept + format.output.files).requireDifferent()
        try Clock.validate()
    }

    func run() async throws {
        if !dryRun, !approval.autoApprove, !Console.isTerminal(STDIN_FILENO) {
            throw Failure(
                "there is no terminal to ask on: look with --dry-run, then use --auto-approve",
                .usage
            )
        }
        let store = try state.store()
        if !dryRun { try store.checkWritable() }
        let (reversal, prepared) = try store.read { transaction in
            let found = try PastRuns(transaction).named(name)
            let reversal = Reversal(of: found.id, andLater: andLater)
            return (reversal, try worded { try reversal.plan(transaction, today: Clock.day) })
        }
        let files = prepared.filesToFollow(run: reversal.run)
        let plan = prepared.plan.plan
        let guarded = prepared.plan.guarded(on: Clock.day)
        let report = PlanReport(
            plan: plan,
            desired: prepared.plan.comparison.desired,
            positions: [:],
            consequences: guarded.consequences,
            organizationsUsingChanges: guarded.organizationsUsingChanges,
            refusals: guarded.refusals(allowed: approval.allowed),
            today: Clock.day
        )
        guard !plan.isEmpty else {
            try showNothing(plan, reversal.run)
            return complain(ofSetBack: prepared)
        }
        try requireValid(prepared)
        if format.format == .text || dryRun { try Console.show(format.renderer.text(of: report)) }
        if dryRun {
            try write(files, of: prepared)
        } else {
            try approval.check(report.refusals)
            Approval.noteDay(Clock.day, isTyped: false, of: prepared.plan)
            if !approval.autoApprove { try approval.confirm(report, format.format) }
            try write(files, of: prepared)
            try carryOut(reversal, on: store, prepared.plan)
            let outcome = format.renderer.text(ofApplied: plan)
            approval.show(outcome, of: plan)
        }
        Console.complain("note: " + files.advice.joined(separator: "\n"))
        complain(ofSetBack: prepared)
        ExitStatus.success.leave()
    }

    /// Says what the run had found changed outside: nobody lets that in again without being told.
    private func complain(ofSetBack prepared: Reversal.Prepared) {
        guard !prepared.setBack.isEmpty else { return }
        let names = prepared.setBack.prefix(10).map(\.description.harmless).joined(separator: ", ")
        let rest = prepared.setBack.count > 10 ? " and \(prepared.setBack.count - 10) more" : ""
        Console.complain(
            "note: what somebody had changed outside before the run is not brought back: "
                + "\(names)\(rest); tenantry history RUN shows it"
        )
    }

    private func showNothing(_ plan: Plan, _ run: Text) throws {
        try Console.show(
            format.format == .json
                ? format.renderer.text(ofApplied: plan)
                : "Nothing to do: what \(run.string.harmless) changed is as it was applied "
                    + "before.\n"
        )
    }

    /// Stops where the rules would refuse files that say what would be live then.
    private func requireValid(_ prepared: Reversal.Prepared) throws {
        let objections = prepared.objections(today: Clock.day)
        guard !objections.errors.isEmpty else { return }
        let report = DiagnosticReport(
            diagnostics: objections.errors,
            files: objections.files,
            organizations: prepared.plan.comparison.desired.organizations.count
        )
        try Console.show(format.renderer.text(of: report))
        throw Failure(
            "what was before does not go together with what is live now, shown here as files would "
                + "say it. Undo more with --and-later, or change the files and apply them. "
                + "Nothing was changed",
            .invalid
        )
    }

    private func carryOut(
        _ reversal: Reversal,
        on store: some StateStore,
        _ plan: PreparedPlan
    ) throws {
        do {
            try approval.carryOut(on: store, approved: plan, today: Clock.day) { transaction in
                try worded { try reversal.plan(transaction, today: Clock.day).plan }
            }
        } catch {
            // Nothing has to follow what was not done; who does not know that keeps the patch.
            if case StoreError.outcomeUnknown = error { throw error }
            if let patch { try? FileManager.default.removeItem(atPath: patch) }
            guard case StoreError.refused(let path, let reason) = error else { throw error }
            throw Failure(
                "\(path) refused a row: \(reason). Something that came later builds on what "
                    + "\(reversal.run) made: revert the later runs first, or all with "
                    + "--and-later. Nothing was changed",
                .failed
            )
        }
    }

    /// The command that undoes later runs, too.
    private var undoingMore: String {
        "tenantry revert \(name.shellWord) --and-later\(state.typed)"
    }

    /// Words the reasons for which a run cannot be undone.
    private func worded<Value>(_ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let refusal as Reversal.Refusal {
            switch refusal {
            case .unknown: throw Failure("there is no run `\(name)`", .usage)
            case .standingInTheWay(let runs):
                let names = runs.prefix(5).map(\.string).joined(separator: ", ")
                let rest = runs.count > 5 ? " and \(runs.count - 5) more" : ""
                throw Failure(
                    "\(names)\(rest) touched the same things later. Undo the newest first: "
                        + "tenantry revert \(runs[0].string.shellWord)\(state.typed); or all at "
                        + "once: \(undoingMore)",
                    .refused
                )
            case .unreadable(let address):
                throw Failure(
                    "what the history says of \(address) cannot be read: `tenantry history "
                        + "--verify`",
                    .failed
                )
            case .idTaken(let address):
                throw Failure(
                    "another `\(address)` is there now, so the one of before cannot come back to "
                        + "that address as itself: remove that one first, then undo both: "
                        + "\(undoingMore). Nothing was changed",
                    .refused
                )
            }
        }
    }

    /// Writes what the files must say, where that was asked for.
    private func write(_ files: ReversalReport, of prepared: Reversal.Prepared) throws {
        guard let patch else { return }
        let desired = prepared.plan.comparison.desired
        let texts = LiveFiles.texts(of: prepared.roots, in: desired)
        do {
            try Foundation.Data(files.asYAML(texts).utf8)
                .write(to: URL(fileURLWithPath: patch), options: .withoutOverwriting)
        } catch {
            throw Failure("\(patch) cannot be written: \(error.reason)", .failed)
        }
    }
}

extension Reversal.Prepared {
    /// The files that must follow.
    fileprivate func filesToFollow(run: Text) -> ReversalReport {
        let there = Set(plan.comparison.desired.roots)
        return ReversalReport(
            run: run,
            files: roots.map { root in
                ReversalReport.File(
                    root: root,
                    path: sources[root] ?? Reversal.usualSource(of: root),
                    isGone: !there.contains(root)
                )
            }
        )
    }
}
