/// What somebody says an identity server has seen: accounts by number, domains, certificates.
package struct Observation: Hashable, Sendable {
    /// Accounts, group by group; `nil` if nothing is said of accounts.
    package var accounts: [Group]?
    /// Domains that were looked at.
    package var domains: [Look]
    /// The last day of certificates, by fingerprint.
    package var certificates: [Text: Day]

    /// Puts an observation together.
    package init(
        accounts: [Group]? = nil,
        domains: [Look] = [],
        certificates: [Text: Day] = [:]
    ) {
        self.accounts = accounts
        self.domains = domains
        self.certificates = certificates
    }

    /// Accounts that are alike.
    package struct Group: Hashable, Sendable {
        /// Who they are.
        package let who: PopulationName
        /// The connection through which they come; `nil` at the provider.
        package let connection: Address?
        /// How many of them can be used.
        package let active: Int
        /// How many others are suspended.
        package let suspended: Int
        /// The last day on which one of them signed in.
        package let lastSeen: Day?

        /// Counts accounts that are alike.
        package init(
            _ who: PopulationName,
            through connection: Address? = nil,
            active: Int,
            suspended: Int = 0,
            lastSeen: Day? = nil
        ) {
            self.who = who
            self.connection = connection
            self.active = active
            self.suspended = suspended
            self.lastSeen = lastSeen
        }
    }

    /// One look at the DNS of a domain.
    package struct Look: Hashable, Sendable {
        /// The name that is proven.
        package let name: Text
        /// What its record must say.
        package let token: Text
        /// How it ended.
        package let state: VerificationState
        /// When it was.
        package let day: Day

        /// Says how a look ended.
        package init(_ name: Text, token: Text, _ state: VerificationState, on day: Day) {
            self.name = name
            self.token = token
            self.state = state
            self.day = day
        }
    }
}
