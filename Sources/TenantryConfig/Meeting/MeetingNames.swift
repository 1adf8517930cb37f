package import TenantryAccess
package import TenantryModel
import TenantryNames

/// The names by which organizations of different families meet: in rules, in guards, and in what a
/// plan means for people.
///
/// Whoever looks at a part of the organizations only must also look at all that one of the part
/// seeks. A name is a number, equal for equal names and hardly ever for others; a chance meeting
/// costs a look and changes nothing.
///
/// A rule that lets organizations meet in another way gets a ``Sort`` of its own here.
package struct MeetingNames: Sendable {
    /// What can be found by others.
    package private(set) var offered: [UInt64] = []
    /// What would have to be found at others.
    package private(set) var sought: [UInt64] = []
    private let index: StateIndex

    /// The kinds of names.
    private enum Sort: UInt8 {
        /// A mail domain that is claimed.
        case claim
        /// A wildcard that is claimed, without the star.
        case wildcard
        /// The domain of an address of somebody who manages or helps.
        case address
        /// What lies above a claim or an address.
        case above
        /// What a domain looks like.
        case look
        /// What an id looks like.
        case idLook
        /// What the name of an organization looks like.
        case nameLook
        /// An issuer, or what a SAML identity provider calls itself.
        case issuer
        /// The reference to a secret.
        case secret
        /// The fingerprint of a certificate: nobody seeks it, but something may be known of it.
        case certificate
    }

    /// Finds the names of some organizations.
    ///
    /// - Parameters:
    ///   - organizations: The organizations.
    ///   - addresses: The domains of addresses about which somebody asks everything: also whom
    ///     people there help.
    ///   - index: A state whose catalog says who the people of a partner are.
    /// - Complexity: O(*n*) in the size of the organizations.
    package init(
        of organizations: some Sequence<Organization>,
        addresses: Set<String> = [],
        in index: StateIndex
    ) {
        self.index = index
        for host in addresses where !host.isEmpty {
            addAddress(host)
            seek(.address, host)
        }
        for organization in organizations {
            for domain in organization.domains { addClaim(domain) }
            for host in hosts(of: organization) { addAddress(host) }
            for connection in organization.connections { add(connection) }
            share(.idLook, Skeleton.fingerprint(of: organization.id.string))
            share(.nameLook, Skeleton.fingerprint(of: organization.name.string))
        }
    }

    /// The domains of everybody's addresses: of those who manage it, and of those who help.
    private func hosts(of organization: Organization) -> Set<String> {
        var addresses = [organization.ownerEmail] + organization.admins.map(\.email)
        for collaborator in organization.collaborators {
            addresses.append(collaborator.sponsor)
            addresses += index.people(of: collaborator).map(\.email)
        }
        return Set(addresses.map(\.mailHost)).subtracting([""])
    }

    private mutating func addClaim(_ domain: Domain) {
        let name = domain.provenName.string
        // Whoever claims the same is found by its look.
        offer(.claim, name)
        seek(.address, name)
        addAbove(name)
        if domain.isWildcard {
            offer(.wildcard, name)
            seek(.above, name)
        }
        share(.look, SeenDomain.fingerprint(of: domain.name))
    }

    private mutating func addAddress(_ host: String) {
        offer(.address, host)
        seek(.claim, host)
        addAbove(host)
    }

    /// Notes what lies above a claim or an address: a wildcard there, or at the name itself, takes
    /// both.
    private mutating func addAbove(_ name: String) {
        seek(.wildcard, name)
        for other in DomainNames.suffixes(of: name[...]).dropFirst() {
            offer(.above, other)
            seek(.wildcard, other)
        }
    }

    private mutating func add(_ connection: Connection) {
        for issuer in [connection.issuer, connection.entityID] {
            if let issuer { share(.issuer, issuer.comparedIssuer.string) }
        }
        for certificate in connection.certificates { offer(.certificate, certificate.string) }
        for secret in [connection.clientSecret, connection.scimToken] {
            if let secret { share(.secret, secret.string) }
        }
    }

    /// The name that a domain offers, by the name that is proven.
    static func claim(_ name: Text) -> UInt64 { number(.claim, name.utf8) }

    /// The name that a certificate offers.
    static func certificate(_ fingerprint: Text) -> UInt64 {
        number(.certificate, fingerprint.utf8)
    }
}

extension MeetingNames {
    private mutating func offer(_ sort: Sort, _ name: some StringProtocol) {
        offered.append(MeetingNames.number(sort, name.utf8))
    }

    private mutating func seek(_ sort: Sort, _ name: some StringProtocol) {
        sought.append(MeetingNames.number(sort, name.utf8))
    }

    /// Notes a name that meets the same name.
    private mutating func share(_ sort: Sort, _ name: some StringProtocol) {
        offer(sort, name)
        seek(sort, name)
    }

    private mutating func share(_ sort: Sort, _ fingerprint: UInt64) {
        share(sort, String(fingerprint))
    }

    private static func number(_ sort: Sort, _ bytes: some Sequence<UInt8>) -> UInt64 {
        UInt64(stableHash: bytes, after: UInt64(stableHash: CollectionOfOne(sort.rawValue)))
    }
}
