import TenantryAccess
import TenantryModel

/// What each billing account pays in a month.
///
/// That is the price of each subscription that has not ended, times its seats. Lent services are
/// on the bill of the lender; retired organizations pay nothing.
struct MonthlyBills {
    /// The totals in minor units of each account's currency, by account.
    private(set) var totals: [Text: Int] = [:]
    /// How many organizations that are not retired each account pays for.
    private(set) var organizations: [Text: Int] = [:]

    /// Adds up the bills of a state on a day.
    ///
    /// Prices in another currency than the account's are left out; another rule speaks of them.
    ///
    /// - Complexity: O(*n*) in the number of organizations, times the depth of the hierarchy.
    init(of state: State, on day: Day) {
        let services = Dictionary(state.catalog.services.map { ($0.id, $0) }) { first, _ in first }
        let currencies = Dictionary(
            state.catalog.billingAccounts.map { ($0.id, $0.currency) }
        ) { first, _ in first }
        for place in state.organizations.indices
        where state.organizations[place].state != .retired {
            guard let account = MonthlyBills.payer(of: place, in: state),
                let currency = currencies[account]
            else { continue }
            organizations[account, default: 0] += 1
            for subscription in state.organizations[place].subscriptions
            where !subscription.hasEnded(by: day) {
                guard let service = services[subscription.service],
                    service.availability == .subscription,
                    let plan = service.plans.named(subscription.plan), let price = plan.price,
                    price.currency == currency
                else { continue }
                let seats = plan.per == .seat ? subscription.seats ?? 0 : 1
                let cost = price.minor.multipliedReportingOverflow(by: seats)
                let sum = totals[account, default: 0].addingReportingOverflow(cost.partialValue)
                totals[account] = cost.overflow || sum.overflow ? Int.max : sum.partialValue
            }
        }
    }

    /// The account that an organization names, or else the nearest one above it that names one.
    private static func payer(of place: Int, in state: State) -> Text? {
        var next: Int? = place
        var steps = 0
        while let here = next, steps < 64 {
            if let account = state.organizations[here].billing { return account }
            next = state.organizations[here].parent.flatMap { state.place(of: $0) }
            steps += 1
        }
        return nil
    }
}
