import TenantryAccess
import TenantryConfig
import TenantryDiagnostics
import TenantryModel
import TenantryPlan
import TenantryReconcile
import TenantryStore

/// A workspace looked at as a whole, and as far as it does not stand still: nobody can tell.
struct PartComparison {
    /// What is told apart; `nil` if nothing is.
    private(set) var difference: String?
    /// Whether a part was enough.
    private(set) var wasPart = false
    /// How many organizations were not looked at.
    private(set) var elsewhere = 0

    /// Whether the plan changes anything.
    private(set) var hasChanges = false
    /// Whether the catalog says something else, or the same in another way.
    private(set) var hasOtherCatalog = false

    /// What is said about a workspace.
    private struct Saying {
        let checked: CheckedDiagnostics
        let prepared: PreparedPlan
        let guarded: GuardedPlan
        /// What is expected and does not hold.
        let failures: [Diagnostic]

        init(_ workspace: Workspace, _ live: LiveSnapshot) throws {
            checked = workspace.checked(knowing: live)
            prepared = try Planning(workspace).plan(live, isLoadedWith: true)
            guarded = prepared.guarded(on: workspace.today)
            failures = checked.hasErrors ? [] : workspace.failedExpectations()
        }
    }

    /// Looks at files beside what a store holds.
    init(_ files: [SourceFile], _ store: some StateStore, today: Day, root: String = "") throws {
        let read = WorkspaceFiles(files, root: root)
        let digested = DigestedFiles(read)
        guard case .standing(let standstill, let around) = try store.view(),
            let part = try WorkspacePart(
                of: read,
                digested,
                besides: standstill,
                around,
                today: today,
                copies: store.copies
            )
        else { return }
        wasPart = true
        elsewhere = part.live.elsewhere?.organizations ?? 0
        hasOtherCatalog = !part.workspace.isCatalogUntouched
        let live = try store.snapshot()
        let whole = read.workspace(today: today, knowing: live, digested)
        let saying = try Saying(whole, live)
        hasChanges = !saying.prepared.plan.isEmpty
        difference = PartComparison.difference(saying, try Saying(part.workspace, part.live))
    }

    private static func difference(_ whole: Saying, _ part: Saying) -> String? {
        // Whoever finds an error looks at everything then.
        guard !part.checked.hasErrors else {
            return whole.checked.hasErrors ? nil : "errors: \(part.checked.all)"
        }
        let findings = Set(whole.checked.all).symmetricDifference(part.checked.all)
        guard findings.isEmpty, whole.checked.waived == part.checked.waived else {
            return "findings: \(findings.map { "\($0.code) \($0.message)" })"
        }
        guard whole.prepared.plan == part.prepared.plan else {
            return "plans: \(whole.prepared.plan) and \(part.prepared.plan)"
        }
        guard whole.guarded.consequences == part.guarded.consequences else {
            return "\(whole.guarded.consequences) and \(part.guarded.consequences)"
        }
        guard whole.failures == part.failures else {
            return "expectations: \(whole.failures) and \(part.failures)"
        }
        guard whole.guarded.refusals() == part.guarded.refusals() else {
            return "\(whole.guarded.refusals()) and \(part.guarded.refusals())"
        }
        return whole.guarded.organizationsUsingChanges == part.guarded.organizationsUsingChanges
            ? nil : "organizations that use changes"
    }
}
