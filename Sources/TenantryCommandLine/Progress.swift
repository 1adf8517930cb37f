import Foundation
import Synchronization

/// Says what is going on when a run takes longer than a second and somebody watches.
final class Progress: Sendable {
    /// The one of this process.
    static let shared = Progress()

    /// What is going on, and whether it is told.
    private struct Phase {
        /// `nil` while nothing goes on.
        var name: String? = "starting"
        var isShown = false

        func show() {
            if isShown, let name { Console.complain("\(name)…") }
        }
    }

    private let current = Mutex(Phase())

    private init() {
        guard Console.isTerminal(STDERR_FILENO) else { return }
        Task.detached(priority: .background) { [self] in
            try? await Task.sleep(for: .seconds(1))
            change { $0.isShown = true }
        }
    }

    /// Begins another phase.
    func phase(_ name: String) { change { $0.name = name } }

    /// Ends the phase: nothing is said until another one begins.
    func end() { change { $0.name = nil } }

    /// Tells while nobody else can change it, or a phase would still be told after its end.
    private func change(_ body: (inout Phase) -> Void) {
        current.withLock { phase in
            body(&phase)
            phase.show()
        }
    }
}
