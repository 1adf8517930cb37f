package import TenantryModel

/// One link of an explanation: something that a file says, and where.
package struct Reason: Hashable, Sendable {
    /// What it says.
    package let fact: Fact
    /// The thing that says so.
    package let address: Address
    /// The way to what says it inside the thing: a field, and perhaps an item of it.
    package let path: [String]

    /// States a fact and its source.
    package init(_ fact: Fact, _ address: Address, _ path: String...) {
        self.fact = fact
        self.address = address
        self.path = path
    }
}

/// What a reason can be.
package enum Fact: Hashable, Sendable {
    /// A mail host falls under a claim.
    case claim(host: Text, claim: Text)
    /// A claim counts for nothing, since nobody has shown that the domain is the organization's.
    case unverified(claim: Text)
    /// The organization was named.
    case named
    /// An organization is switched off.
    case switchedOff(OrganizationState)
    /// The claim is for a population.
    case claimFor(Population)
    /// Whoever asked said which population.
    case askedFor(Population)
    /// There is only one population.
    case onlyPopulation(Population)
    /// The claim leads to a connection.
    case via(Text)
    /// There is only one connection.
    case onlyConnection(Text)
    /// The page lets them choose, and they choose this connection.
    case chosen(Text)
    /// The connection is lent by an ancestor.
    case connectionLent(Text)
    /// Who manages the population.
    case managed(Population, ManagementMode, credential: FacetOwner?)
    /// Accounts of the population are kept at the lender.
    case profilesShared(Population)
    /// A connection brings accounts at the first sign-in.
    case imports(Text)
    /// A service is for everyone.
    case everyoneService(Text)
    /// A service is subscribed.
    case subscribed(Text)
    /// A service is lent by an ancestor.
    case serviceLent(Text)
    /// Everybody of the population has a role.
    case defaultRole(RoleName)
    /// A connection grants a role.
    case granted(RoleName, Condition)
    /// A role includes another.
    case included(RoleName, in: RoleName)
    /// A person is an admin of the organization.
    case admin(Text, role: Text)
    /// People of a partner collaborate.
    case collaboration(partner: Text, role: Text, from: Day?, until: Day?, sponsor: Text)
    /// A person is in a team.
    case inTeam(person: Text, team: Text)
    /// A domain is a partner's.
    case partnerDomain(Text)
    /// A domain is the provider's own.
    case provider
    /// A person is named.
    case person(Text, email: Text, until: Day?)
    /// A collaboration covers everything below its organization.
    case coversChildren(of: Text)
    /// A collaboration covers nothing below its organization.
    case coversOnlyItself(Text)
    /// People of a partner have no access.
    case partnerOff(Text, PartnerState)
    /// No file gives somebody an admin role.
    case notGiven(role: Text)
    /// The organization does not have a service.
    case serviceMissing(Text)
    /// The organization does not have a service that another one requires.
    case requirementMissing(Text, of: Text)
    /// A role is for others.
    case roleFor(RoleName, RoleAudience)
    /// A service decides itself what people may do.
    case decidedByApplication(Population)
    /// Not everybody of a population has a role.
    case noDefaultRole(RoleName, Population)
    /// A connection grants a role to nobody.
    case noGrant(RoleName, by: Text)
}
