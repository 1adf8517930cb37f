import ArgumentParser
import Foundation
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
    @OptionGroup var reports: ReportFiles
    @OptionGroup var approval: Approval

    @Flag(help: "Warnings count as errors.")
    var strict = false

    @Option(help: ArgumentHelp("Carry out exactly the plan in this file.", valueName: "file"))
    var plan: String?

    @Option(help: ArgumentHelp("Carry out exactly the plan with this digest.", valueName: "digest"))
    var expect: String?

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
        if expected == nil, !approval.autoApprove, !Console.isTerminal(STDIN_FILENO) {
            throw Failure(
                "there is no terminal to ask on: use --auto-approve, --plan FILE or "
                    + "--expect DIGEST",
                .usage
            )
        }
        let store = try state.store()
        try store.checkWritable()
        let live = Task { try store.snapshot() }
        let pipeline = try await Pipeline(workspace, live: try await live.value)
        try pipeline.requireValid(show, strict: strict)
        let approved = try await approve(pipeline, live.value, of: store, expected, saved)
        let planning = Planning(pipeline.workspace)
        try approval.carryOut(on: store, approved: approved.digest) { try planning.plan($0) }
        approval.show(approved.outcome, revision: approved.revision)
        ExitStatus.success.leave()
    }

    private func show(_ report: ChangeReport) throws {
        try reports.write(report)
        try format.show(report)
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
        if let expected { try approval.require(prepared.plan, expected) }
        let report = pipeline.report(
            of: prepared,
            allPositions: false,
            allowed: approval.allowed
        )
        if let plan, let day = saved?.day {
            let same = pipeline.report(of: prepared, allPositions: false, on: day)
            try SavedPlan.require(plan, toSay: same.uncounted)
        }
        let outcome = format.renderer.text(ofApplied: prepared.plan)
        try reports.write(.plan(report))
        if format.format == .text { try format.show(.plan(report)) }
        if prepared.plan.isEmpty {
            if format.format == .json { try Console.show(outcome) }
            ExitStatus.success.leave()
        }
        if let refusal = report.expectations?.refusal { throw Failure(refusal, .refused) }
        try approval.check(report)
        if expected == nil, !approval.autoApprove { try approval.confirm(report, format.format) }
        Progress.shared.phase("applying \(prepared.plan.changes.count) changes")
        return Approved(
            digest: prepared.plan.digest,
            outcome: outcome,
            revision: prepared.plan.revision + 1
        )
    }
}
