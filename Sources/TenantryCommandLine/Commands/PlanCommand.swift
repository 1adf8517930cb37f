import ArgumentParser
import Foundation
import TenantryConfig
import TenantryDiagnostics
import TenantryModel
import TenantryPlan
import TenantryReconcile
import TenantryReport
import TenantryStore

/// `tenantry plan`.
struct PlanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Shows what would change; opens the state read-only.",
        discussion: """
            Examples:
              tenantry plan
              tenantry plan tenants --detailed-exitcode
              tenantry plan --out plan.json && tenantry apply --plan plan.json
            """,
        aliases: ["diff"]
    )

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var state: StateOptions
    @OptionGroup var planning: PlanningOptions
    @OptionGroup var reports: ReportOptions

    @Flag(help: "Exit with 2 if there are changes.")
    var detailedExitcode = false

    @Flag(help: "Warnings count as errors.")
    var strict = false

    @Flag(
        help: "Try the plan on a copy of the state: apply, plan again, undo; exit 1 if one fails."
    )
    var rehearse = false

    @Option(
        help: ArgumentHelp("Keep the plan in a file, for `apply --plan`.", valueName: "file"),
        completion: .file()
    )
    var out: String?

    func validate() throws {
        guard out?.isEmpty != true else { throw ValidationError("--out takes the name of a file.") }
        let kept = out.map { [NamedFile(option: "--out", path: $0)] } ?? []
        try (kept + reports.named).requireDifferent()
    }

    func run() async throws {
        let store = try state.store()
        let mayBePart = planning.isEmpty && !rehearse && !reports.needEverything
        let (whole, live) = try await Pipeline.loading(workspace, store, mayBePart: mayBePart)
        try whole.requireValid(reports.show, strict: strict)
        let pipeline = try whole.selecting(
            try planning.selection(in: workspace.tenants),
            reviving: try planning.reviving(from: live),
            from: live,
            reports.show
        )
        let prepared = try pipeline.planning.plan(live, isLoadedWith: true)
        let report = pipeline.report(
            of: prepared,
            allPositions: out != nil || reports.needPositions,
            options: planning.typed,
            rehearsal: rehearse ? try RehearsalCopy.rehearse(prepared.plan, pipeline, store) : nil
        )
        if let out { try SavedPlan.write(report.uncounted, to: out) }
        try reports.show(.plan(report))
        if reports.format == .text { announce(pipeline, report) }
        if report.rehearsal?.failure != nil { ExitStatus.failed.leave() }
        (detailedExitcode && !prepared.plan.isEmpty ? ExitStatus.changes : .success).leave()
    }

    /// Says what whoever applies this will have to know.
    private func announce(_ pipeline: Pipeline, _ report: PlanReport) {
        if let expectations = report.expectations, !expectations.failures.isEmpty {
            Console.complain("note: an apply will be refused: \(expectations.summary)")
        }
        if !report.refusals.isEmpty {
            let names = report.refusals.map(\.guarding.rawValue).joined(separator: ", ")
            Console.complain("note: an apply will be refused by guards: \(names)")
        }
        let counts = [Severity.warning, .notice].compactMap { severity in
            let count = pipeline.checked.count(of: severity)
            return count == 0 ? nil : count.counted(severity.rawValue)
        }
        guard !counts.isEmpty else { return }
        let isLive = pipeline.checked.all.contains { finding in
            finding.severity != .error && RuleCatalog.asksLive(finding.code)
        }
        let store = isLive ? " --live\(state.typed.harmless)" : ""
        let day = workspace.now.map { " --now \($0)" } ?? ""
        Console.complain(
            "note: \(counts.joined(separator: ", ")); to see more: "
                + "tenantry validate \(workspace.tenants.shellWord.harmless)\(store)\(day)"
        )
    }
}
