import TenantryAccess
import TenantryModel

extension GuardedPlan {
    /// What was never applied, stays alone, and stands in the way: it refers to what the plan
    /// removes, or claims a domain that the plan gives to somebody else.
    ///
    /// No store could carry the plan out and leave it as it is.
    ///
    /// - Complexity: O(*n*) in the size of what stays alone, and of what goes.
    var inTheWay: [Address] {
        guard !plan.unmanaged.isEmpty else { return [] }
        let gone = Set(deletions.map(\.address))
        return plan.unmanaged.filter { root in
            !gone.isDisjoint(with: references(of: root)) || claimsDomainOfOthers(root)
        }
    }

    private func references(of root: Address) -> [Address] {
        if root.isInOrganization {
            return after.state.organization(root.key)?.references ?? []
        }
        guard root.kind == .billingAccount, let account = after.billingAccounts[root.key] else {
            return []
        }
        return [Address(.organization, account.owner)]
    }

    private func claimsDomainOfOthers(_ root: Address) -> Bool {
        guard root.isInOrganization, let organization = after.state.organization(root.key) else {
            return false
        }
        return organization.domains.contains { domain in
            after.claims[domain.name].map { $0.count > 1 } ?? false
        }
    }
}
