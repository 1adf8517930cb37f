package import TenantryAccess
package import TenantryModel
import TenantryPlan
package import TenantryStore

extension PreparedPlan {
    /// What the plan means for people on a day, the most dangerous first.
    ///
    /// - Complexity: O(*n*) to index both states, then O(*changes*) and what they touch; nothing is
    ///   looked at if nothing changes.
    package func consequences(on day: Day) -> [Consequence] {
        let roots = Set((plan.changes + plan.drift).map(\.address.root))
        guard !roots.isEmpty else { return [] }
        return Consequence.between(
            StateIndex(comparison.current, today: day),
            StateIndex(outcome, today: day),
            changed: ChangedPart(
                organizations: Set(roots.filter(\.isInOrganization).map(\.key)),
                catalog: roots.filter { !$0.isInOrganization }
            )
        )
    }

    /// The state after the plan: as desired, with what is left alone.
    package var outcome: State {
        guard !plan.unmanaged.isEmpty else { return comparison.desired }
        let alone = Set(plan.unmanaged)
        let organizations = comparison.current.organizations.filter {
            alone.contains(Address(.organization, $0.id))
        }
        return State(
            catalog: comparison.desired.catalog,
            organizations: comparison.desired.organizations + organizations
        )
    }
}
