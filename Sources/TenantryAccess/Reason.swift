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
    /// A person is named.
    case person(Text, email: Text, until: Day?)
    /// A collaboration covers everything below its organization.
    case coversChildren(of: Text)
}
