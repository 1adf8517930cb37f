import Foundation
import TenantryTestSupport
import Testing

/// The tree as git sees it: what is in it, and that its pages point to each other.
struct RepositoryTests {
    @Test(.enabled(if: Git.knowsRepository, "git is missing, or this is no clone"))
    func `no file names a folder of a build machine`() async throws {
        // In pieces, or this file would be one.
        let folder = Array(("/" + "work" + "/").utf8)
        var broken: [String] = []
        for path in try await Git.files("--cached", "--others", "--exclude-standard") {
            let url = URL(fileURLWithPath: "\(RepositoryFolder.path)/\(path)")
            guard let bytes = (try? Data(contentsOf: url)).map(Array.init),
                !bytes.prefix(8000).contains(0)
            else { continue }
            // A folder of ours may be called `work`: only a path from the root counts.
            let isNamed = bytes.ranges(of: folder).contains { range in
                guard let before = bytes[..<range.lowerBound].last else { return true }
                let scalar = Unicode.Scalar(before)
                let isNamePart = "0123456789._-*".unicodeScalars.contains(scalar)
                return !isNamePart && !scalar.properties.isAlphabetic
            }
            if isNamed { broken.append(path) }
        }
        expectNone(broken)
    }

    @Test(.enabled(if: Git.knowsRepository, "git is missing, or this is no clone"))
    func `nothing that is built is tracked`() async throws {
        let broken = try await Git.files("--cached").filter { path in
            let parts = path.split(separator: "/")
            return parts.contains(".build") || parts.last == "Package.resolved"
                || path.hasSuffix(".db")
        }
        expectNone(broken)
    }

    @Test func `links between pages lead somewhere`() throws {
        let root = RepositoryFolder.path
        var pages = ["README.md"]
        for folder in ["docs", "examples"] {
            let names = try? FileManager.default.subpathsOfDirectory(atPath: "\(root)/\(folder)")
            pages += (names ?? []).sorted().map { "\(folder)/\($0)" }
        }
        var broken: [String] = []
        for page in pages where page.hasSuffix(".md") {
            guard let text = try? String(contentsOfFile: "\(root)/\(page)", encoding: .utf8) else {
                continue
            }
            let folder = URL(fileURLWithPath: "\(root)/\(page)").deletingLastPathComponent()
            for link in MarkdownLinks.relative(in: text) {
                let target = folder.appendingPathComponent(link.path).standardizedFileURL.path
                if !FileManager.default.fileExists(atPath: target) {
                    broken.append("\(page):\(link.line): \(link.path)")
                }
            }
        }
        expectNone(broken)
    }

    @Test func `every page of the docs is reached from their index`() throws {
        let folder = URL(fileURLWithPath: "\(RepositoryFolder.path)/docs").standardizedFileURL
        let all = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix(".md") }
        var reached: Set<String> = ["README.md"]
        var next = ["README.md"]
        while let page = next.popLast() {
            let url = folder.appendingPathComponent(page)
            let text = try String(contentsOf: url, encoding: .utf8)
            for link in MarkdownLinks.relative(in: text) {
                let target = url.deletingLastPathComponent().appendingPathComponent(link.path)
                let path = target.standardizedFileURL.path
                guard path.hasPrefix(folder.path + "/"), path.hasSuffix(".md") else { continue }
                let name = String(path.dropFirst(folder.path.count + 1))
                if reached.insert(name).inserted { next.append(name) }
            }
        }
        expectNone(Set(all).subtracting(reached).sorted())
    }

    @Test func `finds the links of a page`() {
        let text = """
            [a](b.md#part) and ![c](d%20e.png "title"), [f](https://g.example), [h](#i)
            ```
            [not](a/link)
            ```
            `[not](one)` and [j]: k.md
            [j]: ../k.md
            """
        let links = MarkdownLinks.relative(in: text)
        #expect(links.map(\.path) == ["b.md", "d e.png", "../k.md"])
        #expect(links.map(\.line) == [1, 1, 6])
    }

    @Test(
        .enabled(if: ProcessRun.find("swift") != nil, "the command swift is not on PATH"),
        .timeLimit(.minutes(20))
    )
    func `swift format finds nothing`() async throws {
        let swift = try #require(ProcessRun.find("swift"))
        let run = try await ProcessRun.of(
            swift,
            [
                "format", "lint", "--strict", "--recursive", "--parallel", "Sources", "Tests",
                "Package.swift",
            ],
            environment: ProcessInfo.processInfo.environment,
            in: RepositoryFolder.path,
            timeout: .seconds(280)
        )
        #expect(run.end == .exit(0), "\(run.errorText)\(run.outputText)")
    }
}

/// Asks git for the files of the repository.
private enum Git {
    /// Says whether git is there and the repository is a clone of its own.
    static var knowsRepository: Bool {
        ProcessRun.find("git") != nil
            && FileManager.default.fileExists(atPath: RepositoryFolder.path + "/.git")
    }

    /// Lists files, by path from the root.
    static func files(_ options: String...) async throws -> [String] {
        let git = try #require(ProcessRun.find("git"))
        let run = try await ProcessRun.of(
            git,
            ["ls-files", "-z"] + options,
            environment: ProcessInfo.processInfo.environment,
            in: RepositoryFolder.path
        )
        try #require(run.end == .exit(0), "\(run.errorText)")
        return run.outputText.split(separator: "\0").map(String.init)
    }
}
