import Foundation
import TenantryTestSupport
import Testing

@testable import TenantryCommandLine

/// Manual pages: one for each command, and nothing in them that `man` complains of.
struct ManualPageTests {
    @Test(.enabled(if: Tool.groff.isExpected, Tool.groff.missing))
    func `each command has a page that man shows without a warning`() async throws {
        let groff = try #require(Tool.groff.path, Tool.groff.missing)
        try await TemporaryFolder.use { folder in
            let written = try await ProcessRun.of(
                TenantryBinary.path(),
                ["manual", "man1"],
                environment: ["LANG": "C.UTF-8"],
                in: folder.path
            )
            #expect(written.end == .exit(0), "\(written.errorText)")
            let pages = try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/man1")
            let commands = try CommandDescription.program().all
            #expect(Set(pages) == Set(commands.map { "\($0.pageName).1" }))
            #expect(pages.contains("tenantry-new-organization.1"))
            for command in commands {
                let run = try await ProcessRun.of(
                    groff,
                    ["-man", "-ww", "-Tutf8", "-P-cbou", "man1/\(command.pageName).1"],
                    environment: ["PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8"],
                    in: folder.path
                )
                #expect(run.end == .exit(0) && run.errorText == "", "\(run.errorText)")
                let shown = run.outputText.split(separator: "\n")
                for status in ExitStatus.allCases {
                    #expect(shown.contains { $0.hasPrefix("       \(status.rawValue) ") })
                }
                guard command.superCommands == nil else { continue }
                for variable in EnvironmentVariable.allCases {
                    #expect(shown.contains { $0.hasPrefix("       \(variable.rawValue)") })
                }
            }
        }
    }

    @Test(arguments: [
        ("a-b", "a\\-b"), (".x", "\\&.x"), ("'x", "\\(aqx"), ("\\fB", "\\efB"), ("…", "\\[u2026]"),
        ("say `a -b`.", "say \\fBa \\-b\\fR."), ("one ` alone", "one \\(ga alone"),
        ("😀", "\\[u1F600]"),
    ])
    func `text means nothing to roff`(text: String, written: String) {
        #expect(Roff.text(text) == written)
    }
}
