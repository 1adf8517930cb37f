import Foundation
import TenantryTestSupport
import Testing

@testable import TenantryCommandLine

/// What the shells offer when somebody presses Tab, asked of the shells themselves.
struct CompletionTests {
    /// A line with what is typed of its last word, and a candidate that must be offered.
    private static let lines: [(words: [String], offered: String, lacking: String)] = [
        (["pl"], "plan", "apply"),
        (["show", "medi"], "medigroup-north", "hospital1"),
        (["explain", "IDP00"], "IDP002", "DOM001"),
        (["explain", "connection.iss"], "connection.issuer", "IDP002"),
        (["blame", "hospital2/conn"], "hospital2/connection/patients", "hospital2"),
        (["adopt", "catalog/serv"], "catalog/service/support-desk", "hospital2"),
        (["why", "jane-roe", "org-"], "org-setup", "user-support"),
        (["why", "jane-roe", "meal-ordering/d"], "meal-ordering/diet-patient", "org-setup"),
        (["access", "--service", "menu"], "menu-planning", "meal-ordering"),
        (["access", "--partner", ""], "onboardly", "hospital2"),
        (["bill", "--account", "bill-hospital"], "bill-hospital2", "hospital2"),
        (["plan", "--format", ""], "json", "hospital2"),
        (["plan", "--report", "mark"], "markdown=", "json="),
        (["apply", "--allow", "rem"], "removals=", "admins="),
        (["schema", "organ"], "organization", "catalog"),
        (["tree", "--show", "dom"], "domains", "loans"),
        (["resolve", "--population", "st"], "staff", "consumers"),
        (["plan", "ten"], "tenants", "hospital2"),
        (["revert", "run-"], "run-1-", "hospital2"),
        (["show", "--state", "other.db", "hospital"], "hospital1", "run-1"),
    ]

    @Test(.enabled(if: Tool.bash.isExpected, Tool.bash.missing))
    func `bash offers names`() async throws {
        try await Self.withWorkspace { folder in
            for (words, offered, lacking) in Self.lines {
                let shown = try await Self.bash(words, in: folder)
                #expect(shown.contains { $0.hasPrefix(offered) }, "\(words): \(shown)")
                #expect(!shown.contains(lacking), "\(words): \(shown)")
            }
        }
    }

    @Test(.enabled(if: Tool.zsh.isExpected, Tool.zsh.missing), .timeLimit(.minutes(20)))
    func `zsh completes a name`() async throws {
        try await Self.expectCompletion(
            by: "zsh -f -i",
            after: [
                #"PS1="> "; mkdir functions; tenantry completion zsh > functions/_tenantry"#,
                #"fpath=($PWD/functions $fpath); autoload -Uz compinit; compinit -u -D"#,
            ]
        )
    }

    @Test(
        .enabled(if: Tool.fish.isExpected, Tool.fish.missing),
        .enabled(if: Tool.zsh.isExpected, Tool.zsh.missing),
        .timeLimit(.minutes(20))
    )
    func `fish completes a name`() async throws {
        try await Self.expectCompletion(
            by: "fish --no-config -i",
            after: ["tenantry completion fish | source"]
        )
    }

    @Test(arguments: Shell.allCases)
    func `says how to install the script`(_ shell: Shell) async throws {
        try await TemporaryFolder.use { folder in
            let help = try await Self.run(
                TenantryBinary.path(),
                ["completion", "--help"],
                in: folder.path
            )
            #expect(help.outputText.contains("tenantry completion \(shell.rawValue)"))
        }
    }

    /// bash expands the words that it chooses from: what stands in the name of a file would run.
    @Test(.enabled(if: Tool.bash.isExpected, Tool.bash.missing))
    func `a name runs nothing`() async throws {
        try await Self.withWorkspace { folder in
            let control = try await Self.run(
                try #require(Tool.bash.path, Tool.bash.missing),
                ["-c", "compgen -W \"$1\" -- x", "bash", "$(touch control)"],
                in: folder
            )
            #expect(control.end == .exit(1))
            #expect(FileManager.default.fileExists(atPath: "\(folder)/control"))

            let names = [
                "$(touch pwned)", "`touch pwned`", "a b", "q\"uo'te", "-rf", "x;touch pwned",
            ]
            for name in names {
                let path = "\(folder)/tenants/organizations/\(name).yaml"
                try "id: x\n".write(toFile: path, atomically: true, encoding: .utf8)
            }
            let database = try #require(ProcessRun.find("sqlite3"))
            let hostile = "update organization set id = '$(touch pwned)' where id = 'hospital1'"
            let change = try await Self.run(database, ["tenantry.db", hostile], in: folder)
            #expect(change.end == .exit(0), "\(change.errorText)")
            for words in [
                ["show", ""], ["blame", ""], ["adopt", "$(to"], ["fmt", "tenants/organizations/"],
            ] {
                let shown = try await Self.bash(words, in: folder)
                #expect(!shown.isEmpty || words.last == "$(to", "\(words)")
            }
            #expect(!FileManager.default.fileExists(atPath: "\(folder)/pwned"))
        }
    }

    @Test func `fails at nothing and prints no error`() async throws {
        try await TemporaryFolder.use { folder in
            try folder.write("no database", to: "broken.db")
            for words in [["show", ""], ["show", "--state", "broken.db", ""], ["revert", "r"]] {
                let run = try await Self.run(
                    TenantryBinary.path(),
                    ["---completion", words[0], "--", "positional@0", "2", "0", "tenantry"] + words,
                    in: folder.path
                )
                #expect(run.end == .exit(0))
                #expect(run.errorText == "" && run.outputText == "\n", "\(run.outputText)")
            }
        }
    }

    // MARK: - Shells

    /// What bash offers for the last word.
    private static func bash(_ words: [String], in folder: String) async throws -> [String] {
        let script = """
            source <(tenantry completion bash)
            COMP_WORDS=(tenantry "$@")
            COMP_CWORD=$#
            COMP_LINE="${COMP_WORDS[*]}"
            COMP_POINT=${#COMP_LINE}
            COMPREPLY=()
            _tenantry tenantry "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
            printf '%s\\n' "${COMPREPLY[@]}"
            """
        let bash = try #require(Tool.bash.path, Tool.bash.missing)
        let run = try await run(bash, ["--norc", "-c", script, "bash"] + words, in: folder)
        #expect(run.end == .exit(0) && run.errorText == "", "\(words): \(run.end) \(run.errorText)")
        return run.outputText.split(separator: "\n").map(String.init)
    }

    /// Types the unique beginning of a name on a terminal that zsh makes, then Tab and Enter: the
    /// command that runs must have the whole name.
    private static func expectCompletion(by shell: String, after setup: [String]) async throws {
        let zsh = try #require(Tool.zsh.path, Tool.zsh.missing)
        let lines = [
            (#"tenantry show medigroup-n\t"#, "*(MediGroup Clinic North|there is no live)*"),
            (
                #"tenantry explain --color never connection.iss\t"#,
                "*(discovery document|there is no code)*"
            ),
        ]
        var script = "zmodload zsh/zpty\nzpty -b shell '\(shell)'\n"
        for line in setup { script += "zpty -w shell '\(line)'\n" }
        script += "zpty -w shell 'echo re\"\"ady'\nzpty -r -m shell line '*ready*'\n"
        for (line, pattern) in lines {
            script += "zpty -w shell $'\(line)'\nzpty -r -m shell line '\(pattern)'\n"
            script += "print -r -- \"$line\"\n"
        }
        try await withWorkspace { folder in
            let run = try await run(zsh, ["-f", "-c", script + "zpty -d shell\n"], in: folder)
            #expect(run.outputText.contains("MediGroup Clinic North"), "\(run.end)")
            #expect(run.outputText.contains("discovery document"), "\(run.end)")
            #expect(!run.outputText.contains("there is no"), "\(run.outputText)")
        }
    }

    private static func run(
        _ executable: String,
        _ arguments: [String],
        in folder: String
    ) async throws -> ProcessRun {
        let binary = URL(fileURLWithPath: try TenantryBinary.path()).deletingLastPathComponent()
        return try await ProcessRun.of(
            executable,
            arguments,
            environment: [
                "PATH": "\(binary.path):/usr/local/bin:/usr/bin:/bin", "HOME": folder,
                "LANG": "C.UTF-8", "TERM": "xterm", "TENANTRY_NOW": "2026-12-15",
            ],
            in: folder,
            timeout: .seconds(240)
        )
    }

    /// A folder with the workspace of this repository, applied.
    private static func withWorkspace(_ body: (String) async throws -> Void) async throws {
        try await TemporaryFolder.use { folder in
            try FileManager.default.copyItem(
                atPath: "\(RepositoryFolder.path)/tenants",
                toPath: "\(folder.path)/tenants"
            )
            let run = try await run(
                TenantryBinary.path(),
                ["apply", "--auto-approve"],
                in: folder.path
            )
            #expect(run.end == .exit(0), "\(run.errorText)")
            try await body(folder.path)
        }
    }
}
