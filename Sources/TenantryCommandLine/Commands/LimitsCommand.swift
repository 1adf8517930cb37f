import ArgumentParser
import TenantryReport

/// `tenantry limits`.
struct LimitsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "limits",
        abstract: "Lists how much of everything is accepted, and what happens beyond it.",
        discussion: """
            Files come from whoever can open a pull request. Each limit is a number, and no option \
            changes one that is against hostile input.

            Examples:
              tenantry limits
              tenantry limits --format json
            """
    )

    @OptionGroup var format: FormatOptions

    func run() throws {
        switch format.format {
        case .text: try Console.show(LimitList.text)
        case .json: try Console.show(LimitList.json)
        }
        ExitStatus.success.leave()
    }
}
