import Foundation
import TenantryDiagnostics
import Testing

@testable import TenantryReconcile

@Suite(.timeLimit(.minutes(20)))
struct WorkspaceFolderTests {
    // MARK: - What is read

    @Test func `reads what belongs to a workspace, sorted by bytes`() async throws {
        let folder = try TemporaryFolder.workspace()
        for name in ["b/x", "b-c", "b", "B2", "a/deep/er/z"] {
            try folder.write("organizations/\(name).yaml", name)
        }
        try folder.write("catalog/services.yml")
        let (files, problems) = try await WorkspaceFolder.read(folder.path)
        #expect(problems.isEmpty)
        let names = files.map { String($0.path.dropFirst(folder.path.utf8.count + 1)) }
        #expect(
            names == [
                "catalog/provider.yaml", "catalog/services.yml",
                "organizations/B2.yaml", "organizations/a/deep/er/z.yaml",
                "organizations/b-c.yaml", "organizations/b.yaml", "organizations/b/x.yaml",
                "organizations/hospital1.yaml",
            ]
        )
        #expect(files.first { $0.path.hasSuffix("/b/x.yaml") }?.bytes == Array("b/x".utf8))
    }

    @Test func `passes over what nobody means to be read`() async throws {
        let folder = try TemporaryFolder.workspace()
        for name in [
            ".git/a.yaml", ".a.yaml", "README.md", "docs/notes.txt", "docs/.a.yaml",
            "organizations/a.yaml~", "organizations/a.yaml.bak", "catalog/a.yaml.orig",
            "organizations/#a.yaml#", "organizations/.a.yaml.swp",
            "organizations/.git/a.yaml", "organizations/.gitkeep", "organizations/.DS_Store",
            "organizations/README.md", "catalog/OWNERS", "organizations/north/CODEOWNERS",
        ] {
            try folder.write(name)
        }
        try folder.link("organizations/LICENSE.md", to: "../README.md")
        try folder.link("organizations/.#a.yaml", to: "ada@host.1234")
        mkfifo(folder.path + "/organizations/pipe", 0o644)
        let (files, problems) = try await WorkspaceFolder.read(folder.path)
        #expect(files.count == 2)
        #expect(problems.isEmpty)
    }

    @Test(arguments: [
        ("organizations/a.yaml.txt", "rename it to `a.yaml`"),
        ("organizations/north/a.json", "rename it to `a.yaml`"),
        ("organizations/a.yam", "rename it to `a.yaml`"),
        ("organizations/yaml", "rename it to `yaml.yaml`"),
        ("organizations/.a.yaml", "rename it to `a.yaml`"),
        ("organizations/.old/a.yaml", "rename it, or move it out"),
        ("organizations/north/.old/a.yaml", "rename it, or move it out"),
        ("catalog/services.json", "rename it to `services.yaml`"),
        ("expectations/.a.yml", "rename it to `a.yaml`"),
    ]) func `refuses what would be passed over`(name: String, help: String) async throws {
        let folder = try TemporaryFolder.workspace()
        try folder.write(name)
        let (files, problems) = try await WorkspaceFolder.read(folder.path)
        #expect(files.count == 2)
        #expect(problems.map(\.code) == ["FMT012"])
        #expect(problems.first?.help.first?.hasPrefix(help) == true)
    }

    @Test func `shows paths as they were typed`() async throws {
        #expect(ShownPath("tenants//")("a.yaml") == "tenants/a.yaml")
        #expect(ShownPath("./tenants")("a.yaml") == "tenants/a.yaml")
        #expect(ShownPath(".//./tenants/")("a.yaml") == "tenants/a.yaml")
        #expect(ShownPath(".")("a.yaml") == "a.yaml")
        #expect(ShownPath("./")("a.yaml") == "a.yaml")
        #expect(ShownPath("../x")("a.yaml") == "../x/a.yaml")
        #expect(ShownPath("/")("a.yaml") == "/a.yaml")
        #expect(ShownPath(".")("") == ".")
        #expect(ShownPath("/")("") == "/")
        #expect(ShownPath("a/")("") == "a")
    }

    @Test func `reads a hard link and a workspace behind a link`() async throws {
        let folder = try TemporaryFolder.workspace()
        let first = folder.path + "/organizations/hospital1.yaml"
        try FileManager.default.linkItem(
            atPath: first,
            toPath: folder.path + "/organizations/hospital2.yaml"
        )
        let other = try TemporaryFolder()
        try other.link("tenants", to: folder.path)
        let (files, problems) = try await WorkspaceFolder.read(other.path + "/tenants")
        #expect(files.count == 3)
        #expect(problems.isEmpty)
    }

    @Test func `reads thousands of files in order`() async throws {
        let folder = try TemporaryFolder.workspace()
        for number in 0..<2000 {
            try folder.write("organizations/g\(number % 7)/o\(number).yaml", "\(number)")
        }
        let (files, problems) = try await WorkspaceFolder.read(folder.path)
        #expect(problems.isEmpty && files.count == 2002)
        let isSorted = zip(files, files.dropFirst()).allSatisfy { left, right in
            left.path.utf8.lexicographicallyPrecedes(right.path.utf8)
        }
        #expect(isSorted)
        for file in files where file.path.contains("/g") {
            #expect(file.path.hasSuffix("/o\(String(decoding: file.bytes, as: UTF8.self)).yaml"))
        }
    }

    // MARK: - What is refused

    @Test func `refuses what is no workspace`() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path
        await #expect(throws: WorkspaceError.folderMissing(path: path + "/no")) {
            try await WorkspaceFolder.read(path + "/no")
        }
        await #expect(throws: WorkspaceError.folderMissing(path: path + "\0/x")) {
            try await WorkspaceFolder.read(path + "\0/x")
        }
        await #expect(throws: WorkspaceError.noOrganizations(path: path + "/organizations")) {
            try await WorkspaceFolder.read(path)
        }
        try folder.write("organizations/hospital1.yaml")
        await #expect(
            throws: WorkspaceError.notAFolder(path: path + "/organizations/hospital1.yaml")
        ) {
            try await WorkspaceFolder.read(path + "/organizations/hospital1.yaml")
        }
        await #expect(throws: WorkspaceError.catalogMissing(path: path + "/catalog")) {
            try await WorkspaceFolder.read(path)
        }
        let sentence = "\(WorkspaceError.noOrganizations(path: "x/organizations"))"
        #expect(sentence.hasPrefix("an empty workspace is refused: "))
    }

    @Test func `does not hang at a pipe, a socket or a device`() async throws {
        let folder = try TemporaryFolder.workspace()
        mkfifo(folder.path + "/organizations/pipe.yaml", 0o644)
        try folder.link("organizations/zero.yaml", to: "/dev/zero")
        #expect(makeSocket(folder.path + "/organizations/s.yaml"))
        let (files, problems) = try await WorkspaceFolder.read(folder.path)
        #expect(files.count == 2)
        #expect(problems.map(\.code) == ["FMT012", "FMT012", "FMT012"])
        #expect(problems.map(\.message).filter { $0.contains("named pipe") }.count == 1)
        #expect(problems.map(\.message).filter { $0.contains("socket") }.count == 1)
        #expect(problems.map(\.message).filter { $0.contains("symbolic link") }.count == 1)
    }

    @Test func `refuses links, inside and outside, to files, folders and nothing`() async throws {
        let folder = try TemporaryFolder.workspace()
        try folder.link("organizations/a.yaml", to: "hospital1.yaml")
        try folder.link("organizations/b.yaml", to: "/proc/self/environ")
        try folder.link("organizations/c.yaml", to: "c.yaml")
        try folder.link("organizations/d.yml", to: "nowhere")
        try folder.link("organizations/north", to: "/")
        let (files, problems) = try await WorkspaceFolder.read(folder.path)
        #expect(files.count == 2)
        #expect(problems.count == 5)
        #expect(problems.allSatisfy { $0.code == "FMT012" && $0.message.contains("symbolic link") })
    }

    @Test func `never takes a linked part for an absent one`() async throws {
        let folder = try TemporaryFolder.workspace()
        let other = try TemporaryFolder().write("catalog/provider.yaml")
        try other.link("organizations", to: folder.path + "/organizations")
        let (_, problems) = try await WorkspaceFolder.read(other.path)
        #expect(problems.map(\.code) == ["FMT012"])
    }

    @Test func `refuses a folder with the name of a file`() async throws {
        let folder = try TemporaryFolder.workspace()
        try folder.write("organizations/north.yaml/a.yaml")
        let (files, problems) = try await WorkspaceFolder.read(folder.path)
        #expect(files.count == 2)
        #expect(problems.map(\.code) == ["FMT012"])
    }

    @Test(arguments: [
        "hospital1.yaml", "orgs/hospital1.yaml", "Organizations/hospital1.yaml",
        "catalog/deep/services.yaml", "tests/x.yml",
    ])
    func `refuses a file that nobody would read`(name: String) async throws {
        let folder = try TemporaryFolder.workspace()
        try folder.write(name)
        let (files, problems) = try await WorkspaceFolder.read(folder.path)
        #expect(files.count == 2)
        #expect(problems.map(\.code).contains("FMT012"))
        let place = folder.path + "/" + name
        #expect(
            problems.contains { $0.span?.file == place && $0.message.contains("no known folder") }
        )
    }

    @Test(arguments: [
        ("acme.yaml", "Acme.yaml"), ("acme.yaml", "acme.yml"),
        ("caf\u{E9}.yaml", "cafe\u{301}.yaml"), ("\u{C9}cole.yaml", "e\u{301}cole.yml"),
        ("north/a.yaml", "North/b.yaml"),
    ])
    func `names both of two names that some take for one`(
        first: String,
        second: String
    ) async throws {
        let folder = try TemporaryFolder.workspace()
        try folder.write("organizations/" + first).write("organizations/" + second)
        let (files, problems) = try await WorkspaceFolder.read(folder.path)
        #expect(files.count == 4)
        #expect(problems.map(\.code) == ["FMT012"])
        #expect(problems.first?.related.count == 1)
    }

    @Test func `takes a folder and a file of one stem, and stems that differ`() async throws {
        let folder = try TemporaryFolder.workspace()
        for name in ["a.yaml", "a/b.yaml", "a-b.yaml", "ab.yaml"] {
            try folder.write("organizations/" + name)
        }
        #expect(try await WorkspaceFolder.read(folder.path).problems.isEmpty)
    }

    @Test func `shows names that are no text, escaped`() async throws {
        let folder = try TemporaryFolder.workspace()
        try folder.write("organizations/e\u{1B}[2J.yaml").write("organizations/b\u{202E}.yml")
        try folder.write("organizations/n\n.yaml")
        folder.write(bytes: [0x61, 0xFF, 0xC3] + Array(".yaml".utf8), in: "organizations")
        let (files, problems) = try await WorkspaceFolder.read(folder.path)
        #expect(files.count == 2)
        #expect(problems.map(\.code) == ["FMT012", "FMT012", "FMT012", "FMT012"])
        let text = problems.map(\.message).joined()
        for escape in ["e\\u{1B}[2J.yaml", "b\\u{202E}.yml", "n\\u{0A}.yaml", "a\\xFF\\xC3.yaml"] {
            #expect(text.contains(escape))
        }
    }

    @Test func `refuses an ending in capitals`() async throws {
        let folder = try TemporaryFolder.workspace()
        try folder.write("organizations/a.YAML").write("organizations/b.Yml")
        let (files, problems) = try await WorkspaceFolder.read(folder.path)
        #expect(files.count == 2)
        #expect(problems.map(\.code) == ["FMT012", "FMT012"])
    }
}
