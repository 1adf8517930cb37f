import Synchronization
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
    /// The live ids that renames leave.
    private let leftIDs: Set<Text>
    /// The ids that organizations say they had, and who says so.
    private let saidIDs: [Text: Text]
    /// The ids that lead to somebody already, where that is known.
    let pastIDs: PastIDs?
    /// What is known of people and domains, where that is known.
    package let facts: RuntimeFacts?
    private let challenge: Challenge?
    private let claimants: Claimants
    /// Where something could not be read, by file: what seems absent there is unknown.
    let unread: [String: [SourceSpan]]
    private let writtenFiles = WrittenFiles()
    private let overlaps = Mutex<[ClaimOverlap]?>(nil)
    /// Whether an organization names a parent that does not exist, or itself: it may belong below
    /// one that seems to have nobody below it.
    let hasStrays: Bool
    /// The policy in force; the usual one where it could not be read, so that rules that go by it
    /// ask ``isCatalogUnderstood`` first.
    package let policy: Policy
    /// The same under the stricter one of the live and the desired policy, where the live one is
    /// stricter: what rules would say if the policy had not been loosened.
    let unloosened: DesiredIndex?
    /// The desired state as analyses see it.
    package let index: StateIndex
    /// What the names of roles stand for that the catalog has.
    let roles: [RoleName: RoleMeaning]
    /// Who a domain of the provider or of a partner belongs to, by domain, for people:
    /// ``provider `healthyfoods` ``.
    package let reservedDomains: [Text: String]

    /// Says what the TXT record of a domain must say that an organization claims.
    package typealias Challenge = @Sendable (_ domain: Text, _ organization: Text) -> Text

    /// Builds the index.
    ///
    /// - Complexity: O(*n*) in the size of the state.
    package init(
        _ workspace: Workspace,
        live: State? = nil,
        lastApplied: State? = nil,
        formerIDs: [Text: Text]? = nil,
        pastIDs: PastIDs? = nil,
        facts: RuntimeFacts? = nil,
        claimants: Claimants? = nil,
        challenge: Challenge? = nil,
        policy: Policy? = nil
    ) {
        self.workspace = workspace
        self.live = live
        self.lastApplied = lastApplied ?? live
        self.formerIDs = formerIDs
        leftIDs = formerIDs.map { Set($0.values) } ?? []
        self.pastIDs = pastIDs
        self.facts = facts
        self.challenge = challenge
        self.claimants =
            claimants ?? Claimants(of: facts ?? RuntimeFacts(), in: live ?? State())
        unread = Dictionary(
            grouping: workspace.readingProblems.filter { $0.severity == .error }
                .compactMap(\.span),
            by: \.file
        )
        let state = workspace.desired
        self.policy = policy ?? state.catalog.policy
        index = StateIndex(state, today: workspace.today)
        roles = RoleMeaning.all(in: state.catalog)
        hasStrays = zip(state.organizations, index.parents).enumerated().contains { place, pair in
            pair.0.parent != nil && (pair.1 == nil || pair.1 == place)
        }
        reservedDomains = Self.reservedDomains(of: state.catalog)
        saidIDs = Dictionary(
            state.organizations.lazy.filter { !$0.formerly.isEmpty }.flatMap { organization in
                organization.formerly.map { ($0, organization.id) }
            }
        ) { first, _ in first }
        // Where nothing is live, nothing is loosened.
        let before = live.flatMap { $0.organizations.isEmpty ? nil : $0.catalog.policy }
        let strict = before.map(state.catalog.policy.stricter)
        let isLoosened = policy == nil && strict != nil && strict != state.catalog.policy
        unloosened =
            isLoosened
            ? DesiredIndex(
                workspace,
                live: live,
                lastApplied: lastApplied,
                formerIDs: formerIDs,
                pastIDs: pastIDs,
                facts: facts,
                claimants: claimants,
                challenge: challenge,
                policy: strict
            ) : nil
    }

    private static func reservedDomains(of catalog: Catalog) -> [Text: String] {
        var reserved: [Text: String] = [:]
        for provider in catalog.providers {
            for domain in provider.domains { reserved[domain] = "provider `\(provider.id)`" }
        }
        for partner in catalog.partners {
            for domain in partner.domains { reserved[domain] = "partner `\(partner.id)`" }
        }
        return reserved
    }

    /// Returns the owner of a domain, or of a domain above it, if it is the provider's or a
    /// partner's.
    ///
    /// - Complexity: O(*labels*).
    package func reservation(of domain: String) -> String? {
        DomainNames.suffixes(of: domain.hasPrefix("*.") ? domain.dropFirst(2) : domain[...])
            .lazy.compactMap { self.reservedDomains[Text(String($0))] }.first { _ in true }
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

    /// The id that an organization has live; `nil` if it is new, or if nobody knows what is live.
    ///
    /// - Complexity: O(log *n*).
    func liveID(of organization: Organization) -> Text? {
        guard let live else { return nil }
        if let former = formerIDs?[organization.id] { return former }
        guard !leftIDs.contains(organization.id), live.place(of: organization.id) != nil else {
            return nil
        }
        return organization.id
    }

    /// What is known of a domain that an organization claims: nothing, as long as live somebody
    /// else claims it, who alone has shown whose it is.
    ///
    /// - Complexity: O(log *n*).
    func proof(of name: Text, for organization: Organization) -> KnownDomain? {
        guard let known = facts?.domains[name],
            claimants.include(liveID(of: organization), for: name)
        else { return nil }
        return known
    }

    /// Where an organization is that no file declares under this id: renamed, or left out; `nil`
    /// if nobody knows.
    ///
    /// - Complexity: O(log *n*).
    func whereabouts(of id: Text) -> String? {
        if workspace.leftOut.contains(id) {
            return "`\(id)` is left out: select it, too, or leave out what refers to it"
        }
        let renamed =
            saidIDs[id]
            ?? pastIDs?.aliases[id].flatMap { state.organization($0)?.id }
        return renamed.map { "`\(id)` is called `\($0)` now: write that" }
    }

    /// The file of the organization at a place in the state, as it is written.
    ///
    /// - Complexity: O(*n*) in the size of the file, once.
    func written(_ number: Int) -> WrittenFile {
        writtenFiles.file(of: number) { WrittenFile(number, in: self) }
    }

    /// The domains of organizations that lie under wildcards of others, in order of those below.
    ///
    /// - Complexity: O(*n*) in the number of domains, once.
    var claimOverlaps: [ClaimOverlap] {
        overlaps.withLock { known in
            let found = known ?? ClaimOverlap.all(in: state)
            known = found
            return found
        }
    }

    /// What the TXT record of a domain must say that an organization claims; what was asked for
    /// before, where nobody knows what would be.
    func token(of domain: Text, for organization: Text) -> Text {
        challenge?(domain, organization) ?? facts?.domains[domain]?.token ?? ""
    }

    /// Whether a domain is a public mailbox provider, built in or by policy.
    package func isFreeMail(_ domain: String) -> Bool {
        MailboxProviders.isFreeMail(domain)
            || (!policy.freeMail.isEmpty && policy.freeMail.contains(Text(domain)))
    }
}
