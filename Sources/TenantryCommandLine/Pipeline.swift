import TenantryConfig
import TenantryDiagnostics
import TenantryModel
import TenantryPlan
import TenantryReconcile
import TenantryReport
import TenantryStore

/// The steps that commands share: load, check, plan.
struct Pipeline {
    /// What a plan is made for: the files, with what is left out as it is live.
    let workspace: Workspace
    /// What is wrong with it.
    let checked: CheckedDiagnostics
    /// Makes plans.
    let planning: Planning
    /// How many organizations stand still and were not looked at.
    let elsewhere: Int

    /// Loads and checks a workspace.
    ///
    /// - Parameters:
    ///   - options: Which workspace, and for which day.
    ///   - live: What is live, for rules that ask whether something is new, and for doing without
    ///     decoding again what was applied; waited for only when the files are read.
    /// - Throws: `WorkspaceError` if the folder is no workspace, and what `live` throws.
    init(
        _ options: WorkspaceOptions,
        live: @autoclosure () async throws -> LiveSnapshot? = nil
    ) async throws {
        Progress.shared.phase("reading \(options.tenants.harmless)")
        let files = try await WorkspaceFiles(reading: options.tenants)
        // Whoever reads the store is still at work, on another core.
        let digested = DigestedFiles(files)
        self.init(files, digested, try await live(), options.today)
    }

    /// Decodes and checks the files of a workspace, all of them that are not live as they say.
    init(_ files: WorkspaceFiles, _ digested: DigestedFiles, _ live: LiveSnapshot?, _ today: Day) {
        self.init(
            live.map { files.workspace(today: today, knowing: $0, digested) }
                ?? files.workspace(today: today),
            knowing: live
        )
    }

    /// Checks a workspace.
    ///
    /// - Parameters:
    ///   - workspace: The workspace.
    ///   - live: What is live, where that is known.
    init(_ workspace: Workspace, knowing live: LiveSnapshot?) {
        let count = workspace.desired.organizations.count
        Progress.shared.phase("checking \(count.counted("organization"))")
        let checked = workspace.checked(knowing: live)
        let judged = workspace.judged(checked)
        self.init(
            Planning(judged),
            judged,
            checked,
            elsewhere: live?.organizationsElsewhere ?? 0
        )
    }

    private init(
        _ planning: Planning,
        _ workspace: Workspace,
        _ checked: CheckedDiagnostics,
        elsewhere: Int
    ) {
        self.planning = planning
        self.workspace = workspace
        self.checked = checked
        self.elsewhere = elsewhere
    }

    /// The same for a part of the organizations, of which some come back as themselves; all others
    /// stay as they are live.
    ///
    /// - Throws: ``Failure`` if what is left out cannot stay, or a name is nobody's, and
    ///   ``ExitStatus/invalid`` if the part does not stand without the rest.
    func selecting(
        _ selection: Selection,
        reviving: Set<Text>,
        from live: LiveSnapshot,
        _ show: (ChangeReport) throws -> Void
    ) throws -> Pipeline {
        for id in reviving.sorted() where workspace.desired.organization(id) == nil {
            throw Failure(
                "no file declares `\(id)`: --revive gives the uid back to an organization whose "
                    + "file is there again",
                .usage
            )
        }
        let planning = Planning(workspace, selection, reviving: reviving)
        guard !planning.selection(from: live).isEverything else {
            return Pipeline(planning, workspace, checked, elsewhere: elsewhere)
        }
        Progress.shared.phase("selecting organizations")
        try selection.requireMatches(in: workspace.desired, live)
        let selected = try planning.selected(from: live)
        let result = Pipeline(
            planning,
            selected.workspace,
            selected.workspace.checked(knowing: live),
            elsewhere: 0
        )
        if result.checked.hasErrors {
            Console.complain("error: " + reason(for: selection, from: live))
        }
        try result.requireValid(show)
        return result
    }

    /// Why what a plan is for does not stand.
    private func reason(for selection: Selection, from live: LiveSnapshot) -> String {
        guard selection.isEverything else {
            return "what is selected does not stand without what is left out: select that, too"
        }
        let kept = planning.selection(from: live).kept.sorted().prefix(5).map(\.string).joined(
            separator: ", "
        )
        return
            "\(kept) stays as somebody changed it outside, because of a waiver of PLN018, and that "
            + "does not go together with the files of the others: write what it needs into them, "
            + "or take the waiver out; `tenantry drift` shows the changes"
    }

    /// What is wrong with the workspace.
    func diagnostics(strict: Bool) -> DiagnosticReport {
        DiagnosticReport(
            diagnostics: checked.all,
            leftOut: checked.leftOut,
            waived: checked.waived,
            files: workspace.files,
            organizations: workspace.desired.organizations.count + elsewhere,
            isStrict: strict,
            workspace: workspace.root
        )
    }

    /// Tries the expectations; `nil` where there are none.
    ///
    /// They are tried on all files, whatever is selected.
    func expectations() -> ExpectationReport? {
        let workspace = planning.workspace
        guard !workspace.expectations.isEmpty else { return nil }
        return ExpectationReport(
            count: workspace.expectations.count,
            failures: workspace.failedExpectations(),
            files: workspace.files,
            workspace: workspace.root
        )
    }

    /// Shows what is wrong, and stops if that includes an error.
    ///
    /// - Parameters:
    ///   - show: Shows it.
    ///   - strict: Whether warnings count as errors.
    /// - Throws: ``ExitStatus/invalid``, and what `show` throws.
    func requireValid(_ show: (ChangeReport) throws -> Void, strict: Bool = false) throws {
        let isBlocked = checked.hasErrors || (strict && checked.count(of: .warning) > 0)
        guard isBlocked else { return }
        try show(.findings(diagnostics(strict: strict)))
        throw ExitStatus.invalid.code
    }

    /// Puts the report of a plan together.
    ///
    /// - Parameters:
    ///   - prepared: The plan.
    ///   - allPositions: Whether to look up every change, or roots only.
    ///   - day: The day on which its meaning is looked at, if it is not that of the workspace.
    ///   - allowed: How many of which guard somebody has allowed.
    ///   - options: What was typed to select a part.
    ///   - rehearsal: What became of it on a copy.
    /// - Returns: The report.
    func report(
        of prepared: PreparedPlan,
        allPositions: Bool,
        on day: Day? = nil,
        allowed: [Guard: Int] = [:],
        options: String = "",
        rehearsal: Rehearsal? = nil
    ) -> PlanReport {
        Progress.shared.phase("laying out \(prepared.plan.changes.count.counted("change"))")
        var locator = Locator(workspace)
        var positions: [Address: SourceSpan] = [:]
        for changes in prepared.plan.changes.byRoot + prepared.plan.drift.byRoot {
            let addresses = [changes.root] + (allPositions ? changes.map(\.address) : [])
            for address in addresses where positions[address] == nil {
                positions[address] = workspace.place(of: address).flatMap { locator.span(of: $0) }
            }
        }
        let guarded = prepared.guarded(on: day ?? workspace.today)
        let refusals = guarded.refusals(allowed: allowed)
        if allPositions {
            let concerned = guarded.consequences.flatMap(\.organizations).map { id in
                Address(.organization, id)
            }
            // What has no file any more stands where limits are set.
            let limits = [Address(.policy, "")]
            for address in concerned + refusals.flatMap(\.offenders) + limits {
                if positions[address] == nil, let place = workspace.place(of: address) {
                    positions[address] = locator.span(of: place)
                }
            }
        }
        return PlanReport(
            plan: prepared.plan,
            desired: prepared.comparison.desired,
            positions: positions,
            consequences: guarded.consequences,
            organizationsUsingChanges: guarded.organizationsUsingChanges,
            refusals: refusals,
            sides: .init(before: guarded.before, after: guarded.after),
            expectations: expectations(),
            facts: prepared.comparison.facts,
            findings: diagnostics(strict: false),
            rehearsal: rehearsal,
            options: options,
            kept: planning.keptOrganizations(from: prepared.comparison.live),
            today: day ?? workspace.today
        )
    }
}
