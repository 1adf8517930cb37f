import Foundation
import TenantryConfig
import TenantryReport

/// Asks on a terminal for what is still open about an organization.
enum Interview {
    /// Asks one question after the other, and each again until its answer can be taken.
    ///
    /// - Throws: ``Failure`` if there is nobody to ask, or the answers end.
    static func complete(_ draft: inout OrganizationDraft) throws {
        guard Console.isTerminal(STDIN_FILENO) else {
            throw Failure(
                "there is no terminal to ask on: give \(options(draft.missing))",
                .usage
            )
        }
        for question in OrganizationDraft.Question.allCases where draft.isOpen(question) {
            try ask(question, &draft)
        }
    }

    private static func ask(
        _ question: OrganizationDraft.Question,
        _ draft: inout OrganizationDraft
    ) throws {
        let choices = draft.choices(for: question)
        let list = choices.isEmpty ? "" : " (\(choices.joined(separator: ", ")))"
        let suggestion = draft.suggestion(for: question)
        let usual = suggestion.map { " [\($0)]" } ?? (draft.isRequired(question) ? "" : " []")
        while true {
            guard let line = try Console.ask("\(question.words)\(list)\(usual): ".harmless) else {
                Console.complain("")
                throw Failure("the answers ended; nothing was written", .failed)
            }
            let typed = line.trimmingCharacters(in: .whitespaces)
            guard let answer = typed.isEmpty ? suggestion : typed else {
                if !draft.isRequired(question) { return }
                Console.complain("  this must be said")
                continue
            }
            do {
                try draft.take(answer, for: question)
                return
            } catch {
                Console.complain("  \(error.sentence.harmless)")
            }
        }
    }

    /// The options that would have answered.
    private static func options(_ questions: [OrganizationDraft.Question]) -> String {
        let isEither = questions.contains(.staff) && questions.contains(.consumers)
        let names = questions.compactMap { question in
            switch question {
            case .id: "ID"
            case .staff where isEither: "--staff or --consumers"
            case .consumers where isEither: nil
            case .name, .ownerName, .ownerEmail, .parent, .staff, .staffDomains, .consumers,
                .consumerDomains, .issuer, .clientID, .services, .billing:
                "--\(question.rawValue)"
            }
        }
        return (names.filter { $0 == "ID" } + names.filter { $0 != "ID" }).joined(separator: ", ")
    }
}

extension OrganizationDraft.Question {
    /// The question.
    fileprivate var words: String {
        switch self {
        case .name: "Its name, as people read it"
        case .id: "Its id, for files and commands"
        case .ownerName: "Who answers for it at the business: the name"
        case .ownerEmail: "  and the e-mail address"
        case .parent: "The organization above it"
        case .staff: "Who manages its staff"
        case .staffDomains: "  their mail domains"
        case .consumers: "Who manages its consumers, such as patients"
        case .consumerDomains: "  their mail domains"
        case .issuer: "Where they sign in: the issuer, as its discovery document says it"
        case .clientID: "  the client id there"
        case .services: "Services that it subscribes to"
        case .billing: "The billing account that pays"
        }
    }
}
