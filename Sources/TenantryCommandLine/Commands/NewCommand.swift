import ArgumentParser
import Foundation
import TenantryConfig
import TenantryDiagnostics
import TenantryModel
import TenantryReconcile
import TenantryReport

/// `tenantry new`.
struct NewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Begins a file, with what a newcomer must know in comments.",
        discussion: """
            Examples:
              tenantry new organization
            """,
        subcommands: [NewOrganizationCommand.self]
    )
}

/// `tenantry new organization`.
struct NewOrganizationCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "organization",
        abstract: "Begins the file of an organization: asks, checks, and writes what is valid.",
        discussion: """
            On a terminal it asks for what no option says; Enter leaves out what need not be \
            there. An answer that cannot be right is refused at once, and the file is written only \
            if the whole workspace has no new error with it. Nothing is ever overwritten.

            Who manages people is said in the words of the files: `provider` (you do), \
            `federated` (they sign in at the business, which decides), `hybrid` (they sign in \
            there, and you say who may come in), or `none`.

            Examples:
              tenantry new organization
              tenantry new organization maple-clinic --name "Maple Clinic" \\
                --owner-name "Ada Berg" --owner-email ada@maple.example \\
                --staff provider --staff-domain maple.example
            """
    )

    @Argument(help: "The machine name; the file is called like it.")
    var id: String?

    @Option(help: "The name that people read.")
    var name: String?

    @Option(help: "The person of the business who answers for it.")
    var ownerName: String?

    @Option(help: "The e-mail address of this person at the business.")
    var ownerEmail: String?

    @Option(help: "The organization above it.", completion: Suggestion.organization.kind)
    var parent: String?

    @Option(help: ArgumentHelp("Who manages its staff.", valueName: "mode"), completion: .modes)
    var staff: String?

    @Option(help: ArgumentHelp("A mail domain of its staff; repeatable.", valueName: "domain"))
    var staffDomain: [String] = []

    @Option(help: ArgumentHelp("Who manages its consumers.", valueName: "mode"), completion: .modes)
    var consumers: String?

    @Option(help: ArgumentHelp("A mail domain of its consumers; repeatable.", valueName: "domain"))
    var consumerDomain: [String] = []

    @Option(help: "Where they sign in: the issuer, exactly as its discovery document says it.")
    var issuer: String?

    @Option(help: "The client that the business registered for you there.")
    var clientId: String?

    @Option(
        help: ArgumentHelp(
            "A service that it subscribes to, its plan and seats; repeatable.",
            valueName: "service[/plan[/seats]]"
        ),
        completion: Suggestion.service.kind
    )
    var service: [String] = []

    @Option(help: "The billing account that pays.", completion: Suggestion.billingAccount.kind)
    var billing: String?

    @Option(help: ArgumentHelp("The workspace.", valueName: "folder"), completion: .directory)
    var into = "tenants"

    @OptionGroup var output: OutputOptions

    func validate() throws {
        try FolderArgument.require(into, for: "--into")
        try Clock.validate()
    }

    func run() async throws {
        let addition = try await WorkspaceAddition(to: into, today: Clock.day)
        var draft = OrganizationDraft(beside: addition.before.desired)
        try takeOptions(&draft)
        if !draft.missing.isEmpty { try Interview.complete(&draft) }
        try requireNone(draft.unused.map(\.sentence))
        let (after, findings) = addition.trying(draft.file)
        let errors = findings.filter { $0.severity == .error }
        guard errors.isEmpty else {
            let report = DiagnosticReport(
                diagnostics: errors,
                files: after.files,
                organizations: after.desired.organizations.count
            )
            try Console.show(TextFormat(style: output.style).text(of: report))
            Console.complain("nothing was written")
            throw ExitStatus.invalid.code
        }
        do {
            let path = try addition.create(draft.file)
            let folder = FolderArgument.typed(into)
            let next = findings.isEmpty ? "plan" : "validate"
            let count =
                findings.isEmpty ? "" : ", with \(findings.count.counted("thing")) to look at"
            try Console.show(
                "Made \(path)\(count).\n\nNext: tenantry \(next)\(folder)\n".harmlessLines
            )
        } catch let error as WorkspaceError {
            throw Failure(error.description, .failed)
        }
    }

    /// Takes what was typed, and says everything that is wrong with it at once.
    private func takeOptions(_ draft: inout OrganizationDraft) throws {
        var refusals: [String] = []
        for question in OrganizationDraft.Question.allCases {
            guard let text = typed(question) else { continue }
            do {
                try draft.take(text, for: question)
            } catch {
                let name = question == .id ? "ID" : "--\(question.rawValue)"
                refusals.append("\(name): \(error.sentence)")
            }
        }
        try requireNone(refusals)
    }

    /// Says why answers cannot be taken, and stops if there is a reason.
    private func requireNone(_ refusals: [String]) throws {
        guard !refusals.isEmpty else { return }
        for refusal in refusals { Console.complain("error: \(refusal.harmless)") }
        throw ExitStatus.usage.code
    }

    /// What an option says.
    private func typed(_ question: OrganizationDraft.Question) -> String? {
        func list(_ items: [String]) -> String? {
            items.isEmpty ? nil : items.joined(separator: ",")
        }
        return switch question {
        case .id: id
        case .name: name
        case .ownerName: ownerName
        case .ownerEmail: ownerEmail
        case .parent: parent
        case .staff: staff
        case .staffDomains: list(staffDomain)
        case .consumers: consumers
        case .consumerDomains: list(consumerDomain)
        case .issuer: issuer
        case .clientID: clientId
        case .services: list(service)
        case .billing: billing
        }
    }
}

extension CompletionKind {
    /// The words for who manages people.
    fileprivate static var modes: CompletionKind {
        .list(OrganizationDraft.modes)
    }
}
