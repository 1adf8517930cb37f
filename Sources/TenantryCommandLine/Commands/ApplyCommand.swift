import ArgumentParser
import Foundation
import TenantryConfig
import TenantryDiagnostics
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
    @OptionGroup var planning: PlanningOptions
    @OptionGroup var format: FormatOptions
    @OptionGroup var reports: ReportFiles
    @OptionGroup var approval: Approval

    @Flag(help: "Warnings count as errors.")
    var strict = false

    @Option(
        help: ArgumentHelp("Carry out exactly the plan in this file.", valueName: "file"),
        completion: .file()
    )
    var plan: String?

    @Option(help: ArgumentHelp("Carry out exactly the plan with this digest.", valueName: "digest"))
    var expect: String?

    func validate() throws {
        if workspace.tenants.hasSuffix(".json") {
            throw ValidationError(
                "A plan in a file is carried out with --plan \(workspace.tenants)."
            )
        }
        if plan != nil, expect != nil {
            throw ValidationError("Give either --plan or --expect, not both.")
        }
        if plan != nil, !planning.isEmpty {
            throw ValidationError("A plan in a file says itself what it is for.")
        }
        if let expect, Digest(expect) == nil {
            throw ValidationError("--expect takes sha256: and 64 hexadecimal digits.")
        }
        try (reports.named + format.output.files).requireDifferent()
    }

    func run() async throws {
        let saved = try plan.map(SavedPlan.assertion)
        let expected = saved?.digest ?? expect.flatMap { Digest($0) }
        if expected == nil, !approval.autoApprove, !Console.isTerminal(STDIN_FILENO) {
            throw Failure(
                "there is no terminal to ask on: use --auto-approve, --plan FILE or "
                    + "--expect DIGEST",
                .usage
            )
        }
        let store = try state.store()
        try store.checkWritable()
        let (whole, live) = try await Pipeline.loading(
            workspace,
            store,
            mayBePart: saved == nil && planning.isEmpty && !reports.needEverything
        ) { part, live in
            // What is carried out is planned with everything.
            try part.planning.plan(live, isLoadedWith: true).plan.isEmpty
        }
        try whole.requireValid(show, strict: strict)
        let pipeline = try whole.selecting(
            try saved?.selection ?? planning.selection(in: workspace.tenants),
            reviving: try reviving(saved, from: live),
            from: live,
            show
        )
        let prepared = try pipeline.planning.plan(live, isLoadedWith: true)
        let isOver = try wasApplied(expected, besides: prepared.plan, store)
        try approve(prepared, pipeline, isOver ? nil : expected, isOver ? nil : saved?.day)
        let outcome = format.renderer.text(ofApplied: prepared.plan)
        try approval.carryOut(on: store, approved: prepared, today: workspace.today) {
            try pipeline.planning.plan($0, unlessStill: prepared)
        }
        approval.show(outcome, of: prepared.plan)
        ExitStatus.success.leave()
    }

    /// Whether the approved plan was carried out before, and nothing is to be done now: whoever
    /// tries again after a run that died must not be refused.
    private func wasApplied(
        _ expected: Digest?,
        besides plan: Plan,
        _ store: SQLiteStateStore
    ) throws -> Bool {
        guard let expected, plan.isEmpty, plan.digest != expected else { return false }
        let run = try store.read { transaction in try transaction.runs(atMost: nil) }
            .first { $0.plan.string == expected.description }
        guard let run else { return false }
        Console.complain(
            "note: the approved plan was applied before, as revision \(run.revision) by "
                + "\(run.id.string.harmless)"
        )
        return true
    }

    private func reviving(
        _ saved: PlanDocument.Assertion?,
        from live: LiveSnapshot
    ) throws -> Set<Text> {
        try saved?.reviving ?? planning.reviving(from: live)
    }

    private func show(_ report: ChangeReport) throws {
        try reports.write(report)
        try format.show(report)
    }

    /// Shows the plan and has it approved; leaves the process if there is nothing to do.
    private func approve(
        _ prepared: PreparedPlan,
        _ pipeline: Pipeline,
        _ expected: Digest?,
        _ day: Day?
    ) throws {
        if let expected {
            try approval.require(prepared, expected, or: otherReasons(prepared, pipeline, day)) {
                try plan.flatMap(SavedPlan.outline)
            }
        }
        let report = pipeline.report(
            of: prepared,
            allPositions: reports.needPositions,
            allowed: approval.allowed,
            options: planning.typed
        )
        if let plan, let day {
            let same = pipeline.report(of: prepared, allPositions: false, on: day)
            try SavedPlan.require(plan, toSay: same.uncounted)
        }
        try reports.write(.plan(report))
        if format.format == .text { try format.show(.plan(report)) }
        if prepared.plan.isEmpty {
            if format.format == .json {
                try Console.show(format.renderer.text(ofApplied: prepared.plan))
            }
            ExitStatus.success.leave()
        }
        if let refusal = report.expectations?.refusal { throw Failure(refusal, .refused) }
        try approval.check(report.refusals)
        Approval.noteDay(workspace.today, isTyped: workspace.now != nil, of: prepared)
        if expected == nil, !approval.autoApprove { try approval.confirm(report, format.format) }
        Progress.shared.phase("applying \(prepared.plan.changes.count.counted("change"))")
    }

    /// What else than files and state can have made it another plan than the one that was approved.
    ///
    /// - Parameters:
    ///   - prepared: The plan.
    ///   - pipeline: What it was made from.
    ///   - day: The day of the plan that was approved, where that is known.
    /// - Returns: Phrases.
    private func otherReasons(
        _ prepared: PreparedPlan,
        _ pipeline: Pipeline,
        _ day: Day?
    ) -> [String] {
        var reasons: [String] = []
        if expect != nil, !planning.isEmpty {
            reasons.append("the options differ from those of the plan")
        }
        let desired = pipeline.workspace.desired
        let isDayWritten = prepared.plan.changes.allSatisfy { change in
            guard change.action == .create, change.address.kind == .collaborator else {
                return true
            }
            let collaborators = desired.organization(change.address.root.key)?.collaborators ?? []
            return collaborators.first { $0.id == change.address.key }?.from != nil
        }
        if !isDayWritten, day != workspace.today {
            reasons.append(
                "the day: a collaboration without `from` begins on the day of the apply; write "
                    + "`from` to approve today what is applied tomorrow"
            )
        }
        return reasons
    }
}
