package import TenantryAccess
import TenantryDiagnostics
package import TenantryModel
import TenantryNames

/// A desired state with everything that rules look up, built once.
///
/// A class, since there is one of each workspace and every view of an organization refers to it.
package final class DesiredIndex: Sendable {
    /// The workspace that it was built from.
    package let workspace: Workspace
    /// The desired state, defaults expanded.
    package var state: State { workspace.desired }
    /// The catalog.
    package var catalog: Catalog { workspace.desired.catalog }
    /// What is live, where that is known; rules that ask whether something is new look here.
    package let live: State?
    /// What the files said when they were last applied, where what is live is known; rules that ask
    /// what a change of the files takes away look here: what was changed outside, or never applied,
    /// is no change of theirs.
    package let lastApplied: State?
    private let formerIDs: [Text: Text]?
    /// What is known of people and domains, where that is known.
    package let facts: RuntimeFacts?
    private let challenge: Challenge
    /// Where something could not be read, by file: what seems absent there is unknown.
    let unread: [String: [SourceSpan]]
    private let writtenFiles = WrittenFiles()
    /// The policy in force; the usual one where it could not be read, so that rules that go by it
    /// ask ``isCatalogUnderstood`` first.
    package let policy: Policy
    /// The desired state as analyses see it.
    package let index: StateIndex
    /// Who a domain of the provider or of a partner belongs to, by domain, for people:
    /// ``provider `healthyfoods` ``.
    package let reservedDomains: [Text: String]

    /// Says what the TXT record of a domain must say.
    package typealias Challenge = @Sendable (Text) -> Text

    /// Builds the index.
    ///
    /// - Complexity: O(*n*) in the size of the state.
    package init(
        _ workspace: Workspace,
        live: State? = nil,
        lastApplied: State? = nil,
        formerIDs: [Text: Text]? = nil,
        facts: RuntimeFacts? = nil,
        challenge: @escaping Challenge = { _ in "" }
    ) {
        self.workspace = workspace
        self.live = live
        self.lastApplied = lastApplied ?? live
        self.formerIDs = formerIDs
        self.facts = facts
        self.challenge = challenge
        unread = Dictionary(
            grouping: workspace.readingProblems.filter { $0.severity == .error }
                .compactMap(\.span),
            by: \.file
        )
        let state = workspace.desired
        policy = state.catalog.policy
        index = StateIndex(state, today: workspace.today)
        var reserved: [Text: String] = [:]
        for provider in state.catalog.providers {
            for domain in provider.domains { reserved[domain] = "provider `\(provider.id)`" }
        }
        for partner in state.catalog.partners {
            for domain in partner.domains { reserved[domain] = "partner `\(partner.id)`" }
        }
        reservedDomains = reserved
    }

    /// Returns the owner of a domain, or of a domain above it, if it is the provider's or a
    /// partner's.
    ///
    /// - Complexity: O(*labels*).
    package func reservation(of domain: String) -> String? {
        var rest = domain.hasPrefix("*.") ? domain.dropFirst(2) : domain[...]
        while true {
            if let owner = reservedDomains[Text(String(rest))] { return owner }
            guard let dot = rest.firstIndex(of: ".") else { return nil }
            rest = rest[rest.index(after: dot)...]
        }
    }

    /// What an organization is in a state of before, perhaps under an earlier id.
    ///
    /// Where nobody has found out who is renamed, whoever has the id is taken for it, and then
    /// whoever has one of its former ids.
    ///
    /// - Complexity: O(log *n*).
    func predecessor(of organization: Organization, in state: State) -> Organization? {
        if let formerIDs {
            return state.organization(formerIDs[organization.id] ?? organization.id)
        }
        return ([organization.id] + organization.formerly).lazy
            .compactMap { state.organization($0) }.first
    }

    /// The file of the organization at a place in the state, as it is written.
    ///
    /// - Complexity: O(*n*) in the size of the file, once.
    func written(_ number: Int) -> WrittenFile {
        writtenFiles.file(of: number) { WrittenFile(number, in: self) }
    }

    /// What the TXT record of a domain must say: what was asked for, or would be.
    func token(of domain: Text) -> Text { facts?.domains[domain]?.token ?? challenge(domain) }

    /// Whether a domain is a public mailbox provider, built in or by policy.
    package func isFreeMail(_ domain: String) -> Bool {
        MailboxProviders.isFreeMail(domain) || policy.freeMail.contains(Text(domain))
    }
}
