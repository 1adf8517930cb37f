import TenantryAccess
package import TenantryModel

/// Whom files name: organizations by id, billing accounts, and the domains of e-mail addresses.
package struct Acquaintances: Sendable {
    /// The ids of organizations: what a file declares, had before, or refers to.
    package private(set) var organizations: Set<Text> = []
    /// The ids of billing accounts.
    package private(set) var accounts: Set<Text> = []
    /// The domains of the e-mail addresses of expectations; those of organizations are among their
    /// ``MeetingNames``.
    package private(set) var hosts: Set<String> = []

    /// Collects whom files name.
    ///
    /// - Complexity: O(*n*) in their size.
    package init(of organizations: [Organization], _ expectations: [Expectation]) {
        for organization in organizations { add(organization) }
        for expectation in expectations {
            switch expectation.content {
            case .signIn(let expected): add(expected)
            case .administration(let expected): self.organizations.insert(expected.organization)
            case .bill(let expected): accounts.insert(expected.account)
            }
        }
    }

    /// Whether nobody is named.
    package var isEmpty: Bool { organizations.isEmpty && accounts.isEmpty && hosts.isEmpty }

    /// Adds billing accounts, and whose they are.
    package mutating func add(accounts ids: Set<Text>, of owners: Set<Text>) {
        accounts.formUnion(ids)
        organizations.formUnion(owners)
    }

    private mutating func add(_ organization: Organization) {
        organizations.formUnion([organization.id] + organization.formerly)
        if let parent = organization.parent { organizations.insert(parent) }
        if let account = organization.billing { accounts.insert(account) }
        for domain in organization.domains {
            if let via = domain.via { add(connection: via, of: organization.id) }
        }
    }

    private mutating func add(_ expected: SignInExpectation) {
        if let organization = expected.organization { organizations.insert(organization) }
        if let through = expected.through { add(connection: through, of: "") }
        if let email = expected.email { hosts.insert(email.mailHost) }
    }

    private mutating func add(connection name: Text, of organization: Text) {
        organizations.insert(Address(connection: name, of: organization).root.key)
    }
}
