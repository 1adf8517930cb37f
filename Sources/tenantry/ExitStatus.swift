import ArgumentParser
import Foundation

/// How a command ends, for whoever called it.
enum ExitStatus: Int32, CaseIterable {
    /// Done, or nothing to do.
    case success = 0
    /// Failed; nothing was changed.
    case failed = 1
    /// With `--detailed-exitcode`: there are changes, or there is drift.
    case changes = 2
    /// With `fmt --check`: a file is not formatted.
    case unformatted = 3
    /// The configuration is invalid.
    case invalid = 10
    /// A guard refused.
    case refused = 11
    /// The plan is stale, or its digest is another one.
    case stale = 12
    /// Somebody else is writing.
    case busy = 13
    /// Whether a commit happened is not known.
    case unknown = 14
    /// Wrong usage.
    case usage = 64
    /// Interrupted; nothing was changed.
    case interrupted = 130
    /// Asked to end; nothing was changed.
    case terminated = 143

    /// As ArgumentParser takes it.
    var code: ExitCode { ExitCode(rawValue) }

    /// Ends the process at once: the system takes back a large state faster than we can let it go.
    func leave() -> Never { exit(rawValue) }
}
