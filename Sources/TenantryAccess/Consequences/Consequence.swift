package import TenantryModel

/// What a plan means for people: one thing that begins, changes or ends for somebody.
package indirect enum Consequence: Hashable, Sendable {
    /// A population cannot sign in any more.
    case signInLost(SignInChange)
    /// A population loses services or roles.
    case accessLost(AccessChange)
    /// Somebody does not administer an organization any more.
    case administrationLost(Administration, hasEnded: Bool)
    /// The last administrator of an organization goes.
    case lastAdministratorLost(organization: Text)
    /// A parent lends something no more, or to somebody no more.
    case lendingEnded(Lending)
    /// A population signs in another way, or at another identity provider.
    case waysChanged(WaysChange)
    /// A connection, a population or the provider lets others in, or knows them otherwise.
    case admissionChanged(AdmissionChange)
    /// Addresses lead somewhere else, or nowhere.
    case signInMoved(SignInMove)
    /// Somebody from outside gets to administer an organization, or gets more.
    case outsideGained(Administration, reach: Int)
    /// A collaboration begins or ends on another day than before.
    case outsideTermChanged(Administration, before: Administration)
    /// A collaboration begins or ends to cover what is below its organization.
    case coverageChanged(Administration, below: Int)
    /// An admin role may do something else.
    case rightsChanged(RightsChange)
    /// A population can sign in for the first time, and what it gets.
    case signInGained(SignInChange)
    /// A population gets services or roles.
    case accessGained(AccessChange)
    /// Somebody of the business gets to administer it.
    case administrationGained(Administration)
    /// A parent lends something more, or to somebody more.
    case lendingBegun(Lending)
    /// A service ends on another day than before.
    case termChanged(ServiceTerm)
    /// A billing account belongs to somebody else.
    case ownerChanged(account: Text, before: Text, after: Text)
    /// Somebody else pays for an organization.
    case payerChanged(organization: Text, before: Text?, after: Text?)
    /// An account pays another amount.
    case billChanged(account: Text, before: Money?, after: Money?)

    /// A population and what it has with its way in.
    package struct SignInChange: Hashable, Sendable {
        /// The organization.
        package let organization: Text
        /// The population.
        package let population: Population
        /// How they come in.
        package let ways: [Way]
        /// The identity provider, where there is exactly one way and it is the business's.
        package let identityProvider: Text?
        /// What they get under each condition.
        package let reach: [ConditionReach]
    }

    /// Roles that a population gets or loses.
    package struct AccessChange: Hashable, Sendable {
        /// The organization.
        package let organization: Text
        /// The population.
        package let population: Population
        /// The way in; `nil` where it is about all ways at once.
        package let way: Way?
        /// Whether it is the only one there is.
        package let isOnlyWay: Bool
        /// The condition.
        package let condition: Condition
        /// The services, with the roles that come or go; no roles if only the service does.
        package let services: [ServiceReach]
        /// Whether it is about those single people to whom the roles were given, which no file
        /// says.
        package var isOfSingles = false
    }

    /// A service that an organization has, and its last days.
    package struct ServiceTerm: Hashable, Sendable {
        /// The organization that has subscribed, or below one that lends it.
        package let organization: Text
        /// The service.
        package let service: Text
        /// The last day before; `nil` where there was none.
        package let before: Day?
        /// The last day now; `nil` where there is none.
        package let after: Day?
    }

    /// A population that signs in another way than before.
    package struct WaysChange: Hashable, Sendable {
        /// The organization.
        package let organization: Text
        /// The population.
        package let population: Population
        /// The ways in before, sorted.
        package let before: [Door]
        /// The ways in afterwards, sorted.
        package let after: [Door]
    }

    /// A way in, and the identity provider behind it.
    package struct Door: Hashable, Comparable, Sendable {
        /// The way.
        package let way: Way
        /// The issuer or entity id; `nil` at the provider.
        package let identityProvider: Text?

        package static func < (lhs: Door, rhs: Door) -> Bool {
            (lhs.way, lhs.identityProvider ?? "") < (rhs.way, rhs.identityProvider ?? "")
        }
    }

    /// Addresses that lead to another place.
    package struct SignInMove: Hashable, Sendable {
        /// The mail host, or `*.host` for everything below it.
        package let host: Text
        /// Where it led; `nil` for nowhere.
        package let before: SignInRoute?
        /// Where it leads; `nil` for nowhere.
        package let after: SignInRoute?

        /// Says where addresses led, and where they lead.
        package init(host: Text, before: SignInRoute?, after: SignInRoute?) {
            self.host = host
            self.before = before
            self.after = after
        }
    }

    /// Something that an organization lends to those below it.
    package struct Lending: Hashable, Sendable {
        /// The lender.
        package let lender: Text
        /// What is lent.
        package let subject: Subject
        /// The organization that comes under the lender, or leaves it, with all below; `nil` where
        /// the lender itself lends something more, or no more.
        package let newcomer: Text?
        /// How many organizations it is lent to.
        package let borrowers: Int

        /// What can be lent.
        package enum Subject: Hashable, Sendable {
            /// A sign-in.
            case connection(Text)
            /// A service.
            case service(Text)
            /// Accounts of a population.
            case profiles(Population)
        }
    }
}

/// The kinds of consequences, the most dangerous first.
package enum ConsequenceClass: String, CaseIterable, Sendable {
    /// People cannot sign in any more.
    case signInLost = "sign-in-lost"
    /// People lose services or roles.
    case accessLost = "access-lost"
    /// Administrators go, or may do less.
    case administrationLost = "administration-lost"
    /// Something is lent no more.
    case lendingEnded = "lending-ended"
    /// Addresses lead elsewhere, or others come in by the same way.
    case signInMoved = "sign-in-moved"
    /// People from outside get in, stay longer or shorter, or may do more.
    case outside = "outside"
    /// People can sign in for the first time.
    case signInGained = "sign-in-gained"
    /// People get services or roles.
    case accessGained = "access-gained"
    /// Administrators come, or may do more.
    case administrationGained = "administration-gained"
    /// Something is lent.
    case lendingBegun = "lending-begun"
    /// Others pay, or pay another amount.
    case bill = "bill"

    /// Whether consequences of this class must be shown, however many there are: all that takes
    /// something from people, and all that lets somebody in from outside.
    package var isNeverFolded: Bool {
        switch self {
        case .signInLost, .accessLost, .administrationLost, .lendingEnded, .signInMoved, .outside:
            true
        case .signInGained, .accessGained, .administrationGained, .lendingBegun, .bill: false
        }
    }
}

extension Consequence {
    /// The class.
    package var consequenceClass: ConsequenceClass {
        switch self {
        case .signInLost: .signInLost
        case .accessLost: .accessLost
        case .administrationLost, .lastAdministratorLost: .administrationLost
        case .lendingEnded: .lendingEnded
        case .waysChanged, .admissionChanged, .signInMoved: .signInMoved
        case .outsideGained, .outsideTermChanged: .outside
        case .coverageChanged(let right, _): right.coversChildren ? .outside : .administrationLost
        case .signInGained: .signInGained
        case .accessGained: .accessGained
        case .administrationGained: .administrationGained
        case .rightsChanged(let change): change.consequenceClass
        case .termChanged(let term): term.consequenceClass
        case .lendingBegun: .lendingBegun
        case .ownerChanged, .payerChanged, .billChanged: .bill
        }
    }

    /// The page that explains the danger, where there is one.
    package var code: String? {
        switch self {
        case .signInLost, .lastAdministratorLost: "PLN007"
        case .accessLost: "PLN008"
        case .waysChanged(let change): change.code
        case .admissionChanged(let change): change.code
        case .signInMoved(let move): move.code
        case .administrationLost, .lendingEnded, .outsideGained, .outsideTermChanged,
            .rightsChanged, .signInGained, .accessGained, .administrationGained, .lendingBegun,
            .coverageChanged, .termChanged, .ownerChanged, .payerChanged, .billChanged:
            nil
        }
    }
}

extension Consequence.AdmissionChange {
    /// Whoever decides for whom it speaks can be anybody there, and so can who pushes accounts; who
    /// registers has a new account.
    fileprivate var code: String? {
        switch gate {
        case .connection, .provider: "PLN003"
        case .population:
            differences.contains { [Self.imports, Self.directories].contains($0.name) }
                ? "PLN003" : nil
        }
    }
}

extension Consequence.RightsChange {
    /// What is lost comes first, then what somebody from outside gets.
    fileprivate var consequenceClass: ConsequenceClass {
        if !lost.isEmpty { return .administrationLost }
        return outsiders.isEmpty ? .administrationGained : .outside
    }
}

extension Consequence.ServiceTerm {
    /// Whether they have it for a shorter time or a longer one.
    fileprivate var consequenceClass: ConsequenceClass {
        guard let after else { return .accessGained }
        return before.map { after < $0 } ?? true ? .accessLost : .accessGained
    }
}

extension Consequence.WaysChange {
    /// Whether another identity provider stands behind a connection, or the ways are others.
    ///
    /// New ways beside those that stay take nothing from anybody.
    fileprivate var code: String? {
        let gone = before.filter { !after.contains($0) }
        guard !gone.isEmpty else { return nil }
        let kept = Set(after.map(\.way))
        return gone.contains { kept.contains($0.way) } ? "PLN003" : "PLN006"
    }
}

extension Consequence.SignInMove {
    /// What kind of move it is: away from everything, to another organization, to another identity
    /// provider behind the same connection, or to another way in.
    fileprivate var code: String? {
        guard let before else { return nil }
        guard let after else { return "PLN005" }
        if before.organization != after.organization { return "PLN004" }
        let isOther = before.identityProvider != after.identityProvider
        return before.way == after.way && isOther ? "PLN003" : "PLN006"
    }
}
