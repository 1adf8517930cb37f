import Foundation
import TenantryTestSupport

/// One run of a scenario in a folder of its own.
struct ScenarioRun {
    /// A step that did not go as written.
    struct Failure: Error, Equatable {
        /// The number of the line in the scenario file.
        let line: Int
        /// What happened, with all that is needed to understand it.
        let message: String
    }

    private let scenario: Scenario
    private let folder: TemporaryFolder
    private let isRecording: Bool
    private var environment: [String: String]
    private var lastCommand: (step: ScenarioStep, run: ProcessRun)?
    private var remembered: [String: [UInt8]] = [:]
    private var settledSections: Set<String> = []
    private var file: Txtar

    /// Carries out a scenario, and returns its file with the recorded sections.
    ///
    /// The folder holds all sections as files. The environment holds nothing but `PATH` (the
    /// build folder in front, so that `sh` finds the same `tenantry`), an empty `HOME` and `LANG`.
    static func perform(_ scenario: Scenario, isRecording: Bool) async throws -> Txtar {
        try await TemporaryFolder.use { home in
            try await TemporaryFolder.use { folder in
                for section in scenario.file.sections {
                    try folder.write(section.text, to: section.name)
                }
                var run = try ScenarioRun(
                    scenario,
                    in: folder,
                    home: home.path,
                    isRecording: isRecording
                )
                for index in scenario.steps.indices { try await run.performStep(at: index) }
                return run.file
            }
        }
    }

    private init(
        _ scenario: Scenario,
        in folder: TemporaryFolder,
        home: String,
        isRecording: Bool
    ) throws {
        self.scenario = scenario
        self.folder = folder
        self.isRecording = isRecording
        file = scenario.file
        let buildFolder = URL(fileURLWithPath: try TenantryBinary.path())
            .deletingLastPathComponent().path
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        environment = [
            "PATH": "\(buildFolder):\(path)", "HOME": home, "LANG": "C.UTF-8",
            "TENANTRY_NOW": "2026-12-15",
        ]
    }

    private mutating func performStep(at index: Int) async throws {
        let step = scenario.steps[index]
        do {
            switch step.verb {
            case .tenantry(let arguments):
                try await run(try TenantryBinary.path(), arguments, at: index)
            case .sh(let command):
                try await run("/bin/sh", ["-c", command], at: index)
            case .sql(let database, let query):
                try await runSQL(query, on: database, at: index)
            case .exit:
                break  // The command looked ahead for it.
            case .stdout(let section):
                try expect(\.standardOutput, toEqual: section, at: step)
            case .stderr(let section):
                try expect(\.standardError, toEqual: section, at: step)
            case .stdoutContains(let text):
                try expect(\.standardOutput, contains: text, at: step)
            case .stdoutLacks(let text):
                try expect(\.standardOutput, lacks: text, at: step)
            case .stderrContains(let text):
                try expect(\.standardError, contains: text, at: step)
            case .edit, .write, .remove, .copy, .env, .remember, .unchanged:
                try performFileStep(step)
            }
        } catch let failure as Failure {
            throw failure
        } catch {
            throw Failure(line: step.line, message: "`\(step.text)`: \(error)")
        }
    }

    private mutating func performFileStep(_ step: ScenarioStep) throws {
        switch step.verb {
        case .edit(let name, let old, let new):
            try edit(name, replacing: old, with: new, at: step)
        case .write(let name, let section):
            guard let text = file[section] else { throw missing(section, at: step) }
            try folder.write(text, to: name)
        case .remove(let name):
            try folder.remove(name)
        case .copy(let source, let destination):
            try copy(source, to: destination, at: step)
        case .env(let name, let value):
            environment[name] = value
        case .remember(let name):
            remembered[name] = try folder.bytes(of: name)
        case .unchanged(let name):
            try expectUnchanged(name, at: step)
        case .tenantry, .sh, .sql, .exit, .stdout, .stderr, .stdoutContains, .stdoutLacks,
            .stderrContains:
            preconditionFailure("`\(step.text)` is no step with files")
        }
    }
}

// MARK: - Commands

extension ScenarioRun {
    private mutating func run(
        _ executable: String,
        _ arguments: [String],
        at index: Int
    ) async throws {
        let step = scenario.steps[index]
        let run = try await ProcessRun.of(
            executable,
            arguments,
            environment: environment,
            in: folder.path
        )
        lastCommand = (step, run)
        let expected = scenario.expectedExit(at: index)
        guard run.end != .exit(expected.code) else { return }
        let reason = expected.isStated ? "" : " (0 because no `exit` line says otherwise)"
        throw failure(
            "\(run.end), but expected exit \(expected.code)\(reason)",
            at: step,
            showsOutput: true
        )
    }

    private mutating func runSQL(_ query: String, on database: String, at index: Int) async throws {
        let step = scenario.steps[index]
        guard let sqlite = ProcessRun.find("sqlite3") else {
            throw failure("the command sqlite3 is not installed", at: step)
        }
        // sqlite3 would create it, and the next step would wonder.
        guard try folder.contains(database) else {
            throw failure("there is no database \(database)", at: step)
        }
        try await run(sqlite, ["-batch", "-bail", database, query], at: index)
    }
}

// MARK: - Expectations

extension ScenarioRun {
    private mutating func expect(
        _ stream: KeyPath<ProcessRun, [UInt8]>,
        toEqual section: String,
        at step: ScenarioStep
    ) throws {
        let actual = try output(stream, at: step)
        guard let expected = file[section] ?? (isRecording ? "" : nil) else {
            throw missing(section, at: step)
        }
        let isFirst = settledSections.insert(section).inserted
        if isRecording, isFirst, Array(expected.utf8) != actual || file[section] == nil {
            guard let text = String(validating: actual, as: UTF8.self), Txtar.canHold(text) else {
                throw failure(
                    "a section cannot hold this output: it is no UTF-8, does not end in a line "
                        + "break, or has a line like `-- name --`",
                    at: step,
                    showsOutput: true
                )
            }
            file[section] = text
            return
        }
        let diff = UnifiedDiff.between(expected: Array(expected.utf8), actual: actual)
        guard !diff.isEmpty else { return }
        throw failure("the output differs from section \(section):\n\(diff)", at: step)
    }

    private func expect(
        _ stream: KeyPath<ProcessRun, [UInt8]>,
        contains text: String,
        at step: ScenarioStep
    ) throws {
        if try output(stream, at: step).firstRange(of: Array(text.utf8)) == nil {
            throw failure("the output does not contain the text", at: step, showsOutput: true)
        }
    }

    private func expect(
        _ stream: KeyPath<ProcessRun, [UInt8]>,
        lacks text: String,
        at step: ScenarioStep
    ) throws {
        if try output(stream, at: step).firstRange(of: Array(text.utf8)) != nil {
            throw failure("the output contains the text", at: step, showsOutput: true)
        }
    }

    private func expectUnchanged(_ name: String, at step: ScenarioStep) throws {
        guard let before = remembered[name] else {
            throw failure("no `remember \(name)` stands above", at: step)
        }
        let now = try folder.bytes(of: name)
        guard before != now else { return }
        let isText = !before.contains(0) && !now.contains(0)
        let diff = isText ? ":\n" + UnifiedDiff.between(expected: before, actual: now) : ""
        throw failure("\(name) changed\(diff)", at: step)
    }

    private func output(
        _ stream: KeyPath<ProcessRun, [UInt8]>,
        at step: ScenarioStep
    ) throws -> [UInt8] {
        guard let lastCommand else { throw failure("no command stands above", at: step) }
        return lastCommand.run[keyPath: stream]
    }
}

// MARK: - Files

extension ScenarioRun {
    private func edit(
        _ name: String,
        replacing old: String,
        with new: String,
        at step: ScenarioStep
    ) throws {
        let bytes = try folder.bytes(of: name)
        let places = bytes.ranges(of: Array(old.utf8))
        guard places.count == 1, let place = places.first else {
            throw failure("the text is \(places.count) times in \(name), not once", at: step)
        }
        try folder.write(
            Array(bytes[..<place.lowerBound]) + Array(new.utf8) + bytes[place.upperBound...],
            to: name
        )
    }

    /// Copies a file, or the content of a folder, from the repository; refuses to overwrite.
    private func copy(_ source: String, to destination: String, at step: ScenarioStep) throws {
        let from = URL(fileURLWithPath: RepositoryFolder.path).appendingPathComponent(source)
        let isFolder = try from.resourceValues(forKeys: [.isDirectoryKey]).isDirectory ?? false
        let names = isFolder ? try FileManager.default.subpathsOfDirectory(atPath: from.path) : [""]
        for name in names {
            let file = name.isEmpty ? from : from.appendingPathComponent(name)
            let target = name.isEmpty ? destination : "\(destination)/\(name)"
            let isFile = try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile
            guard isFile == true else { continue }
            guard try !folder.contains(target) else {
                throw failure("\(target) is there already", at: step)
            }
            try folder.write(Array(try Data(contentsOf: file)), to: target)
        }
    }
}

// MARK: - What a failure says

extension ScenarioRun {
    private func missing(_ section: String, at step: ScenarioStep) -> Failure {
        failure("there is no section \(section)", at: step)
    }

    private func failure(
        _ message: String,
        at step: ScenarioStep,
        showsOutput: Bool = false
    ) -> Failure {
        var lines = ["`\(step.text)`: \(message)"]
        if let (command, run) = lastCommand {
            lines.append("command, line \(command.line): \(command.text)")
            lines.append("ended with: \(run.end)")
            lines.append("standard error:\n" + quoted(run.errorText))
            if showsOutput { lines.append("standard output:\n" + quoted(run.outputText)) }
        }
        return Failure(line: step.line, message: lines.joined(separator: "\n"))
    }

    private func quoted(_ text: String) -> String {
        guard !text.isEmpty else { return "    (nothing)" }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let hidden = lines.count > 60 ? ["    … \(lines.count - 60) more lines"] : []
        return (lines.prefix(60).map { "    \($0)" } + hidden).joined(separator: "\n")
    }
}
