import TenantryDiagnostics
package import TenantryModel
import TenantryNames
import TenantryYAML

/// An organization that somebody begins, answer by answer: each is checked by the rules that hold
/// for files, and what comes of them is a file with the comments that a newcomer needs.
package struct OrganizationDraft: Sendable {
    /// What the answers say so far.
    var organization = Organization()
    /// The sign-in of the business, where it has one.
    var connection = Connection()
    /// Which questions were answered.
    private(set) var answered: Set<Question> = []
    /// What there is besides.
    let state: State

    /// The questions in the order in which they are asked, by the names of their options.
    package enum Question: String, CaseIterable, Sendable {
        /// The name that people read.
        case name
        /// The machine name.
        case id
        /// The name of who answers for it.
        case ownerName = "owner-name"
        /// The address of who answers for it.
        case ownerEmail = "owner-email"
        /// The organization above.
        case parent
        /// Who manages its staff.
        case staff
        /// The mail domains of its staff.
        case staffDomains = "staff-domain"
        /// Who manages its consumers.
        case consumers
        /// The mail domains of its consumers.
        case consumerDomains = "consumer-domain"
        /// Where its people sign in.
        case issuer
        /// Which client the provider is there.
        case clientID = "client-id"
        /// What it subscribes to.
        case services = "service"
        /// Who pays.
        case billing
    }

    /// Why an answer cannot be taken.
    package struct Refusal: Error, Hashable, Sendable {
        /// What is wrong, as a phrase.
        package let message: String
        /// What to do instead.
        package let help: String

        /// The two in one sentence.
        package var sentence: String { help.isEmpty ? message : "\(message); \(help)" }
    }

    /// Begins one beside what there is.
    package init(beside state: State) { self.state = state }

    /// Takes an answer.
    ///
    /// Several domains or services stand behind commas.
    ///
    /// - Parameters:
    ///   - text: What was typed.
    ///   - question: To which question.
    /// - Throws: ``Refusal``; then nothing is changed.
    package mutating func take(_ text: String, for question: Question) throws(Refusal) {
        switch question {
        case .name: organization.name = try checked(text, "name")
        case .id: organization.id = try newID(text)
        case .ownerName: organization.ownerName = try checked(text, "owner.name")
        case .ownerEmail: organization.ownerEmail = try checked(text, "owner.email")
        case .parent: organization.parent = try known(text, "organization", organizationIDs)
        case .staff: try setMode(text, of: .staff)
        case .consumers: try setMode(text, of: .consumers)
        case .staffDomains: try addDomains(text, of: .staff)
        case .consumerDomains: try addDomains(text, of: .consumers)
        case .issuer: connection.issuer = try secureIssuer(text)
        case .clientID: connection.clientID = try checked(text, "clientId", of: .connection)
        case .services: try setServices(text)
        case .billing: organization.billing = try ownAccount(text)
        }
        answered.insert(question)
    }

    /// Whether a question is still to be asked.
    package func isOpen(_ question: Question) -> Bool {
        guard !answered.contains(question), lack(of: question) == nil else { return false }
        return switch question {
        case .name, .id, .ownerName, .ownerEmail, .staff, .staffDomains, .consumers,
            .consumerDomains, .issuer, .clientID:
            true
        case .parent: !state.organizations.isEmpty
        case .services: !subscribable.isEmpty
        case .billing: !organization.subscriptions.isEmpty && !accounts.isEmpty
        }
    }

    /// Why nothing would come of some of the answers: they are about people who are not there.
    package var unused: [Refusal] {
        Question.allCases.compactMap { question in
            guard answered.contains(question), let need = lack(of: question) else { return nil }
            return Refusal(message: "`--\(question.rawValue)` needs \(need)", help: "")
        }
    }

    /// What must be there before something comes of an answer; `nil` if it is.
    private func lack(of question: Question) -> String? {
        switch question {
        case .staffDomains:
            mode(of: .staff) == nil ? "`--staff` to say who manages them" : nil
        case .consumerDomains:
            mode(of: .consumers) == nil ? "`--consumers` to say who manages them" : nil
        case .issuer, .clientID:
            signingInElsewhere.isEmpty
                ? "people who sign in at the business: `--staff` or `--consumers` with `federated` "
                    + "or `hybrid`" : nil
        case .name, .id, .ownerName, .ownerEmail, .parent, .staff, .consumers, .services,
            .billing:
            nil
        }
    }

    /// Whether a question must be answered before there can be a file.
    package func isRequired(_ question: Question) -> Bool {
        switch question {
        case .name, .id, .ownerName, .ownerEmail: true
        case .staff: answered.contains(.consumers) && organization.users.isEmpty
        case .consumers: answered.contains(.staff) && organization.users.isEmpty
        case .issuer, .clientID: !signingInElsewhere.isEmpty
        case .parent, .staffDomains, .consumerDomains, .services, .billing: false
        }
    }

    /// The questions without whose answers there is no file; it is enough to answer one of
    /// ``Question/staff`` and ``Question/consumers``.
    package var missing: [Question] {
        Question.allCases.filter { question in
            let isPopulation = question == .staff || question == .consumers
            return isOpen(question)
                && (isPopulation ? organization.users.isEmpty : isRequired(question))
        }
    }

    /// An answer that somebody who only presses Enter may mean.
    package func suggestion(for question: Question) -> String? {
        guard question == .id,
            let proposal = Slug.suggestion(for: organization.name.string),
            !Slug.isReserved(proposal), state.organization(Text(proposal)) == nil
        else { return nil }
        return proposal
    }
}

extension OrganizationDraft {
    /// What can be answered, where that is a list; empty where it is not, or is too long to read.
    package func choices(for question: Question) -> [String] {
        let all: [String] =
            switch question {
            case .parent: organizationIDs.map(\.string)
            case .billing: accounts.map(\.string)
            case .services:
                subscribable.flatMap { service in
                    service.plans.filter { $0.state == .sold }.map { plan in
                        "\(service.id)/\(plan.id)" + (plan.per == .seat ? "/SEATS" : "")
                    }
                }
            case .staff, .consumers: OrganizationDraft.modes
            case .name, .id, .ownerName, .ownerEmail, .staffDomains, .consumerDomains, .issuer,
                .clientID:
                []
            }
        return all.count > 12 ? [] : all
    }
}

// MARK: - Checking

extension OrganizationDraft {
    /// The populations whose people sign in at the business.
    var signingInElsewhere: [Population] {
        organization.users.compactMap { users in
            users.mode == .federated || users.credential == .business ? users.population : nil
        }
    }

    /// The services that one can subscribe to.
    var subscribable: [Service] {
        state.catalog.services.filter { $0.availability == .subscription && $0.state == .active }
    }

    var organizationIDs: [Text] { state.organizations.map(\.id) }
    /// The accounts that may pay for it: its own, and those of who is above it.
    var accounts: [Text] {
        var owners: Set<Text> = [organization.id]
        var next = organization.parent
        while let id = next, owners.insert(id).inserted { next = state.organization(id)?.parent }
        return state.catalog.billingAccounts.filter { owners.contains($0.owner) }.map(\.id)
    }

    private func mode(of population: Population) -> ManagementMode? {
        organization.users.first { $0.population == population }?.mode
    }

    /// Reads an answer as the value of a field is read in a file.
    func checked(
        _ text: String,
        _ field: String,
        of kind: Kind = .organization
    ) throws(Refusal) -> Text {
        guard let type = Description.of(kind).field(field)?.type else { return Text(text) }
        let file = SourceFile(path: field, text: YAMLScalar.quoted(text))
        let (tree, problems) = YAMLTree.read(file)
        var decoder = FileDecoder(problems: problems)
        let value = tree.flatMap { decoder.value($0.root, as: type, named: field) }
        if let problem = decoder.problems.first(where: { $0.severity == .error }) {
            // What the message says need not be said twice.
            let help = problem.message.contains(type.words) ? nil : problem.help.first
            throw Refusal(message: problem.message, help: help ?? "")
        }
        guard case .text(let result)? = value else {
            throw Refusal(message: "`\(field)` must be \(type.words)", help: "")
        }
        return result
    }

    private func newID(_ text: String) throws(Refusal) -> Text {
        let id = try checked(text, "id")
        if Slug.isReserved(id.string) {
            throw Refusal(message: "`\(id)` means something in commands", help: "take another")
        }
        if state.organization(id) != nil {
            throw Refusal(message: "there is an organization `\(id)` already", help: "take another")
        }
        return id
    }

    private func secureIssuer(_ text: String) throws(Refusal) -> Text {
        let issuer = try checked(text, "issuer", of: .connection)
        if let advice = IssuerWithoutHTTPS.advice(on: issuer) {
            throw Refusal(message: "issuer must be https", help: advice)
        }
        return issuer
    }

    private func ownAccount(_ text: String) throws(Refusal) -> Text {
        if let account = state.catalog.billingAccounts.first(where: { $0.id.string == text }),
            !accounts.contains(account.id)
        {
            let own = accounts.prefix(10).map(\.string).joined(separator: ", ")
            throw Refusal(
                message: "`\(account.id)` belongs to `\(account.owner)`, which is not above it",
                help: own.isEmpty ? "it has no account yet" : "take one of its own: \(own)"
            )
        }
        return try known(text, "billing account", accounts)
    }

    /// Refuses a name that is not there.
    func known(_ text: String, _ kind: String, _ names: [Text]) throws(Refusal) -> Text {
        if names.contains(Text(text)) { return Text(text) }
        let near = NearestName.to(text, among: names.lazy.map(\.string))
        throw Refusal(
            message: "there is no \(kind) `\(text)`",
            help: near.map { "did you mean `\($0)`?" }
                ?? (names.isEmpty
                    ? "there is none yet"
                    : "there are " + names.prefix(10).map(\.string).joined(separator: ", "))
        )
    }
}
