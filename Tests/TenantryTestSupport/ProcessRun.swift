import Foundation
import Synchronization

/// What came of running an executable.
package struct ProcessRun: Sendable {
    /// How a process ended.
    package enum End: Equatable, Sendable, CustomStringConvertible {
        /// It returned an exit code.
        case exit(Int32)
        /// A signal ended it.
        case signal(Int32)
        /// It was killed because its time was up.
        case timeout

        package var description: String {
            switch self {
            case .exit(let code): "exit \(code)"
            case .signal(let number): "signal \(number)"
            case .timeout: "killed, its time was up"
            }
        }
    }

    /// How it ended.
    package let end: End
    /// What it wrote to its standard output.
    package let standardOutput: [UInt8]
    /// What it wrote to its standard error.
    package let standardError: [UInt8]

    /// The standard output as text; bytes that are no UTF-8 become U+FFFD.
    package var outputText: String { String(decoding: standardOutput, as: UTF8.self) }
    /// The standard error as text; bytes that are no UTF-8 become U+FFFD.
    package var errorText: String { String(decoding: standardError, as: UTF8.self) }

    /// Runs an executable to its end; without input its standard input is empty.
    ///
    /// Output goes through files, not pipes: no amount of it can block the process. Processes
    /// that it started and left behind are waited for, and killed with it when its time is up.
    package static func of(
        _ executable: String,
        _ arguments: [String] = [],
        environment: [String: String],
        input: [UInt8] = [],
        in folder: String,
        timeout: Duration = .seconds(300)
    ) async throws -> ProcessRun {
        try await TemporaryFolder.use { streams in
            for (name, bytes) in [("in", input), ("out", []), ("err", [])] {
                try streams.write(bytes, to: name)
            }
            let process = Process()
            process.executableURL = URL(fileURLWithPath: executable)
            process.arguments = arguments
            process.environment = environment
            process.currentDirectoryURL = URL(fileURLWithPath: folder)
            process.standardInput = try handle(reading: streams.path(of: "in"))
            process.standardOutput = try handle(writing: streams.path(of: "out"))
            process.standardError = try handle(writing: streams.path(of: "err"))
            let deadline = Deadline()
            try await finish(process, within: timeout, deadline)
            let wasLate = deadline.hasPassed.load(ordering: .relaxed)
            return ProcessRun(
                end: end(of: process, wasLate: wasLate),
                standardOutput: try streams.bytes(of: "out"),
                standardError: try streams.bytes(of: "err")
            )
        }
    }

    /// Returns the path of a command, as a shell would find it; `nil` if there is none.
    package static func find(_ command: String) -> String? {
        let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
        return folders.lazy.map { "\($0)/\(command)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    private static func handle(reading path: String) throws -> FileHandle {
        try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
    }

    private static func handle(writing path: String) throws -> FileHandle {
        try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    }

    /// Whether a process was killed because its time was up.
    ///
    /// The clock does not tell: whoever waits for the process may wait for a thread much longer.
    private final class Deadline: Sendable {
        let hasPassed = Atomic(false)
    }

    /// Held while a process is started: Foundation has crashed when 200 were started at once.
    private static let launching = Mutex(())

    private static func finish(
        _ process: Process,
        within timeout: Duration,
        _ deadline: Deadline
    ) async throws {
        try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
            process.terminationHandler = { _ in done.resume() }
            do {
                try launching.withLock { _ in
                    try withoutBlockedSignals { try process.run() }
                }
            } catch {
                process.terminationHandler = nil
                done.resume(throwing: error)
                return
            }
            let seconds =
                Double(timeout.components.seconds)
                + Double(timeout.components.attoseconds) / 1e18
            DispatchQueue.global().asyncAfter(deadline: .now() + seconds) {
                guard process.isRunning else { return }
                deadline.hasPassed.store(true, ordering: .relaxed)
                // Its children too, if it leads a process group of its own.
                let leadsGroup = getpgid(process.processIdentifier) == process.processIdentifier
                kill(leadsGroup ? -process.processIdentifier : process.processIdentifier, SIGKILL)
            }
        }
    }

    /// Lends a thread that blocks no signal: a process inherits the mask of the thread that starts
    /// it, and the threads that tests run on block `SIGINT` and `SIGTERM`.
    private static func withoutBlockedSignals(_ body: () throws -> Void) rethrows {
        var none = sigset_t()
        var before = sigset_t()
        sigemptyset(&none)
        pthread_sigmask(SIG_SETMASK, &none, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        try body()
    }

    private static func end(of process: Process, wasLate: Bool) -> End {
        if wasLate { return .timeout }
        switch process.terminationReason {
        case .exit: return .exit(process.terminationStatus)
        case .uncaughtSignal: return .signal(process.terminationStatus)
        @unknown default: return .signal(process.terminationStatus)
        }
    }
}
