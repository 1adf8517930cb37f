import TenantryTestSupport
import Testing

struct ProcessRunTests {
    private func shell(
        _ script: String,
        input: String = "",
        timeout: Duration = .seconds(60)
    ) async throws -> ProcessRun {
        try await TemporaryFolder.use { folder in
            try await ProcessRun.of(
                "/bin/sh",
                ["-c", script],
                environment: ["GREETING": "hello"],
                input: Array(input.utf8),
                in: folder.path,
                timeout: timeout
            )
        }
    }

    @Test func `passes input and environment, and captures both outputs`() async throws {
        let run = try await shell("cat; echo $GREETING >&2; exit 7", input: "in")
        #expect(run.end == .exit(7))
        #expect(run.outputText == "in")
        #expect(run.errorText == "hello\n")
    }

    @Test func `names the signal`() async throws {
        #expect(try await shell("kill -TERM $$").end == .signal(15))
    }

    @Test func `kills what takes too long, and its children`() async throws {
        let run = try await shell("echo begun; sleep 50; echo ended", timeout: .milliseconds(500))
        #expect(run.end == .timeout)
        #expect(run.outputText == "begun\n")
    }

    @Test func `does not wait for what is left behind`() async throws {
        let run = try await shell("sleep 50 & echo ended", timeout: .seconds(25))
        #expect(run.end == .exit(0))
        #expect(run.outputText == "ended\n")
    }

    @Test func `holds more output than a pipe`() async throws {
        let run = try await shell("head -c 3000000 /dev/zero; head -c 3000000 /dev/zero >&2")
        #expect(run.standardOutput.count == 3_000_000)
        #expect(run.standardError.count == 3_000_000)
    }

    @Test(arguments: 0..<40)
    func `runs in its own folder beside others`(number: Int) async throws {
        try await TemporaryFolder.use { folder in
            try folder.write("\(number)", to: "number")
            let run = try await ProcessRun.of(
                "/bin/sh",
                ["-c", "cat number"],
                environment: [:],
                in: folder.path
            )
            #expect(run.outputText == "\(number)")
        }
    }

    @Test func `says when there is no such executable`() async throws {
        await #expect(throws: (any Error).self) {
            try await ProcessRun.of("/nowhere/at-all", environment: [:], in: "/")
        }
    }
}
