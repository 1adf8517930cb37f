import TenantryModel
import TenantryReport
import TenantryStore

extension RunContext {
    /// Who runs this process, as far as the environment tells.
    static var current: RunContext {
        func first(_ variables: EnvironmentVariable...) -> Text? {
            variables.lazy.compactMap(\.value).first.map { Text($0) }
        }
        return RunContext(
            actor: first(.actor, .gitHubActor, .gitLabActor, .user, .login) ?? "unknown",
            tool: Text("tenantry \(Version.text)"),
            commit: first(.commit, .gitHubCommit, .gitLabCommit),
            job: [first(.runAddress), gitHubAddress, first(.gitLabJob)]
                .compactMap { $0 }.first { isWebAddress($0) },
            moment: Text(Clock.moment)
        )
    }

    /// Whether somebody who follows it gets to a page, and not to a script.
    private static func isWebAddress(_ text: Text) -> Bool {
        text.string.hasPrefix("https://") || text.string.hasPrefix("http://")
    }

    /// The address of a run of GitHub Actions, which it tells in parts.
    private static var gitHubAddress: Text? {
        guard let server = EnvironmentVariable.gitHubServer.value,
            let repository = EnvironmentVariable.gitHubRepository.value,
            let run = EnvironmentVariable.gitHubRun.value
        else { return nil }
        return Text("\(server)/\(repository)/actions/runs/\(run)")
    }
}
