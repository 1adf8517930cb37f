import Foundation
import Subprocess
import SystemPackage

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

    /// So many at a time that a test of what happens side by side has company.
    private static let turns = Turns(12)

    /// Runs an executable to its end; without input its standard input is empty.
    ///
    /// Output goes through files, not pipes: no amount of it can block the process, and nothing
    /// that it leaves behind is waited for. It leads a process group, which is killed when its
    /// time is up. At most twelve run at a time; waiting for a turn costs no time.
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
            let streamPaths = try ["in", "out", "err"].map { FilePath(try streams.path(of: $0)) }
            let end = try await turns.take {
                try await withThrowingTaskGroup(of: End.self) { group in
                    group.addTask {
                        try await ending(
                            of: executable,
                            arguments,
                            environment: environment,
                            in: folder,
                            streams: streamPaths
                        )
                    }
                    group.addTask {
                        try await Task.sleep(for: timeout)
                        return .timeout
                    }
                    defer { group.cancelAll() }
                    return try await group.next() ?? .timeout
                }
            }
            return ProcessRun(
                end: end,
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

    /// Starts an executable and waits for it alone; cancelled, it kills its process group.
    private static func ending(
        of executable: String,
        _ arguments: [String],
        environment: [String: String],
        in folder: String,
        streams: [FilePath]
    ) async throws -> End {
        var options = PlatformOptions()
        options.processGroupID = 0
        options.teardownSequence = [
            .send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .seconds(1))
        ]
        let variables = environment.map { (Environment.Key(stringLiteral: $0.key), $0.value) }
        let result = try await Subprocess.run(
            .path(FilePath(executable)),
            arguments: Arguments(arguments),
            environment: .custom(Dictionary(uniqueKeysWithValues: variables)),
            workingDirectory: FilePath(folder),
            platformOptions: options,
            input: .fileDescriptor(
                try .open(streams[0], .readOnly),
                closeAfterSpawningProcess: true
            ),
            output: .fileDescriptor(
                try .open(streams[1], .writeOnly),
                closeAfterSpawningProcess: true
            ),
            error: .fileDescriptor(
                try .open(streams[2], .writeOnly),
                closeAfterSpawningProcess: true
            )
        )
        switch result.terminationStatus {
        case .exited(let code): return .exit(code)
        case .signaled(let number): return .signal(number)
        }
    }
}
