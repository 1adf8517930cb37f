import ArgumentParser
import TenantryConfig
import TenantryDiagnostics
import TenantryModel
import TenantryNames
import TenantryPlan
import TenantryReport
import TenantrySQLite
import TenantryStore

/// `tenantry verify`.
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Looks whether the DNS of a domain shows whose it is, and notes the answer.",
        discussion: """
            The business publishes the TXT record that DOM014 names; this looks for it. Exits \
            with 1 unless it is there.

            Examples:
              tenantry verify hospital2.example
              tenantry verify hospital2.example --server 192.0.2.53:53
              tenantry verify hospital2.example --format json
            """
    )

    @Argument(help: "The domain, as an organization claims it.")
    var domain: String

    @Option(
        help: ArgumentHelp(
            "The DNS server to ask; otherwise those of /etc/resolv.conf.",
            valueName: "host:port"
        )
    )
    var server: String?

    @Option(
        help: ArgumentHelp("Note it as of this day, YYYY-MM-DD.", valueName: "date"),
        transform: Day.typed
    )
    var now: Day?

    @OptionGroup var state: StateOptions
    @OptionGroup var format: FormatOptions

    func validate() throws {
        if let server, DNSClient.Server(server) == nil {
            throw ValidationError("--server takes HOST:PORT.")
        }
        if now == nil { try Clock.validate() }
    }

    func run() throws {
        let store = try state.store()
        let live = try store.read { transaction in try transaction.snapshot() }
        let name = try claimed(in: live.state)
        let record = DomainChallenge.record(of: name)
        let found = try texts(of: record.string)
        let challenges = live.challenges(of: name)
        let seen = challenges.compactMap { $0.tokens.first { found.contains($0.string) } }
        // Each organization proves its own claim; those whose record is there keep what they have.
        let missing = challenges.first { $0.tokens.allSatisfy { !found.contains($0.string) } }
        let expected = missing?.tokens.first ?? seen.first ?? ""
        let token = seen.isEmpty ? expected : DomainChallenge.token(noting: seen)
        let day = now ?? Clock.day
        let outcome = try store.write(RunContext.current) { transaction in
            // Whoever claims the name by now has not shown anything.
            let live = try transaction.snapshot()
            guard live.challenges(of: name) == challenges else {
                throw Failure(
                    "somebody applied other claims of `\(name.string)` while its DNS was asked; "
                        + "nothing was noted: try again",
                    .stale
                )
            }
            let known = live.facts.domains[name]
            let wasThere = known?.state == .verified || known?.state == .dangling
            let hadRecord =
                challenges.count < 2
                || missing?.tokens.contains { known?.notes($0) == true } == true
            let absent: VerificationState = wasThere && hadRecord ? .dangling : .failed
            let noted: VerificationState = seen.isEmpty ? absent : .verified
            try transaction.note(
                Observation(domains: [.init(name, token: token, noted, on: day)])
            )
            return missing == nil ? noted : absent
        }
        try Console.show(
            format.renderer.text(
                of: VerificationReport(
                    domain: name,
                    outcome: outcome,
                    record: record,
                    expected: expected,
                    found: found
                )
            )
        )
        (missing == nil ? ExitStatus.success : .failed).leave()
    }

    /// The name whose DNS decides, which some organization must claim.
    private func claimed(in state: State) throws -> Text {
        let domains = state.organizations.flatMap(\.domains)
        let typed = Text(domain)
        if let claim = domains.first(where: { $0.name == typed || $0.provenName == typed }) {
            return claim.provenName
        }
        let near = NearestName.to(domain, among: domains.lazy.map(\.provenName.string))
        throw Failure(
            "no organization in the live state claims `\(domain)`; "
                + (near.map { "did you mean `\($0)`?" }
                    ?? "apply the claim first: a claim can be applied before it is verified"),
            .usage
        )
    }

    private func texts(of record: String) throws -> [String] {
        let client =
            server.flatMap { DNSClient.Server($0) }.map { DNSClient(servers: [$0]) } ?? .system
        do {
            switch try client.texts(of: record) {
            case .texts(let texts): return texts
            case .noSuchName, .truncated, .refused: return []
            }
        } catch let silence as DNSClient.Silence {
            throw Failure(
                "nobody answered for \(record): \(silence.reason); nothing was noted",
                .failed
            )
        }
    }
}
