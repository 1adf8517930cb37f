import TenantryAccess
import TenantryModel

/// Where a connection is declared: the organization in the state, and its place there.
struct ConnectionLocation: Hashable, Sendable {
    let owner: Int
    let index: Int
}

extension OrganizationView {
    /// Where the connection is that a domain's `via` names: its own, or one that an ancestor lends.
    ///
    /// Looks for this one only and copies nothing, so that a good file costs next to nothing.
    func location(via name: Text) -> ConnectionLocation? {
        let own = organization.connections
        if let index = own.indices.first(where: { own[$0].id == name }) {
            return ConnectionLocation(owner: number, index: index)
        }
        guard let (lenderID, id) = name.lenderAndConnection,
            let lender = desired.index.organizations[lenderID],
            desired.index.ancestors(of: number).contains(lender),
            desired.state.organizations[lender].sharedConnections.contains(id)
        else { return nil }
        return desired.state.organizations[lender].connections.firstIndex { $0.id == id }
            .map { ConnectionLocation(owner: lender, index: $0) }
    }

    /// The connection at a location.
    func connection(at location: ConnectionLocation) -> Connection {
        desired.workspace.desired.organizations[location.owner].connections[location.index]
    }

    /// Whether the connection at a location serves a population.
    func serves(_ population: Population, at location: ConnectionLocation) -> Bool {
        desired.workspace.desired.organizations[location.owner].connections[location.index]
            .populations.contains(population)
    }

    /// Whether a domain leads to a connection that an ancestor lends and that serves nobody: it is
    /// for whomever the ancestor has, and that is nobody.
    ///
    /// A rule says so, and what people of the organization seem to miss is no second mistake.
    var leadsToNobody: Bool {
        organization.domains.contains { domain in
            guard let found = domain.via.flatMap({ location(via: $0) }) else { return false }
            return found.owner != number && connection(at: found).populations.isEmpty
        }
    }

    /// Whether the connection at a location is a directory: nobody can sign in through it.
    func isDirectory(at location: ConnectionLocation) -> Bool {
        desired.workspace.desired.organizations[location.owner].connections[location.index].type
            == .directory
    }
}

extension UserManagement {
    /// Whether its people sign in at the provider, and do not even come through a connection once,
    /// to be imported.
    var signsInAtProvider: Bool {
        guard credential == .provider else { return false }
        return switch mode {
        case .provider: provisioning == Provisioning.none
        case .hybrid: provisioning == .scim
        case .federated, .business, nil: false
        }
    }
}

extension Text {
    /// The two halves of `medigroup/entra`; `nil` if it is a plain id.
    var lenderAndConnection: (lender: Text, connection: Text)? {
        guard let slash = string.utf8.firstIndex(of: 0x2F) else { return nil }
        return (
            Text(String(string[..<slash])), Text(String(string[string.utf8.index(after: slash)...]))
        )
    }
}
