import TenantryModel

/// A connection that uses an issuer of OpenID Connect.
struct IssuerUse {
    private let hash: Int
    /// The place of the organization.
    let organization: Int
    /// The place of the connection there.
    let connection: Int

    /// The connections whose issuer another one uses too, by issuer, in order of the first.
    ///
    /// Nearly all issuers are used once, and to sort numbers is much faster than to build a table
    /// of texts.
    static func groups(_ desired: DesiredIndex) -> [[IssuerUse]] {
        let uses = all(desired.state.organizations)
        var shared: [IssuerUse] = []
        for index in uses.indices {
            let isLikePrevious = index > 0 && uses[index - 1].hash == uses[index].hash
            let isLikeNext = index + 1 < uses.count && uses[index + 1].hash == uses[index].hash
            if isLikePrevious || isLikeNext { shared.append(uses[index]) }
        }
        shared.sort { $0.precedes($1) }
        var groups: [[IssuerUse]] = []
        var places: [Text: Int] = [:]
        for use in shared {
            guard let issuer = use.value(desired).issuer?.comparedIssuer else { continue }
            if let place = places[issuer] {
                groups[place].append(use)
            } else {
                places[issuer] = groups.count
                groups.append([use])
            }
        }
        return groups.filter { $0.count > 1 }
    }

    /// All uses, those of one hash side by side.
    private static func all(_ organizations: [Organization]) -> [IssuerUse] {
        var uses: [IssuerUse] = []
        uses.reserveCapacity(organizations.count)
        for number in organizations.indices {
            for index in organizations[number].connections.indices
            where organizations[number].connections[index].type == .oidc {
                guard let issuer = organizations[number].connections[index].issuer else { continue }
                let hash = issuer.comparedIssuer.hashValue
                uses.append(IssuerUse(hash: hash, organization: number, connection: index))
            }
        }
        uses.sort { $0.hash < $1.hash }
        return uses
    }

    /// The connection.
    func value(_ desired: DesiredIndex) -> Connection {
        desired.state.organizations[organization].connections[connection]
    }

    /// Whether the organizations of both are one, or belong to one tree.
    func isRelated(to other: IssuerUse, _ desired: DesiredIndex) -> Bool {
        desired.isOneTree(organization, other.organization)
    }

    /// Whether it stands before another one.
    func precedes(_ other: IssuerUse) -> Bool {
        (organization, connection) < (other.organization, other.connection)
    }

    /// Where it is written.
    func place(_ desired: DesiredIndex) -> Place {
        Place(organization: organization, "connections", value(desired).id.string)
    }
}
