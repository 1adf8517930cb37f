/// The kinds of things that a state is made of; the raw value is their word in an address.
package enum Kind: String, CaseIterable, Hashable, Sendable {
    /// The company that runs the platform.
    case provider
    /// The limits that the provider sets for itself.
    case policy
    /// What users use.
    case service
    /// A permission bundle of a service.
    case role
    /// What a subscription costs.
    case plan
    /// A permission bundle for administering an organization.
    case adminRole
    /// A company whose people may help organizations.
    case partner
    /// A person of a partner.
    case person
    /// People of a partner who come together.
    case team
    /// Who pays.
    case billingAccount
    /// A business that consumes the platform: one file.
    case organization
    /// A mail domain that leads to an organization.
    case domain
    /// An external login or directory of an organization.
    case connection
    /// The staff or the consumers of an organization, and who manages them.
    case users
    /// The right of an organization to a service.
    case subscription
    /// A person of the business who administers the organization.
    case admin
    /// People of a partner who help to administer the organization for a time.
    case collaborator
    /// A warning that somebody answers for.
    case waiver
    /// What is expected of a sign-in; of the files only.
    case signInExpectation
    /// What is expected of who administers an organization; of the files only.
    case administrationExpectation
    /// What is expected of a bill; of the files only.
    case billExpectation

    /// The word in sentences.
    package var word: String {
        switch self {
        case .provider, .policy, .service, .role, .plan, .partner, .person, .team, .organization,
            .domain, .connection, .users, .subscription, .admin, .collaborator, .waiver:
            rawValue
        case .adminRole: "admin role"
        case .billingAccount: "billing account"
        case .signInExpectation, .administrationExpectation, .billExpectation: "expectation"
        }
    }
}
