import Foundation
import Synchronization
import TenantryReconcile
import TenantryStore

/// Ctrl-C and the polite kill: what is open is rolled back, and the exit code says so.
enum Interruption {
    private static let signal = Atomic<Int32>(0)

    /// Begins to listen; a second signal ends the process at once.
    static func listen() {
        for number in [SIGINT, SIGTERM] {
            Foundation.signal(number) { number in
                let isSecond = Interruption.signal.exchange(number, ordering: .relaxed) != 0
                // What is done is done: a signal now must not make it look otherwise.
                if Interruption.isDone.load(ordering: .relaxed) { return }
                // Nothing is open that could be half done: a process that only reads may just go.
                if !Interruption.isWriting.load(ordering: .relaxed) {
                    PassingFiles.remove()
                    // Whoever is asked waits for an answer, too.
                    if Interruption.isAsking.load(ordering: .relaxed) {
                        Console.complain("\ninterrupted; nothing was changed")
                    }
                    _exit(128 + number)
                }
                // Whoever cannot wait for the next step gets no promise about the commit either.
                if isSecond { _exit(ExitStatus.unknown.rawValue) }
            }
        }
        Foundation.signal(SIGPIPE, SIG_IGN)
    }

    /// Whether somebody is asked something, and nothing else is going on.
    static let isAsking = Atomic<Bool>(false)

    /// Whether a transaction is open, or files are written, so that a signal must wait for the
    /// next step.
    static let isWriting = Atomic<Bool>(false)

    /// Whether everything is committed, so that only saying so is left.
    static let isDone = Atomic<Bool>(false)

    /// Whether somebody asked to stop: what writes files does so between two of them.
    static var isAsked: Bool { signal.load(ordering: .relaxed) != 0 }

    /// Stops an apply between two of its steps.
    ///
    /// - Throws: ``StoreError/interrupted`` if somebody asked to stop.
    static func check() throws {
        if isAsked { throw StoreError.interrupted }
    }

    /// The exit status for the signal that came.
    static var status: ExitStatus {
        signal.load(ordering: .relaxed) == SIGTERM ? .terminated : .interrupted
    }
}
