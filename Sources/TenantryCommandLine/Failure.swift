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
        case SelectionError.unsayable(let addresses):
            let names = addresses.prefix(5).map(\.description).joined(separator: ", ")
            self.init(
                "\(names) cannot be left out: the live state holds something there that no file "
                    + "can say, so it cannot be left as it is; `tenantry drift` shows it",
                .refused
            )
        case let refusal as GuardRefusal:
            self.init("refused, nothing was changed: \(refusal.sentence)", .refused)
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
