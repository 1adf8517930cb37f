/// Why a store could not do what it was asked: the world failed, the files are fine.
package enum StoreError: Error, Hashable, Sendable {
    /// The address of the store makes no sense.
    case badLocation(String)
    /// There is no store yet, and this command makes none.
    case missing(path: String)
    /// Something else stands there: a directory, a device, a file of another program.
    case notAStore(path: String, reason: String)
    /// A newer tenantry wrote it.
    case newerSchema(path: String, found: Int, known: Int)
    /// It cannot be written.
    case readOnly(path: String, reason: String)
    /// Somebody else writes; who and since when, where that is known.
    case busy(path: String, waited: Int, holder: String?)
    /// There is no room.
    case full(path: String)
    /// What is read cannot be trusted.
    case corrupt(path: String, reason: String)
    /// A rule of the tables refused a row: the plan or the tables are wrong.
    case refused(path: String, reason: String)
    /// What was written reads back otherwise, so it was not kept.
    case mismatch(addresses: [String])
    /// Something else failed.
    case failed(path: String, reason: String)
    /// The commit of a run, or of what was observed, failed, and nothing tells whether it happened.
    case outcomeUnknown(path: String, run: String?)
    /// The commit reported a failure, but it happened.
    case committedAnyway(path: String, run: String)
    /// Somebody asked to stop.
    case interrupted
}

extension StoreError: CustomStringConvertible {
    /// The one sentence for people.
    package var description: String {
        switch self {
        case .badLocation(let text):
            "`\(text)` is no address of a state: write a path or sqlite:PATH; a path with a colon "
                + "begins with ./"
        case .missing(let path): "there is no state at \(path) yet: `tenantry apply` makes it"
        case .notAStore(let path, let reason): "\(path) is not a tenantry state: \(reason)"
        case .newerSchema(let path, let found, let known):
            "\(path) has schema \(found), this build knows \(known): use a newer tenantry"
        case .readOnly(let path, let reason): "\(path) cannot be written: \(reason)"
        case .busy(let path, let waited, let holder):
            "\(path) is in use\(holder.map { " by \($0)" } ?? ""); waited \(waited) s"
        case .full(let path): "there is no room left for \(path): free some and try again"
        case .corrupt(let path, let reason):
            "\(path) is damaged: \(reason); restore a backup, then run `tenantry plan`"
        case .refused(let path, let reason):
            "\(path) refused a row: \(reason); `tenantry doctor` tells whether the state is sound"
        case .mismatch(let addresses):
            "what was written reads back otherwise: \(addresses.joined(separator: ", ")); "
                + "`tenantry doctor` tells whether the state is sound"
        case .failed(let path, let reason): "\(path): \(reason)"
        case .outcomeUnknown(let path, nil):
            "whether it was noted in \(path) is not known; do it again: twice is as good as once"
        case .outcomeUnknown(let path, let run?):
            "whether run \(run) was committed to \(path) is not known; look it up: "
                + "select outcome from apply_run where run_id = '\(run)'"
        case .committedAnyway(let path, let run):
            "run \(run) was committed to \(path), although the commit reported a failure"
        case .interrupted: "interrupted"
        }
    }
}
