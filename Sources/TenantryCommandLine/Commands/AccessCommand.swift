import ArgumentParser
import TenantryAccess
import TenantryModel
import TenantryReport

/// `tenantry access`.
struct AccessCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "access",
        abstract: "Shows who can reach and administer what.",
        discussion: """
            Examples:
              tenantry access
              tenantry access --organization hospital2
              tenantry access --partner onboardly --at 2027-01-15
              tenantry access --person jane.roe@onboardly.example
            """
    )

    @Option(help: "Only this organization.", completion: Suggestion.organization.kind)
    var organization: String?

    @Option(help: "Only what concerns this service.", completion: Suggestion.service.kind)
    var service: String?

    @Option(help: "Only this person: an e-mail address, or a partner's name for them.")
    var person: String?

    @Option(help: "Only people of this partner.", completion: Suggestion.partner.kind)
    var partner: String?

    @OptionGroup var day: DayOptions

    @OptionGroup var options: InquiryOptions

    func run() async throws {
        let inquiry = try await Inquiry(options, on: day.at)
        let id = try organization.map(inquiry.organization)
        try inquiry.requireService(service)
        try inquiry.require(partner, "partner", among: inquiry.index.catalog.partners.map(\.id))
        try inquiry.requirePerson(person)
        let filter = AccessFilter(
            organization: id,
            service: service.map { Text($0) },
            person: person.map(Inquiry.person),
            partner: partner.map { Text($0) }
        )
        try inquiry.show(.access(inquiry.index.access(filter), filter))
    }
}

/// `tenantry why`.
struct WhyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "why",
        abstract: "Shows why somebody has a role at an organization, or why not.",
        discussion: """
            Examples:
              tenantry why jane-roe org-setup hospital2
              tenantry why alice@hospital2.example meal-ordering/patient hospital2
            """
    )

    @Argument(help: "An e-mail address, or a partner's name for a person.")
    var person: String

    @Argument(help: "An admin role, or SERVICE/ROLE.", completion: Suggestion.role.kind)
    var role: String

    @Argument(help: "The organization.", completion: Suggestion.organization.kind)
    var organization: String

    @OptionGroup var known: KnownOptions

    @OptionGroup var day: DayOptions

    @OptionGroup var options: InquiryOptions

    func run() async throws {
        let inquiry = try await Inquiry(options, on: day.at)
        let id = try inquiry.organization(organization)
        try inquiry.requirePerson(person)
        let answer = role.contains("/") ? try serviceRole(inquiry, id) : try adminRole(inquiry, id)
        try inquiry.show(
            .role(
                .init(person: Text(person), role: Text(role), organization: id),
                answer
            ),
            citing: answer.chains.flatMap(\.reasons)
        )
    }

    private func adminRole(_ inquiry: Inquiry, _ organization: Text) throws -> RoleAnswer {
        let index = inquiry.index
        try inquiry.require(role, "admin role", among: index.catalog.adminRoles.map(\.id))
        guard let place = index.organizations[organization] else {
            return .doesNotHold(.init(reasons: [], from: nil, until: nil))
        }
        return index.why(Inquiry.person(person), adminRole: Text(role), at: place)
    }

    private func serviceRole(_ inquiry: Inquiry, _ organization: Text) throws -> RoleAnswer {
        let name = RoleName(Text(role))
        try inquiry.requireService(name.service.string)
        let roles = inquiry.index.services[name.service]?.roles.map(\.id) ?? []
        try inquiry.require(name.role.string, "role of \(name.service)", among: roles)
        let question = SignInQuestion(
            email: Inquiry.person(person),
            organization: organization,
            population: known.population,
            claims: known.pairs
        )
        return inquiry.index.why(question, role: name)
    }
}
