import TenantryAccess
package import TenantryModel

/// One organization as far as its own file, those of its ancestors, and the catalog tell.
///
/// What rules find here depends on nothing else: not on the day, nor on what is live or known of
/// people, nor on other organizations. So nobody need ask again while these files stay as they are.
/// Everything in this file has to keep to that.
package struct LocalView: OrganizationPlaces, Sendable {
    private let view: OrganizationView

    /// Looks at an organization.
    init(_ view: OrganizationView) { self.view = view }

    /// What it means: defaults expanded.
    ///
    /// Seen where it is: to copy an organization takes longer than most rules.
    @inline(__always) package var organization: Organization { view.effective.organization }

    /// Its place in the state.
    package var number: Int { view.number }

    /// Its id.
    package var id: Text { view.id }

    /// Asks every rule that sees no more than this.
    func check(_ findings: inout Findings) {
        for rule in RuleCatalog.localRules { rule.check(self, &findings) }
    }
}

// MARK: - Its file

extension LocalView {
    /// What its file says, word for word.
    var written: Organization { view.written }

    /// Its file, as it is written.
    var file: WrittenFile { view.desired.written(number) }

    /// Whether nothing was wrong with a part of its file when it was read.
    func isRead(_ steps: String...) -> Bool { view.isRead(steps) }

    /// Whether what it says of a population was read without a problem.
    func isRead(_ users: UserManagement) -> Bool { view.isRead(users) }

    /// Whether an e-mail address is in one of its domains, wildcards apart.
    func claims(exactly email: Text, for population: Population? = nil) -> Bool {
        view.claims(exactly: email, for: population)
    }

    /// The user management of a population.
    func users(_ population: Population) -> UserManagement? { view.effective.users(population) }
}

// MARK: - Its ancestors

extension LocalView {
    /// Whether everything in its file and in those of its ancestors was understood.
    var isUnderstood: Bool { view.isUnderstood }

    /// Whether all connections that it could use are known.
    var knowsItsConnections: Bool { view.knowsItsConnections }

    /// Where a population stands in the grid; `nil` if it does not say enough.
    func cell(of users: UserManagement) -> ManagementCell? { view.cell(of: users) }

    /// Whether a connection serves a population as needed: its own, or one that an ancestor lends.
    func hasConnection(for population: Population, _ need: ConnectionNeed = .any) -> Bool {
        view.hasConnection(for: population, need)
    }

    /// All connections that it can use for a population: its own and those lent by ancestors.
    func usableConnections(for population: Population) -> [UsableConnection] {
        view.effective.usableConnections(for: population)
    }

    /// All connections that it can use, under the names by which it writes them.
    var usableConnections: [UsableConnection] { view.effective.usableConnections }

    /// Where the connection is that a domain's `via` names: its own, or one that an ancestor lends.
    func location(via name: Text) -> ConnectionLocation? { view.location(via: name) }

    /// The connection at a location.
    func connection(at location: ConnectionLocation) -> Connection {
        view.connection(at: location)
    }

    /// Whether the connection at a location serves a population.
    func serves(_ population: Population, at location: ConnectionLocation) -> Bool {
        view.serves(population, at: location)
    }

    /// The id of the organization that has the connection at a location.
    func owner(at location: ConnectionLocation) -> Text {
        view.desired.state.organizations[location.owner].id
    }
}

// MARK: - The catalog

extension LocalView {
    /// The catalog.
    var catalog: Catalog { view.desired.catalog }

    /// The policy in force.
    var policy: Policy { view.desired.policy }

    /// Whether the catalog was read without a problem.
    var isCatalogUnderstood: Bool { view.desired.isCatalogUnderstood }

    /// Services by id.
    var services: ThingsByKey<Service> { view.desired.index.services }

    /// Admin roles by id.
    var adminRoles: ThingsByKey<AdminRole> { view.desired.index.adminRoles }

    /// Partners by id.
    var partners: ThingsByKey<Partner> { view.desired.index.partners }

    /// What the name of a role stands for.
    func meaning(of name: RoleName) -> RoleMeaning { view.desired.meaning(of: name) }

    /// Whether a domain is a public mailbox provider, built in or by policy.
    func isFreeMail(_ domain: String) -> Bool { view.desired.isFreeMail(domain) }

    /// Who owns a domain, or a domain above it, if it is the provider's or a partner's.
    func reservation(of domain: String) -> String? { view.desired.reservation(of: domain) }
}
