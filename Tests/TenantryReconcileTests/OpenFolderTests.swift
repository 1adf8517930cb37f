import Foundation
import Testing

@testable import TenantryReconcile

// Serialized, since openat2 is switched off for the whole process.
@Suite(.serialized, .timeLimit(.minutes(20)))
struct OpenFolderTests {
    @Test(arguments: [false, true])
    func `reads beneath the folder and nothing else, with openat2 and without`(
        avoiding: Bool
    ) throws {
        OpenFolder.avoidOpenat2(avoiding)
        defer { OpenFolder.avoidOpenat2(false) }
        let outside = try TemporaryFolder().write("secret", "secret")
        let temporary = try TemporaryFolder().write("in/a", "text").write("in/deep/b", "deep")
        try temporary.link("in/link", to: "a")
        try temporary.link("in/out", to: outside.path)
        try temporary.link("in/loop", to: "loop")
        try temporary.link("in/magic", to: "/proc/self/root")
        mkfifo(temporary.path + "/in/pipe", 0o644)
        #expect(makeSocket(temporary.path + "/in/socket"))
        let folder = try OpenFolder(temporary.path + "/in")

        #expect(read(folder, "a") == .success(Array("text".utf8)))
        #expect(read(folder, "deep/b") == .success(Array("deep".utf8)))
        #expect(read(folder, "no") == .failure(.notFound))
        #expect(read(folder, "") == .failure(.notFound))
        #expect(read(folder, "link") == .failure(.symbolicLink))
        #expect(read(folder, "out/secret") == .failure(.symbolicLink))
        #expect(read(folder, "loop") == .failure(.symbolicLink))
        #expect(read(folder, "magic/etc/passwd") == .failure(.symbolicLink))
        #expect(read(folder, "../in/a") == .failure(.outside))
        #expect(read(folder, "a/x") == .failure(.notAFolder))
        #expect(read(folder, "deep") == .failure(.folder))
        #expect(read(folder, "pipe") == .failure(.fifo))
        #expect(read(folder, "socket") == .failure(.socket))
        #expect(throws: OpenFolder.Failure.symbolicLink) {
            try folder.entries(of: "out", atMost: 10)
        }
        #expect(try folder.entries(of: "deep", atMost: 1).map(\.name) == [[0x62]])
        #expect(throws: OpenFolder.Failure.tooLarge) { try folder.entries(of: ".", atMost: 3) }
        let kinds = try Dictionary(
            uniqueKeysWithValues: folder.entries(of: ".", atMost: 100).map {
                (String(decoding: $0.name, as: UTF8.self), $0.kind)
            }
        )
        #expect(
            kinds == [
                "a": .file, "deep": .folder, "link": .symbolicLink(toFolder: false),
                "out": .symbolicLink(toFolder: true), "loop": .symbolicLink(toFolder: false),
                "magic": .symbolicLink(toFolder: true), "pipe": .fifo, "socket": .socket,
            ]
        )
    }

    @Test(arguments: [false, true])
    func `reads a device as what it is`(avoiding: Bool) throws {
        OpenFolder.avoidOpenat2(avoiding)
        defer { OpenFolder.avoidOpenat2(false) }
        #expect(read(try OpenFolder("/dev"), "zero") == .failure(.device))
    }

    @Test func `puts system errors into words`() throws {
        let temporary = try TemporaryFolder()
        let name = String(repeating: "n", count: 300)
        guard case .failure(let failure) = read(try OpenFolder(temporary.path), name) else {
            Issue.record("a name of 300 bytes was opened")
            return
        }
        #expect(failure.reason == "File name too long (errno \(ENAMETOOLONG))")
    }

    @Test func `reads nothing more once the budget is spent`() throws {
        let temporary = try TemporaryFolder().write("a", "12345").write("b", "12345").write(
            "c",
            "1"
        )
        let folder = try OpenFolder(temporary.path)
        #expect(folder.contents(of: ["a", "b", "c"], limit: 5, budget: 9).count == 2)
        #expect(folder.contents(of: ["a", "b", "c"], limit: 4, budget: 9).count == 3)
    }

    private func read(_ folder: OpenFolder, _ path: String) -> Result<[UInt8], OpenFolder.Failure>?
    {
        folder.contents(of: [path], limit: 1000, budget: 1000).first
    }
}

/// Makes a socket with a name, and says whether that worked.
func makeSocket(_ path: String) -> Bool {
    #if canImport(Glibc)
        let kind = Int32(SOCK_STREAM.rawValue)
    #else
        let kind = SOCK_STREAM
    #endif
    let descriptor = socket(AF_UNIX, kind, 0)
    defer { close(descriptor) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let capacity = MemoryLayout.size(ofValue: address.sun_path)
    guard path.utf8.count < capacity else { return false }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    let size = socklen_t(MemoryLayout<sockaddr_un>.size)
    return withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            bind(descriptor, $0, size) == 0
        }
    }
}
