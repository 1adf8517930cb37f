import Foundation
import TenantryTestSupport
import Testing

/// Runs the sessions that the README, the docs and the examples show, and compares their output.
///
/// A block that begins with ```` ```console ```` holds commands behind `$ ` and what they print.
/// All blocks of a page run one after the other in one folder: a copy of the example, or of the
/// repository's `tenants`.
struct DocumentedSessionTests {
    @Test(.timeLimit(.minutes(20)), arguments: DocumentedPage.all)
    func `prints what the page shows`(_ page: DocumentedPage) async throws {
        let text = try page.text
        let real = try await TemporaryFolder.use { folder in
            try page.copyWorkspace(to: folder.path)
            return try await DocumentedSession(text).performed(in: folder.path)
        }
        guard real != text else { return }
        if Golden.isRecording { try page.write(real) }
        let verb = Golden.isRecording ? "recorded" : "differs from what is printed"
        Issue.record("\(page.path) \(verb):\n\(UnifiedDiff.between(expected: text, actual: real))")
    }

    @Test func `finds sessions`() {
        #expect(DocumentedPage.all.contains { $0.path == "README.md" })
        #expect(DocumentedPage.all.contains { $0.path.hasPrefix("examples/") })
    }
}

/// A Markdown page that shows sessions.
struct DocumentedPage: CustomTestStringConvertible, Sendable {
    /// The path below the repository.
    let path: String

    var testDescription: String { path }

    /// All pages with sessions, by path.
    static var all: [DocumentedPage] {
        let root = RepositoryFolder.path
        let folders = ["docs", "examples"].flatMap { folder in
            (FileManager.default.enumerator(atPath: "\(root)/\(folder)")?.allObjects ?? [])
                .compactMap { ($0 as? String).map { "\(folder)/\($0)" } }
        }
        return (["README.md"] + folders.filter { $0.hasSuffix(".md") }).sorted()
            .map(DocumentedPage.init)
            .filter { (try? $0.text.contains("```console\n")) == true }
    }

    private var url: URL { URL(fileURLWithPath: "\(RepositoryFolder.path)/\(path)") }

    /// The content of the page.
    var text: String {
        get throws { try String(contentsOf: url, encoding: .utf8) }
    }

    /// Writes the page anew.
    func write(_ text: String) throws { try text.write(to: url, atomically: true, encoding: .utf8) }

    /// Copies the workspace that the page speaks of.
    func copyWorkspace(to folder: String) throws {
        let owner =
            path.hasPrefix("examples/")
            ? url.deletingLastPathComponent().path : RepositoryFolder.path
        try FileManager.default.copyItem(atPath: "\(owner)/tenants", toPath: "\(folder)/tenants")
    }
}

/// The sessions of one page.
struct DocumentedSession {
    private let lines: [Substring]

    init(_ text: String) { lines = text.split(separator: "\n", omittingEmptySubsequences: false) }

    /// Returns the page with what the commands really print.
    func performed(in folder: String) async throws -> String {
        var result: [String] = []
        var isInside = false
        for line in lines {
            if line == "```console" {
                isInside = true
                result.append(String(line))
            } else if line == "```", isInside {
                isInside = false
                result.append(String(line))
            } else if !isInside {
                result.append(String(line))
            } else if line.hasPrefix("$ ") {
                result.append(String(line))
                result += try await output(of: String(line.dropFirst(2)), in: folder)
            }
        }
        return result.joined(separator: "\n")
    }

    private func output(of command: String, in folder: String) async throws -> [String] {
        let binary = URL(fileURLWithPath: try TenantryBinary.path()).deletingLastPathComponent()
        let run = try await ProcessRun.of(
            "/bin/sh",
            ["-c", "\(command) 2>&1"],
            environment: [
                "PATH": "\(binary.path):/usr/local/bin:/usr/bin:/bin", "HOME": folder,
                "LANG": "C.UTF-8", "TENANTRY_NOW": "2026-12-15",
            ],
            in: folder
        )
        var lines = run.outputText.split(separator: "\n", omittingEmptySubsequences: false)
            .map(String.init)
        if lines.last == "" { lines.removeLast() }
        // A digest covers the identity of the state, which is another one in each run.
        return lines.map { line in
            guard let digest = line.range(of: "sha256:[0-9a-f]{64}", options: .regularExpression)
            else { return line }
            return line.replacingCharacters(in: digest, with: "sha256:…")
        }
    }
}
