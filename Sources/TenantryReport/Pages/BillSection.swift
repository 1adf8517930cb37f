import TenantryAccess
import TenantryDiagnostics
import TenantryModel

/// What each billing account pays a month, before and after; first those that pay another amount.
struct BillSection {
    let rows: [Row]
    let totals: [Total]
    let leftOut: String?

    /// One account.
    struct Row {
        let account: String
        let owner: String
        let before: String
        let after: String
        let isChanged: Bool
    }

    /// The sum in one currency.
    struct Total {
        let before: String
        let after: String
    }

    /// How many accounts are shown.
    private static let limit = 200

    /// Lays bills out; `nil` if there is no account.
    init?(_ bills: [AnalysisReport.BillChange]) {
        guard !bills.isEmpty else { return nil }
        let all = bills.map { bill in
            let (before, after) = (bill.before?.total, bill.after?.total)
            return Row(
                account: bill.account.string,
                owner: (bill.after ?? bill.before)?.owner.string ?? "",
                before: before?.description ?? "none",
                after: after?.description ?? "none",
                isChanged: before != after
            )
        }
        (rows, leftOut) = Page.cut(
            all.filter(\.isChanged) + all.filter { !$0.isChanged },
            to: BillSection.limit,
            "account",
            see: "`tenantry bill` lists all."
        )
        totals = bills.totals.map {
            Total(before: $0.before.description, after: $0.after.description)
        }
    }
}
