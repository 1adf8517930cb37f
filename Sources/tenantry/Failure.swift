import ArgumentParser
import TenantryDiagnostics
import TenantryModel
import TenantryPlan
import TenantryReconcile
import TenantryReport
import TenantryStore

/// A reason to stop that is no diagnostic of a file: one sentence and how to end.
struct Failure: Error {
    /// What to say, with the next action.
    let message: String
    /// How to end.
    let status: ExitStatus

    /// Says an error on stderr, and returns what to leave the process with.
    static func shown(_ error: any Error) -> any Error {
        guard let failure = Failure(error) else { return error }
        if !failure.message.isEmpty { Console.complain("error: \(failure.message.harmless)") }
        return failure.status.code
    }

    init(_ message: String, _ status: ExitStatus) {
        self.message = message
        self.status = status
    }

    /// Words an error of the world; `nil` for those that ArgumentParser words itself.
    private init?(_ error: any Error) {
        switch error {
        case let failure as Failure: self = failure
        case let error as WorkspaceError: self.init(error.description, .invalid)
        case let error as StoreError: self.init(error.sentence, error.status)
        case let refusal as GuardRefusal: self.init(refusal.sentence, .refused)
        case let error as Console.WriteFailure: self.init(error.sentence, .failed)
        default: return nil
        }
    }
}

extension StoreError {
    fileprivate var sentence: String {
        switch self {
        case .interrupted: "interrupted; nothing was changed"
        case .busy: "\(description): try again, or wait longer with --lock-timeout SECONDS"
        case .badLocation, .missing, .notAStore, .newerSchema, .readOnly, .full, .corrupt,
            .refused, .mismatch, .failed, .outcomeUnknown, .committedAnyway:
            description
        }
    }

    fileprivate var status: ExitStatus {
        switch self {
        case .badLocation: .usage
        case .missing, .notAStore, .newerSchema, .readOnly, .full, .corrupt, .refused, .mismatch,
            .failed:
            .failed
        case .busy: .busy
        case .outcomeUnknown: .unknown
        case .committedAnyway: .success
        case .interrupted: Interruption.status
        }
    }
}

extension GuardRefusal {
    /// The arithmetic, the offenders and the line to paste.
    var sentence: String {
        let shown = offenders.prefix(10).map(\.description).joined(separator: ", ")
        let rest = offenders.count > 10 ? " and \(offenders.count - 10) more" : ""
        let given = allowed.map { " --allow says \($0), not \(offenders.count)." } ?? ""
        switch guarding {
        case .removals:
            return
                "refused: this removes \(offenders.count.counted("organization")) "
                + "(\(shown)\(rest)). One apply may remove \(limit) "
                + "(policy.changes.maxDeletes), each applied with `state: retired` "
                + "before.\(given) If it is meant: --allow removals=\(offenders.count); "
                + "if not, put the files back"
        case .collisions:
            return
                "refused: this takes over what exists live but was never applied by tenantry "
                + "(\(shown)\(rest)).\(given) To make it as the files say: "
                + "--allow collisions=\(offenders.count)"
        }
    }
}
