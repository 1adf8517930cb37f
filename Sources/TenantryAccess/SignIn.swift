package import TenantryModel

/// Whose sign-in is asked about: an address, an organization's own page, or both.
package struct SignInQuestion: Hashable, Sendable {
    /// The e-mail address that somebody types.
    package var email: Text?
    /// The organization on whose page they are: `/o/<id>`.
    package var organization: Text?
    /// The population that they say they belong to.
    package var population: Population?
    /// The connection that they choose where the page lets them, under the name that the
    /// organization writes.
    package var connection: Text?
    /// What their token or directory entry says.
    package var claims: [Pair]

    /// Asks about an address, an organization, or both.
    package init(
        email: Text? = nil,
        organization: Text? = nil,
        population: Population? = nil,
        claims: [Pair] = []
    ) {
        self.email = email
        self.organization = organization
        self.population = population
        self.claims = claims
    }
}

/// What happens when somebody signs in, and why.
package struct SignInAnswer: Hashable, Sendable {
    /// What was asked.
    package let question: SignInQuestion
    /// What happens.
    package let outcome: SignInOutcome
    /// What it rests on, in the order in which it was looked up.
    package let reasons: [Reason]
}

/// What can happen when somebody signs in.
package enum SignInOutcome: Hashable, Sendable {
    /// What was typed is no e-mail address.
    case noAddress
    /// There is no organization of this name; what the page asks then is the same for everybody.
    case unknownOrganization(Text)
    /// No organization claims the domain: the page asks for the organization's name or link.
    case asksForOrganization(host: Text)
    /// No organization can claim the domain: it is a partner's, or the provider's own.
    case fromOutside(Outsider)
    /// The address belongs to an organization outside the family of the one on whose page it is.
    case conflict(page: Text, address: Text)
    /// The organization, or one above it, is switched off.
    case switchedOff(Text, by: Text, OrganizationState)
    /// Staff or consumer: the page asks.
    case asksForPopulation([Population])
    /// The organization has no such people.
    case noPopulation(Population)
    /// The page has no button for them and asks for an e-mail address, whose domain decides.
    case asksForAddress
    /// The page shows a button for each of these connections.
    case asksForConnection([Text])
    /// People of this population cannot sign in at all.
    case noWay(Population)
    /// The address is outside the domains for which the connection may speak; no host where it may
    /// speak for none, since the organization has shown none to be its own.
    case foreignAddress(connection: Text, host: Text?)
    /// They sign in.
    case signsIn(SignIn)
}

/// How somebody signs in, and what that leads to.
package struct SignIn: Hashable, Sendable {
    /// The organization.
    package let organization: Text
    /// The population.
    package let population: Population
    /// Where they sign in.
    package let way: Way
    /// The issuer or entity id of the business's identity provider; `nil` at the provider.
    package let identityProvider: Text?
    /// What the connection speaks; `nil` at the provider.
    package let type: ConnectionType?
    /// Where the first sign-in goes before the provider takes over, where accounts are imported.
    package let importedThrough: Text?
    /// Claims that must have exactly these values.
    package let pins: [Pair]
    /// The domains in which an asserted e-mail address must be; any, if there are none.
    package let acceptedDomains: [Text]
    /// What is kept here, and where.
    package let account: AccountRule
    /// The services and roles that they have with what is known of them.
    package let reach: [ServiceReach]
    /// What single attribute values would add.
    package let further: [Further]
    /// Other organizations into which the same session leads: single sign-on across a hierarchy.
    package let sessionsSharedWith: [Text]

    /// What one more attribute value would add.
    package struct Further: Hashable, Sendable {
        /// The attribute value.
        package let condition: Condition
        /// The roles that it adds.
        package let roles: [RoleName]
    }
}

/// What is kept of a person, and who decides about it.
package struct AccountRule: Hashable, Sendable {
    /// The organization that keeps the account.
    package let keeper: Text
    /// How an account comes to be.
    package let provisioning: Provisioning
    /// Who owns the credential.
    package let credential: FacetOwner
    /// Who creates, suspends and deletes accounts.
    package let lifecycle: FacetOwner
    /// Where it is decided what they may do.
    package let authorization: Authorization
    /// After how many days without a sign-in an account is suspended.
    package let inactiveDays: Int?
}
