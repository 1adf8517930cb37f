import TenantryAccess
import TenantryDiagnostics
import TenantryModel
import TenantryPlan
import TenantryReport

@testable import TenantryConfig

// Plans, made from states as they always are.

extension ReportFixture {
    /// A plan with what it leads to.
    typealias Planned = (plan: Plan, desired: State, sides: PlanReport.Sides)

    static func report(
        _ planned: Planned,
        consequences: [Consequence] = []
    ) -> PlanReport {
        var positions: [Address: SourceSpan] = [:]
        for change in planned.plan.changes where change.action != .delete {
            let root = change.address.root
            let file =
                root.isInOrganization ? "organizations/\(root.key).yaml" : "catalog/all.yaml"
            positions[root] = SourceSpan(startOf: "tenants/\(file)")
        }
        return PlanReport(
            plan: planned.plan,
            desired: planned.desired,
            positions: positions,
            consequences: consequences,
            sides: planned.sides,
            today: today
        )
    }

    /// A state that is as the files say, but for an organization that nobody manages.
    static let nothingToDo = planned(
        live: snapshot(
            State(
                catalog: lastApplied.catalog,
                organizations: lastApplied.organizations
                    + live.organizations.filter { $0.id == "manual" }
            )
        ),
        desired: lastApplied
    )

    /// A state that does not exist yet.
    static let first = planned(live: LiveSnapshot(lineage: ""), desired: lastApplied)

    /// Creations, updates, deletions, a rename, drift, what is not managed and what collides.
    static let everything = planned(live: snapshot(live), desired: desired)

    /// The files agree with what somebody changed by hand.
    static let agreed: Planned = {
        var state = lastApplied
        state.organizations[1].name = "Beta House"
        return planned(live: snapshot(state), desired: state)
    }()

    /// What was changed outside, with each way to keep it.
    static let driftReport: DriftReport = {
        let changed = snapshot(live)
        let edit = ValueEdit(
            span: SourceSpan(startOf: "tenants/organizations/beta.yaml"),
            key: "name",
            text: "Beta House"
        )
        func root(_ id: Text, _ keeping: DriftReport.Keeping) -> DriftReport.Root {
            DriftReport.Root(
                Address(.organization, id),
                lastApplied: LastApplication(
                    revision: 7,
                    moment: "2026-12-15T10:20:30Z",
                    actor: "ben\u{202E}"
                ),
                keeping: keeping
            )
        }
        return DriftReport(
            Drift(changed, applied: lastApplied.reduced(to: changed.suspects)),
            roots: [
                root("alpha", .command("tenantry adopt tenants alpha")),
                root("beta", .edits([edit])), root("delta", .isDeclared),
                DriftReport.Root(
                    Address(.service, "menus"),
                    lastApplied: nil,
                    keeping: .deletion
                ),
            ],
            positions: [Address(.organization, "beta"): edit.span],
            commands: DriftReport.Commands(apply: "tenantry apply", adopt: "tenantry adopt")
        )
    }()

    /// What the guards say of creations, updates and deletions.
    static let refused: PlanReport = {
        let comparison = Comparison(desired: desired, live: snapshot(live), today: today)
        let planned = everything
        let guarded = GuardedPlan(planned.plan, comparison, on: today)
        let policy = SourceSpan(startOf: "tenants/catalog/policy.yaml")
        return PlanReport(
            plan: planned.plan,
            desired: planned.desired,
            positions: report(planned).positions.merging([Address(.policy, ""): policy]) {
                first,
                _ in first
            },
            consequences: guarded.consequences,
            refusals: guarded.refusals(),
            expectations: expectationsReport,
            findings: report(warnings),
            rehearsal: Rehearsal(
                changes: planned.plan.changes.count,
                revision: 7,
                failure: .init(.planAgain, "there is still something to do: <b>\u{1B}[31m`beta`")
            ),
            today: today
        )
    }()

    private static func snapshot(_ state: State) -> LiveSnapshot {
        let digests = RootDigests.of(lastApplied).map { ($0.address, $0.digest) }
        return LiveSnapshot(
            lineage: "0a1b",
            revision: 7,
            state: state,
            applied: Dictionary(digests) { first, _ in first }
        )
    }

    private static func planned(live: LiveSnapshot, desired: State) -> Planned {
        let comparison = Comparison(desired: desired, live: live, today: today)
        let suspects = Set(comparison.suspects.map(\.key))
        let applied = lastApplied.organizations.filter { suspects.contains($0.id) }
        let plan = Plan(comparison, applied: State(organizations: applied))
        let guarded = GuardedPlan(plan, comparison, on: today)
        return (plan, desired, .init(before: guarded.before, after: guarded.after))
    }
}
