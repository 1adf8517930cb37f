import TenantryDiagnostics
package import TenantryModel
import TenantryNames

/// A desired state with everything that rules look up, built once.
package struct DesiredIndex: Sendable {
    /// The workspace that it was built from.
    package let workspace: Workspace
    /// The desired state, defaults expanded.
    package var state: State { workspace.desired }
    /// The catalog.
    package var catalog: Catalog { workspace.desired.catalog }
    /// What is live, where that is known; rules that ask whether something is new look here.
    package let live: State?
    /// The files in which something could not be read, by path: what seems absent there is unknown.
    package let incompleteFiles: Set<String>
    /// The policy in force.
    package let policy: Policy
    /// The place of each organization in the state, by id.
    package let organizations: [Text: Int]
    /// The place of each organization's parent; `nil` for roots and where the parent is unknown.
    package let parents: [Int?]
    /// The places of each organization's children, in order.
    package let children: [[Int]]
    /// Services by id.
    package let services: [Text: Service]
    /// Services that every active organization has, sorted.
    package let everyoneServices: [Text]
    /// Admin roles by id.
    package let adminRoles: [Text: AdminRole]
    /// Partners by id.
    package let partners: [Text: Partner]
    /// Billing accounts by id.
    package let billingAccounts: [Text: BillingAccount]
    /// Who a domain of the provider or of a partner belongs to, by domain, for people:
    /// ``provider `healthyfoods` ``.
    package let reservedDomains: [Text: String]
    /// The organizations that claim a domain, by the domain as written, in order.
    package let claims: [Text: [Int]]

    /// Builds the index.
    ///
    /// - Complexity: O(*n*) in the size of the state.
    package init(_ workspace: Workspace, live: State? = nil) {
        self.workspace = workspace
        self.live = live
        incompleteFiles = Set(
            workspace.readingProblems.lazy.filter { $0.severity == .error }
                .compactMap { $0.span?.file }
        )
        let state = workspace.desired
        policy = state.catalog.policy
        var organizations: [Text: Int] = [:]
        organizations.reserveCapacity(state.organizations.count)
        for (index, organization) in state.organizations.enumerated() {
            organizations[organization.id] = index
        }
        self.organizations = organizations
        parents = state.organizations.map { $0.parent.flatMap { organizations[$0] } }
        var children = [[Int]](repeating: [], count: parents.count)
        for (index, parent) in parents.enumerated() {
            if let parent { children[parent].append(index) }
        }
        self.children = children
        services = DesiredIndex.byKey(state.catalog.services)
        everyoneServices = state.catalog.services
            .filter { $0.availability == .everyone && $0.state != .retired }.map(\.id)
        adminRoles = DesiredIndex.byKey(state.catalog.adminRoles)
        partners = DesiredIndex.byKey(state.catalog.partners)
        billingAccounts = DesiredIndex.byKey(state.catalog.billingAccounts)
        var reserved: [Text: String] = [:]
        for provider in state.catalog.providers {
            for domain in provider.domains { reserved[domain] = "provider `\(provider.id)`" }
        }
        for partner in state.catalog.partners {
            for domain in partner.domains { reserved[domain] = "partner `\(partner.id)`" }
        }
        reservedDomains = reserved
        var claims: [Text: [Int]] = [:]
        claims.reserveCapacity(state.organizations.count)
        for (index, organization) in state.organizations.enumerated() {
            for domain in organization.domains { claims[domain.name, default: []].append(index) }
        }
        self.claims = claims
    }

    private static func byKey<Element: Resource>(_ elements: [Element]) -> [Text: Element] {
        Dictionary(elements.map { ($0.key, $0) }) { first, _ in first }
    }

    /// Returns the role with this name, if its service has it.
    package func role(_ name: RoleName) -> ServiceRole? {
        services[name.service]?.roles.first { $0.id == name.role }
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

    /// Whether a domain is a public mailbox provider, built in or by policy.
    package func isFreeMail(_ domain: String) -> Bool {
        MailboxProviders.isFreeMail(domain) || policy.freeMail.contains(Text(domain))
    }
}
