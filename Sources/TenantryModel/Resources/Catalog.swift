/// What the provider offers and whom it works with: everything that is not an organization.
package struct Catalog: Container {
    /// The provider; a valid catalog has exactly one.
    package var providers: [Provider] = []
    /// The policy; at most one, and built-in values where there is none.
    package var policies: [Policy] = []
    /// The section `services`, sorted by key.
    package var services: [Service] = []
    /// The section `adminRoles`, sorted by key.
    package var adminRoles: [AdminRole] = []
    /// The section `partners`, sorted by key.
    package var partners: [Partner] = []
    /// The section `billingAccounts`, sorted by key.
    package var billingAccounts: [BillingAccount] = []

    /// Makes an empty catalog.
    package init() {}

    /// The policy in force.
    package var policy: Policy { policies.first ?? Policy() }

    @inlinable
    package static func visitChildren<Visitor: ChildVisitor>(_ visitor: inout Visitor)
    where Visitor.Root == Catalog {
        visitor.visit(\.providers)
        visitor.visit(\.policies)
        visitor.visit(\.services)
        visitor.visit(\.adminRoles)
        visitor.visit(\.partners)
        visitor.visit(\.billingAccounts)
    }
}
