import ArgumentParser
import Foundation

/// How a command ends, for whoever called it.
enum ExitStatus: Int32, CaseIterable {
    case success = 0
    case failed = 1
    case changes = 2
    case unformatted = 3
    case invalid = 10
    case refused = 11
    case stale = 12
    case busy = 13
    case unknown = 14
    case usage = 64
    case interrupted = 130
    case terminated = 143

    /// What it says, in the reference and in manual pages.
    var meaning: String {
        switch self {
        case .success: "Done, or nothing to do."
        case .failed:
            "Failed; the state was not changed, but for what `verify` notes. Files that were "
                + "written are listed."
        case .changes: "With `--detailed-exitcode`: there are changes, or there is drift."
        case .unformatted: "With `fmt --check`: a file is not formatted."
        case .invalid: "The configuration is invalid."
        case .refused: "A guard refused, or an expectation fails."
        case .stale: "The plan is stale, or its digest is another one."
        case .busy: "Somebody else is writing."
        case .unknown: "Whether a commit happened is not known."
        case .usage: "Wrong usage."
        case .interrupted:
            "Interrupted; the state was not changed. Files that were written are listed."
        case .terminated:
            "Asked to end; the state was not changed. Files that were written are listed."
        }
    }

    /// As ArgumentParser takes it.
    var code: ExitCode { ExitCode(rawValue) }

    /// Ends the process at once: the system takes back a large state faster than we can let it go.
    func leave() -> Never {
        do {
            try Console.finish()
            exit(rawValue)
        } catch {
            exit((Failure.shown(error) as? ExitCode)?.rawValue ?? ExitStatus.failed.rawValue)
        }
    }
}
