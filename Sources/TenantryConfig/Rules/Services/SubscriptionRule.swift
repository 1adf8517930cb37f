import TenantryDiagnostics
import TenantryModel

/// A rule about one subscription to a service that the catalog has.
///
/// ``SubscriptionToUnknownService`` asks them all, so that each service is looked up only once.
protocol SubscriptionRule: Rule {
    /// Reports what is wrong with a subscription of an organization.
    static func check(
        _ subscribed: SubscribedService,
        of organization: OrganizationView,
        _ findings: inout Findings
    )
}

/// A subscription with what it refers to.
struct SubscribedService: Sendable {
    /// The subscription.
    let subscription: Subscription
    /// The service.
    let service: Service
    /// The plan, if the service has it.
    let plan: ServicePlan?
    /// The account that pays, if one does.
    let payer: BillingAccount?
}
