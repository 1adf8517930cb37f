import Foundation
import Synchronization

/// Says what is going on when a run takes longer than a second and somebody watches.
final class Progress: Sendable {
    /// The one of this process.
    static let shared = Progress()

    private let current = Mutex("starting")
    private let isShowing = Mutex(false)

    private init() {
        guard Console.isTerminal(STDERR_FILENO) else { return }
        Task.detached(priority: .background) { [self] in
            try? await Task.sleep(for: .seconds(1))
            isShowing.withLock { $0 = true }
            Console.complain("\(current.withLock { $0 })…")
        }
    }

    /// Begins another phase.
    func phase(_ name: String) {
        current.withLock { $0 = name }
        if isShowing.withLock({ $0 }) { Console.complain("\(name)…") }
    }
}
