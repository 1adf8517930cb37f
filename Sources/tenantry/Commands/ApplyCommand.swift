import ArgumentParser
import Foundation
import Synchronization
import TenantryConfig
import TenantryModel
import TenantryPlan
import TenantryReconcile
import TenantryReport
import TenantrySQLite
import TenantryStore

/// `tenantry apply`.
struct ApplyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "apply",
        abstract: "Plans, asks, and carries out: completely or not at all.",
        discussion: """
            Examples:
              tenantry apply
              tenantry apply --auto-approve
              tenantry apply --plan plan.json
              tenantry apply --expect sha256:5f2c…
            """
    )

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var state: StateOptions
    @OptionGroup var format: FormatOptions

    @Flag(help: "Do not ask.")
    var autoApprove = false

    @Flag(help: "Warnings count as errors.")
    var strict = false

    @Option(help: ArgumentHelp("Carry out exactly the plan in this file.", valueName: "file"))
    var plan: String?

    @Option(help: ArgumentHelp("Carry out exactly the plan with this digest.", valueName: "digest"))
    var expect: String?

    @Option(
        help: ArgumentHelp(
            "Lift a guard, with the exact number that it names: removals=2.",
            valueName: "class=number"
        )
    )
    var allow: [Allowance] = []

    func validate() throws {
        if plan != nil, expect != nil {
            throw ValidationError("Give either --plan or --expect, not both.")
        }
        if let expect, Digest(expect) == nil {
            throw ValidationError("--expect takes sha256: and 64 hexadecimal digits.")
        }
    }

    func run() async throws {
        let saved = try plan.map(SavedPlan.assertion)
        let expected = saved?.digest ?? expect.flatMap { Digest($0) }
        if expected == nil, !autoApprove, !Console.isTerminal(STDIN_FILENO) {
            throw Failure(
                "there is no terminal to ask on: use --auto-approve, --plan FILE or "
                    + "--expect DIGEST",
                .usage
            )
        }
        let store = try state.store()
        try store.checkWritable()
        let live = Task { try store.snapshot() }
        let pipeline = try await Pipeline(workspace, live: try await live.value.state)
        try pipeline.requireValid(format.renderer, strict: strict)
        let approved = try await approve(pipeline, live.value, of: store, expected, saved)
        try carryOut(Planning(pipeline.workspace), on: store, approved: approved.digest)
        showApplied(approved)
        ExitStatus.success.leave()
    }

    /// A plan that somebody approved: what is left of it while it is made again.
    private struct Approved {
        /// The digest that the plan must have again.
        let digest: Digest
        /// What to say when it is carried out.
        let outcome: String
        /// The revision that it makes.
        let revision: Int
    }

    /// Makes the plan, shows it, and has it approved; leaves the process if there is nothing to do.
    private func approve(
        _ pipeline: Pipeline,
        _ live: LiveSnapshot,
        of store: some StateStore,
        _ expected: Digest?,
        _ saved: SavedPlan.Assertion?
    ) throws -> Approved {
        let prepared = try Planning(pipeline.workspace).plan(live, of: store)
        if let expected { try require(prepared.plan, expected) }
        let allowed = Dictionary(allow.map { ($0.guarding, $0.number) }) { _, last in last }
        let report = pipeline.report(of: prepared, allPositions: false, allowed: allowed)
        if let plan, let day = saved?.day {
            let same = pipeline.report(of: prepared, allPositions: false, on: day)
            try SavedPlan.require(plan, toSay: same)
        }
        let outcome = format.renderer.text(ofApplied: prepared.plan)
        if format.format == .text { try Console.show(format.renderer.text(of: report)) }
        if prepared.plan.isEmpty {
            if format.format == .json { try Console.show(outcome) }
            ExitStatus.success.leave()
        }
        if let refusal = report.expectations?.refusal { throw Failure(refusal, .refused) }
        // The digest covers all that guards look at, so what passes here passes in the transaction.
        if let refusal = report.refusals.first { throw refusal }
        if expected == nil, !autoApprove { try confirm(report) }
        Progress.shared.phase("applying \(prepared.plan.changes.count) changes")
        return Approved(
            digest: prepared.plan.digest,
            outcome: outcome,
            revision: prepared.plan.revision + 1
        )
    }

    /// Says what was done.
    ///
    /// That this fails must not look as if nothing had been done: it happened, so the exit is 0.
    private func showApplied(_ approved: Approved) {
        do {
            try Console.show(approved.outcome)
        } catch {
            let reason = (error as? Console.WriteFailure)?.sentence ?? "\(error)"
            Console.complain("everything was applied, as revision \(approved.revision); \(reason)")
        }
    }

    /// Makes the plan again inside the transaction, and carries it out if it is still the same.
    private func carryOut(
        _ planning: Planning,
        on store: some StateStore,
        approved: Digest
    ) throws {
        Interruption.isWriting.store(true, ordering: .relaxed)
        do {
            _ = try store.apply(RunContext.current, checkpoint: Interruption.check) { transaction in
                let prepared = try planning.plan(transaction)
                try require(prepared.plan, approved)
                return prepared
            }
        } catch StoreError.committedAnyway(_, let run) {
            Console.complain("note: the commit of \(run) reported a failure, but it happened")
        }
        Interruption.isDone.store(true, ordering: .relaxed)
    }

    private func require(_ plan: Plan, _ digest: Digest) throws {
        guard plan.digest != digest else { return }
        throw Failure(
            "the plan is not the one that was approved: it is \(plan.digest), approved was "
                + "\(digest). The files or the state changed in between; plan again. "
                + "Nothing was changed",
            .stale
        )
    }

    private func confirm(_ report: PlanReport) throws {
        if format.format != .text {
            // Nobody can say yes to what was not shown; the result stays for programs.
            Console.complain(TextFormat(style: TerminalStyle(color: false)).text(of: report))
        }
        let answer = try Console.ask("\nApply this? Only `yes` is accepted: ")
        if answer == nil { Console.complain("") }
        guard answer == "yes" else {
            throw Failure("not approved; nothing was changed", .failed)
        }
    }
}

/// How many of a class may be: `removals=2`.
struct Allowance: ExpressibleByArgument {
    let guarding: Guard
    let number: Int

    init?(argument: String) {
        let parts = argument.split(separator: "=", omittingEmptySubsequences: false)
        guard parts.count == 2, let guarding = Guard(rawValue: String(parts[0])),
            let number = Int(parts[1]), number >= 0
        else { return nil }
        self.guarding = guarding
        self.number = number
    }
}

extension RunContext {
    /// Who runs this process, as far as the environment tells.
    fileprivate static var current: RunContext {
        let environment = ProcessInfo.processInfo.environment
        let actor = ["TENANTRY_ACTOR", "GITHUB_ACTOR", "GITLAB_USER_LOGIN", "USER", "LOGNAME"]
            .lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
        let commit = ["TENANTRY_COMMIT", "GITHUB_SHA", "CI_COMMIT_SHA"]
            .lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
        return RunContext(
            actor: Text(actor ?? "unknown"),
            tool: Text("tenantry \(Version.text)"),
            commit: commit.map { Text($0) },
            moment: Text(Clock.moment)
        )
    }
}
