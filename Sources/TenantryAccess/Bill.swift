package import TenantryModel

/// What one billing account pays in a month.
package struct Bill: Hashable, Sendable {
    /// The account.
    package let account: Text
    /// The organization that it belongs to.
    package let owner: Text
    /// The currency.
    package let currency: Text
    /// What it pays for, by organization and service.
    package let lines: [Line]

    /// One subscription.
    package struct Line: Hashable, Sendable {
        /// The organization that subscribes.
        package let organization: Text
        /// The service.
        package let service: Text
        /// The plan.
        package let plan: Text
        /// What one unit costs.
        package let price: Money
        /// How many units: seats, or one.
        package let quantity: Int

        /// What it costs; the greatest amount there is if that is too much to count.
        package var total: Money {
            let (minor, isTooMuch) = price.minor.multipliedReportingOverflow(by: quantity)
            return Money(minor: isTooMuch ? Int.max : minor, currency: price.currency)
        }
    }

    /// The sum of the lines.
    package var total: Money {
        let minor = lines.reduce(0) { sum, line in
            let (minor, isTooMuch) = sum.addingReportingOverflow(line.total.minor)
            return isTooMuch ? Int.max : minor
        }
        return Money(minor: minor, currency: currency)
    }
}

extension StateIndex {
    /// The bills of all accounts, sorted by account; an account that pays nothing has no lines.
    ///
    /// Services for everyone cost nothing; a lent service is paid once, by the lender; an
    /// organization that is retired pays nothing.
    ///
    /// - Complexity: O(*n* × *depth*).
    package func bills() -> [Bill] {
        let bills = bills(of: Set(billingAccounts.keys))
        return catalog.billingAccounts.compactMap { bills[$0.id] }
    }

    /// The bills of some accounts.
    ///
    /// - Complexity: O(*n* × *depth*).
    package func bills(of accounts: Set<Text>) -> [Text: Bill] {
        var lines: [Text: [Bill.Line]] = [:]
        for number in state.organizations.indices
        where !state.organizations[number].subscriptions.isEmpty {
            if let own = state.organizations[number].billing, !accounts.contains(own) { continue }
            guard let payer = payer(of: number), accounts.contains(payer.id) else { continue }
            lines[payer.id, default: []] += billLines(of: state.organizations[number], payer)
        }
        var result: [Text: Bill] = [:]
        for account in accounts.compactMap({ billingAccounts[$0] }) {
            result[account.id] = Bill(
                account: account.id,
                owner: account.owner,
                currency: account.currency,
                lines: lines[account.id] ?? []
            )
        }
        return result
    }

    /// What an organization subscribes to, as its payer pays it.
    package func billLines(of organization: Organization, _ payer: BillingAccount) -> [Bill.Line] {
        guard organization.state != .retired else { return [] }
        return organization.subscriptions.compactMap { subscription in
            guard !subscription.hasEnded(by: today),
                let plan = services[subscription.service]?.plans.named(subscription.plan),
                let price = plan.price, price.currency == payer.currency
            else { return nil }
            return Bill.Line(
                organization: organization.id,
                service: subscription.service,
                plan: subscription.plan,
                price: price,
                quantity: plan.per == .seat ? subscription.seats ?? 0 : 1
            )
        }
    }

    /// The billing account that pays for an organization: its own, or that of the nearest ancestor
    /// that names one.
    ///
    /// - Complexity: O(*depth*).
    package func payer(of number: Int) -> BillingAccount? {
        if let own = state.organizations[number].billing { return billingAccounts[own] }
        guard state.organizations[number].parent != nil else { return nil }
        for ancestor in ancestors(of: number) {
            if let account = state.organizations[ancestor].billing {
                return billingAccounts[account]
            }
        }
        return nil
    }
}
