package import TenantryModel
package import TenantryPlan
package import TenantryStore

extension PreparedPlan {
    /// The plan with what it means for people on a day, for guards to judge.
    ///
    /// - Complexity: O(*n*) if something changes.
    package func guarded(on day: Day) -> GuardedPlan { GuardedPlan(plan, comparison, on: day) }
}
