package import TenantryModel

extension ArbitraryState {
    /// Draws connections; registrations and entity ids are dealt out, since no two share one.
    mutating func connections(
        _ catalog: Catalog,
        _ registrations: inout Dealer<Pair>,
        _ entities: inout Dealer<Text>
    ) -> [Connection] {
        some(Pools.connections).map { id in
            var connection = Connection()
            connection.id = id
            connection.type = .directory
            switch choice(ConnectionType.self) {
            case .oidc:
                guard let pair = registrations.next() else { break }
                connection.type = .oidc
                fill(oidc: &connection, pair)
            case .saml:
                guard let entity = entities.next() else { break }
                connection.type = .saml
                fill(saml: &connection, entity)
            case .directory, nil: break
            }
            if connection.type == .directory || flips(3) { connection.scimToken = secret() }
            connection.populations = some([.consumers, .staff])
            connection.linking = choice(Linking.self) ?? .never
            connection.emailDomains = choice(EmailDomains.self) ?? .own
            connection.button = flips(2)
            connection.claims = [Pair("email", one(["mail", "email"]) ?? "")] + pairs(["groups"])
            connection.grants = grants(catalog)
            return connection
        }
    }

    private mutating func fill(oidc connection: inout Connection, _ pair: Pair) {
        connection.issuer = pair.key
        connection.clientID = pair.value
        connection.clientSecret = flips(2) ? secret() : nil
        connection.pin = pairs(["hd", "tid"])
        connection.subject = one(["sub", "oid"])
    }

    private mutating func fill(saml connection: inout Connection, _ entity: Text) {
        connection.entityID = entity
        connection.metadata = flips(2) ? "https://sts.example/metadata.xml" : nil
        if connection.metadata == nil || flips(3) {
            connection.certificates = [
                Text(String(repeating: "0a", count: 32)), Text(String(repeating: "9f", count: 32)),
            ]
        }
        connection.nameID = choice(NameIDFormat.self)
        connection.subject = one(["NameID", "employeeNumber"])
    }

    private mutating func secret() -> Text {
        one(["env:A_SECRET", "env:B_SECRET", "file:/run/secrets/c"]) ?? ""
    }

    private mutating func grants(_ catalog: Catalog) -> [Grant] {
        var grants: [Grant] = []
        // Twins that look the same are refused as keys of one map, but may follow each other.
        let twin: Text = one(["caf\u{E9}", "cafe\u{301}"]) ?? "x"
        while flips(2), let role = one(catalog.roleNames) {
            grants.append(
                flips(3)
                    ? Grant(role: role)
                    : Grant(
                        attribute: one(Pools.attributes) ?? "email",
                        value: one(Pools.values + [twin]) ?? "x",
                        role: role
                    )
            )
        }
        return grants.asSet
    }
}

extension UserManagement {
    /// All ways in which users can be managed that the tables allow.
    package static let cells: [UserManagement] = ManagementMode.allCases.flatMap { mode in
        FacetOwner.allCases.flatMap { credential in
            FacetOwner.allCases.flatMap { lifecycle in
                Provisioning.allCases.flatMap { provisioning in
                    Authorization.allCases.compactMap { authorization in
                        var cell = UserManagement()
                        cell.mode = mode
                        cell.credential = credential
                        cell.lifecycle = lifecycle
                        cell.provisioning = provisioning
                        cell.authorization = authorization
                        return cell.isValidCell ? cell : nil
                    }
                }
            }
        }
    }

    private var isValidCell: Bool {
        switch (mode, credential, lifecycle) {
        case (.provider, .provider, .provider):
            provisioning == Provisioning.none && authorization != .claims
        case (.federated, .business, .business):
            (provisioning == Provisioning.none && authorization == .claims)
                || (provisioning == .jit && authorization != .assigned)
        case (.business, .business, .business):
            provisioning == .scim
                || (provisioning == Provisioning.none && authorization != .claims)
        case (.hybrid, .provider, .business): provisioning == .scim
        case (.hybrid, .business, .provider): provisioning != .scim
        case (.hybrid, .provider, .provider): provisioning == .jit && authorization != .claims
        default: false
        }
    }
}
