import Foundation

/// The environment variables that tenantry reads: all of them, and nowhere else.
enum EnvironmentVariable: String, CaseIterable {
    case state = "TENANTRY_STATE"
    case now = "TENANTRY_NOW"
    case actor = "TENANTRY_ACTOR"
    case commit = "TENANTRY_COMMIT"
    case runAddress = "TENANTRY_RUN_URL"
    case noColor = "NO_COLOR"
    case forcedColor = "CLICOLOR_FORCE"
    case terminal = "TERM"
    case columns = "COLUMNS"
    case gitHubActor = "GITHUB_ACTOR"
    case gitHubCommit = "GITHUB_SHA"
    case gitHubServer = "GITHUB_SERVER_URL"
    case gitHubRepository = "GITHUB_REPOSITORY"
    case gitHubRun = "GITHUB_RUN_ID"
    case gitLabActor = "GITLAB_USER_LOGIN"
    case gitLabCommit = "CI_COMMIT_SHA"
    case gitLabJob = "CI_JOB_URL"
    case gitHubFolder = "GITHUB_WORKSPACE"
    case gitHubOutput = "GITHUB_OUTPUT"
    case gitHubSummary = "GITHUB_STEP_SUMMARY"
    case gitLabFolder = "CI_PROJECT_DIR"
    case home = "HOME"
    case user = "USER"
    case login = "LOGNAME"

    /// Its value; `nil` where it is unset or empty.
    var value: String? {
        ProcessInfo.processInfo.environment[rawValue].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// What it decides, and what goes before it.
    var meaning: String {
        switch self {
        case .state: "Where the live state is, unless --state says it; otherwise tenantry.db."
        case .now:
            "The day on which files are looked at, YYYY-MM-DD, unless --now says it; otherwise "
                + "today, in UTC."
        case .actor: "Who is recorded as having applied, before all others that are known."
        case .commit: "The commit that is recorded with an apply."
        case .runAddress: "The web address of the run that is recorded with an apply."
        case .noColor: "No colours, whatever it holds, unless --color says otherwise."
        case .forcedColor:
            "Colours without a terminal too, unless it is 0, NO_COLOR is set, or --color says "
                + "otherwise."
        case .terminal: "`dumb` means that the terminal shows no colours."
        case .columns: "How many columns the terminal has, whatever it says itself."
        case .gitHubActor, .gitLabActor: "Who is recorded, where TENANTRY_ACTOR is not set."
        case .gitHubCommit, .gitLabCommit:
            "The commit that is recorded, where TENANTRY_COMMIT is not set."
        case .gitHubServer, .gitHubRepository, .gitHubRun:
            "A part of the web address that is recorded, where TENANTRY_RUN_URL is not set."
        case .gitLabJob: "The web address that is recorded, where TENANTRY_RUN_URL is not set."
        case .gitHubFolder, .gitLabFolder:
            "Where paths in reports for a forge begin, where no clone tells."
        case .gitHubOutput: "A file that gets the outputs of the step."
        case .gitHubSummary: "A file that gets the report in Markdown."
        case .home: "Where git finds which repositories are trusted, for --changed-since."
        case .user, .login: "Who is recorded, where no other variable tells."
        }
    }
}
