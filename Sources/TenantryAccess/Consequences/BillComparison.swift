import TenantryModel

extension Consequence {
    /// Finds the billing accounts that stay and belong to somebody else: who pays is another, under
    /// the same name.
    ///
    /// - Complexity: O(*changes*).
    static func owners(
        _ before: StateIndex,
        _ after: StateIndex,
        changed: ChangedPart
    ) -> [Consequence] {
        changed.catalog.filter { $0.kind == .billingAccount }.map(\.key).sorted()
            .compactMap { account in
                guard let old = before.billingAccounts[account]?.owner,
                    let new = after.billingAccounts[account]?.owner, old != new
                else { return nil }
                return .ownerChanged(account: account, before: old, after: new)
            }
    }
}

/// Who pays what, before and after.
struct BillComparison {
    let before: StateIndex
    let after: StateIndex

    /// Whose payer changes among these organizations, and which totals.
    ///
    /// Only accounts to which one of the organizations has or had a line are added up.
    ///
    /// - Complexity: O(*affected*), and O(*n*) if a total may change.
    func consequences(_ affected: [Text]) -> [Consequence] {
        var result: [Consequence] = []
        var accounts: Set<Text> = []
        for id in affected {
            let old = before.organizations[id]
            let new = after.organizations[id]
            let oldPayer = old.flatMap { before.payer(of: $0) }
            let newPayer = new.flatMap { after.payer(of: $0) }
            let oldLines = lines(old, oldPayer, before)
            let newLines = lines(new, newPayer, after)
            guard oldPayer?.id != newPayer?.id || oldLines != newLines else { continue }
            if old != nil, new != nil, oldPayer?.id != newPayer?.id,
                !oldLines.isEmpty || !newLines.isEmpty
            {
                result.append(
                    .payerChanged(organization: id, before: oldPayer?.id, after: newPayer?.id)
                )
            }
            if !oldLines.isEmpty, let oldPayer { accounts.insert(oldPayer.id) }
            if !newLines.isEmpty, let newPayer { accounts.insert(newPayer.id) }
        }
        return result + totals(accounts)
    }

    private func lines(
        _ number: Int?,
        _ payer: BillingAccount?,
        _ index: StateIndex
    ) -> [Bill.Line] {
        guard let number, let payer else { return [] }
        return index.billLines(of: index.state.organizations[number], payer)
    }

    private func totals(_ accounts: Set<Text>) -> [Consequence] {
        guard !accounts.isEmpty else { return [] }
        let old = before.bills(of: accounts)
        let new = after.bills(of: accounts)
        return accounts.sorted().compactMap { account in
            let former = old[account].flatMap { $0.lines.isEmpty ? nil : $0.total }
            let total = new[account].flatMap { $0.lines.isEmpty ? nil : $0.total }
            return former == total
                ? nil : .billChanged(account: account, before: former, after: total)
        }
    }
}
