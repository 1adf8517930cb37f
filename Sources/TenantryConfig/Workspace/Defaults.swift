import TenantryModel
import TenantryParallel

/// What an omitted field means, for each field whose default depends on other fields.
///
/// Fields with a fixed default carry it in their stored property. Everything downstream sees
/// expanded values only, so a changed default shows up in plans as the change that it is.
enum Defaults {
    /// Expands the defaults of all organizations.
    ///
    /// - Parameters:
    ///   - written: What is written.
    ///   - known: By place, which organizations have their defaults expanded already.
    /// - Returns: What it means.
    /// - Complexity: O(*n*) in the size of the state, times the depth of the hierarchy.
    static func expanded(_ written: State, besides known: [Bool] = []) -> State {
        var result = written
        expand(&result, besides: known)
        return result
    }

    /// Expands the defaults of a state in its place: to copy one takes long.
    static func expand(_ state: inout State, besides known: [Bool] = []) {
        let lenders = state.organizations.contains { !$0.sharedConnections.isEmpty }
        let unknown = state.organizations.indices.filter { $0 >= known.count || !known[$0] }
        let pieces = expanded(unknown, of: state, hasLenders: lenders)
        for (number, organization) in zip(unknown, pieces.joined()) {
            state.organizations[number] = organization
        }
    }

    private static func expanded(
        _ places: [Int],
        of written: State,
        hasLenders: Bool
    ) -> [[Organization]] {
        Parallel.map(count: places.count) { range in
            places[range].map { number in
                expanded(written.organizations[number], in: written, hasLenders: hasLenders)
            }
        }
    }

    /// Expands the defaults of one organization of a state, or of one in its place.
    ///
    /// - Complexity: O(*n*) in the size of the organization, and the depth of the hierarchy.
    static func expanded(
        _ organization: Organization,
        in written: State,
        hasLenders: Bool = true
    ) -> Organization {
        let isBorrower = hasLenders && organization.parent != nil
        let lent = isBorrower ? lentConnections(to: organization.parent, in: written) : []
        var result = organization
        expand(&result, lent: lent, policy: written.catalog.policy)
        return result
    }

    /// The fields that this expands: those whose default depends on others.
    static func dependentFields(of kind: Kind) -> [String] {
        switch kind {
        case .connection: ["for", "claims", "subject", "nameId"]
        case .users: ["provisioning", "authorization", "credential", "lifecycle", "inactiveDays"]
        case .domain: ["via", "for"]
        case .provider, .policy, .service, .role, .plan, .adminRole, .partner, .person, .team,
            .billingAccount, .organization, .subscription, .admin, .collaborator, .waiver,
            .signInExpectation, .administrationExpectation, .billExpectation:
            []
        }
    }

    /// A connection that an ancestor lends, under the name that a borrower writes.
    private struct LentConnection {
        let name: Text
        let connection: Connection
    }

    private static func lentConnections(
        to parent: Text?,
        in state: State
    ) -> [LentConnection] {
        var result: [LentConnection] = []
        var next = parent
        var steps = 0
        while let id = next, let ancestor = state.organization(id), steps < 64 {
            for connection in ancestor.connections
            where ancestor.sharedConnections.contains(connection.id) {
                var served = connection
                if served.populations.isEmpty {
                    served.populations = ancestor.users.compactMap(\.population)
                }
                result.append(
                    LentConnection(name: Text("\(id)/\(connection.id)"), connection: served)
                )
            }
            next = ancestor.parent
            steps += 1
        }
        return result
    }

    private static func expand(
        _ organization: inout Organization,
        lent: [LentConnection],
        policy: Policy
    ) {
        let populations = organization.users.compactMap(\.population)
        for index in organization.connections.indices {
            expand(&organization.connections[index], populations: populations)
        }
        let usable =
            organization.connections.map { LentConnection(name: $0.id, connection: $0) } + lent
        for index in organization.users.indices {
            expand(&organization.users[index], usable: usable.map(\.connection), policy: policy)
        }
        for index in organization.domains.indices {
            expand(&organization.domains[index], users: organization.users, usable: usable)
        }
    }

    private static func expand(_ connection: inout Connection, populations: [Population]) {
        if connection.populations.isEmpty { connection.populations = populations }
        if connection.claims.isEmpty { connection.claims = [Pair("email", "email")] }
        switch connection.type {
        case .oidc: connection.subject = connection.subject ?? "sub"
        case .saml:
            connection.subject = connection.subject ?? "NameID"
            connection.nameID = connection.nameID ?? .persistent
        case .directory, nil: break
        }
    }

    private static func expand(
        _ users: inout UserManagement,
        usable: [Connection],
        policy: Policy
    ) {
        guard let mode = users.mode, let population = users.population else { return }
        let isCovered = usable.contains { $0.populations.contains(population) }
        switch mode {
        case .provider:
            users.provisioning = users.provisioning ?? Provisioning.none
            users.credential = users.credential ?? .provider
            users.lifecycle = users.lifecycle ?? .provider
        case .federated:
            users.provisioning = users.provisioning ?? .jit
            users.authorization = users.authorization ?? .claims
            users.credential = users.credential ?? .business
            users.lifecycle = users.lifecycle ?? .business
        case .business:
            users.provisioning = users.provisioning ?? (isCovered ? .scim : Provisioning.none)
            users.credential = users.credential ?? .business
            users.lifecycle = users.lifecycle ?? .business
        case .hybrid: break
        }
        // A hybrid population says everything itself.
        if mode != .hybrid { users.authorization = users.authorization ?? .assigned }
        if users.provisioning == .jit {
            users.inactiveDays = users.inactiveDays ?? policy.inactiveDays
        }
    }

    private static func expand(
        _ domain: inout Domain,
        users: [UserManagement],
        usable: [LentConnection]
    ) {
        let populations = users.compactMap(\.population)
        if let via = domain.via {
            let served = usable.first { $0.name == via }?.connection.populations ?? []
            let both = populations.filter(served.contains)
            domain.population = domain.population ?? (both.count == 1 ? both.first : nil)
        }
        domain.population =
            domain.population ?? (populations.count == 1 ? populations.first : nil)
        guard domain.via == nil, let population = domain.population,
            users.first(where: { $0.population == population })?.credential == .business
        else { return }
        let candidates = usable.filter { candidate in
            candidate.connection.isSignIn && candidate.connection.populations.contains(population)
        }
        if candidates.count == 1 { domain.via = candidates.first?.name }
    }
}
