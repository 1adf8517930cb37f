import TenantryDiagnostics
package import TenantryModel

/// A rule about one subscription to a service that the catalog has.
///
/// ``SubscriptionToUnknownService`` asks them all, so that each service is looked up only once.
package protocol SubscriptionRule: Rule {
    /// Reports what is wrong with a subscription of an organization.
    static func check(
        _ subscribed: SubscribedService,
        of organization: OrganizationView,
        _ findings: inout Findings
    )
}

/// A subscription with what it refers to.
package struct SubscribedService: Sendable {
    /// The subscription.
    package let subscription: Subscription
    /// The service.
    package let service: Service
    /// The plan, if the service has it.
    package let plan: ServicePlan?
    /// The account that pays, if one does.
    package let payer: BillingAccount?
}
