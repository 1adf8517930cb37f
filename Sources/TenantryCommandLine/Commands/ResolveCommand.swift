import ArgumentParser
import TenantryAccess
import TenantryModel
import TenantryReport

/// `tenantry resolve`.
struct ResolveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "resolve",
        abstract: "Shows how somebody signs in, what they reach, and why.",
        discussion: """
            Examples:
              tenantry resolve alice@hospital2.example
              tenantry resolve alice@hospital2.example --claim groups=diet-restricted
              tenantry resolve hospital2 --population staff
              tenantry resolve alice@hospital2.example --live
            """
    )

    @Argument(
        help: "An e-mail address, or an organization whose own page they open.",
        completion: Suggestion.organization.kind
    )
    var who: String

    @Option(
        help: "With an address: the organization whose own page they open.",
        completion: Suggestion.organization.kind
    )
    var organization: String?

    @Option(help: "Whether they reach this service.", completion: Suggestion.service.kind)
    var service: String?

    @OptionGroup var known: KnownOptions

    @OptionGroup var options: InquiryOptions

    func run() async throws {
        let inquiry = try await Inquiry(options)
        try inquiry.requireService(service)
        var question = SignInQuestion(population: known.population, claims: known.pairs)
        question.organization = try organization.map(inquiry.organization)
        if who.contains("@") {
            question.email = Inquiry.person(who)
        } else if organization == nil {
            question.organization = try page(inquiry)
        } else {
            throw Failure("`\(who)` is no e-mail address: there is no `@` in it", .usage)
        }
        let answer = inquiry.index.signIn(question)
        if case .noAddress = answer.outcome {
            throw Failure("`\(who)` is no e-mail address", .usage)
        }
        try inquiry.show(
            .signIn(
                answer,
                service: service.map { Text($0) },
                isVerificationRequired: inquiry.index.catalog.policy.verified == .required
                    && inquiry.index.verified == nil
            ),
            citing: answer.reasons
        )
    }

    private func page(_ inquiry: Inquiry) throws -> Text {
        do {
            return try inquiry.organization(who)
        } catch let failure as Failure {
            throw Failure("\(failure.message); an e-mail address has an `@`", failure.status)
        }
    }
}
