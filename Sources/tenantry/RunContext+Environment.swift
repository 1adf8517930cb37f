import Foundation
import TenantryModel
import TenantryReport
import TenantryStore

extension RunContext {
    /// Who runs this process, as far as the environment tells.
    static var current: RunContext {
        let environment = ProcessInfo.processInfo.environment
        func first(_ names: String...) -> Text? {
            names.lazy.compactMap { environment[$0] }.first { !$0.isEmpty }.map { Text($0) }
        }
        return RunContext(
            actor: first("TENANTRY_ACTOR", "GITHUB_ACTOR", "GITLAB_USER_LOGIN", "USER", "LOGNAME")
                ?? "unknown",
            tool: Text("tenantry \(Version.text)"),
            commit: first("TENANTRY_COMMIT", "GITHUB_SHA", "CI_COMMIT_SHA"),
            address: [
                first("TENANTRY_RUN_URL"), gitHubAddress(environment), first("CI_JOB_URL"),
            ].compactMap { $0 }.first { isWebAddress($0) },
            moment: Text(Clock.moment)
        )
    }

    /// Whether somebody who follows it gets to a page, and not to a script.
    private static func isWebAddress(_ text: Text) -> Bool {
        text.string.hasPrefix("https://") || text.string.hasPrefix("http://")
    }

    /// The address of a run of GitHub Actions, which it tells in parts.
    private static func gitHubAddress(_ environment: [String: String]) -> Text? {
        let names = ["GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_RUN_ID"]
        let parts = names.compactMap { environment[$0] }.filter { !$0.isEmpty }
        guard parts.count == names.count else { return nil }
        return Text("\(parts[0])/\(parts[1])/actions/runs/\(parts[2])")
    }
}
