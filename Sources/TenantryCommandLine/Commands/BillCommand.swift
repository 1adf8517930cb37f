import ArgumentParser
import TenantryAccess
import TenantryModel
import TenantryPlan
import TenantryReconcile
import TenantryReport

/// `tenantry bill`.
struct BillCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bill",
        abstract: "Shows what each billing account pays a month, and what it paid.",
        discussion: """
            Examples:
              tenantry bill
              tenantry bill --account bill-hospital2
              tenantry bill --format json
            """
    )

    @Option(help: "Only this billing account.", completion: Suggestion.billingAccount.kind)
    var account: String?

    @OptionGroup var options: InquiryOptions

    func run() async throws {
        let inquiry = try await Inquiry(options)
        let after = inquiry.index.bills()
        let live = try options.state.store().snapshot().state
        let before = StateIndex(live, today: inquiry.index.today).bills()
        let changes = AnalysisReport.BillChange.pairs(before, after)
        try inquiry.require(account, "billing account", among: changes.map(\.account))
        try inquiry.show(
            .bills(changes.filter { account == nil || $0.account.string == account })
        )
    }
}

/// `tenantry calendar`.
struct CalendarCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calendar",
        abstract: "Shows what starts and ends in the days to come.",
        discussion: """
            Examples:
              tenantry calendar
              tenantry calendar --days 365
            """
    )

    @Option(help: ArgumentHelp("For how many days from today.", valueName: "number"))
    var days = 90

    @OptionGroup var options: InquiryOptions

    func validate() throws {
        guard (0...36_525).contains(days) else {
            throw ValidationError("--days takes a number from 0 to 36525.")
        }
    }

    func run() async throws {
        let inquiry = try await Inquiry(options)
        let entries = inquiry.index.calendar(days: days, observed: inquiry.observed)
        try inquiry.show(.calendar(entries, days: days))
    }
}
