import TenantryDiagnostics
import TenantryModel

/// Flags secrets that connections of two organizations use.
enum SharedSecret: WorkspaceRule {
    static let page = RulePage(
        "SEC004",
        "two organizations use one secret",
        why: """
            Whoever knows the secret of one business could act as the other. And when one of the \
            two has to rotate it, the other's people cannot sign in any more.
            """,
        fix: """
            Give each connection a secret of its own. Where a group shares an identity provider, \
            the parent declares the connection once and lends it with `share.connections`.
            """,
        failing: Example([
            "organizations/bravo.yaml": clinic("bravo", secret: "env:CLINIC_SECRET"),
            "organizations/hotel.yaml": clinic("hotel", secret: "env:CLINIC_SECRET"),
        ]),
        repaired: Example([
            "organizations/bravo.yaml": clinic("bravo", secret: "env:BRAVO_WORKFORCE_SECRET"),
            "organizations/hotel.yaml": clinic("hotel", secret: "env:HOTEL_WORKFORCE_SECRET"),
        ])
    )

    static func check(_ desired: DesiredIndex, _ findings: inout Findings) {
        let organizations = desired.state.organizations
        guard mayShare(organizations) else { return }
        var uses: Set<Use> = []
        forEachUse(in: organizations) { use in
            let first = uses.insert(use).memberAfterInsert
            if first.organization != use.organization {
                report(use, first, organizations, &findings)
            }
        }
    }

    /// Whether two organizations have references with one hash.
    ///
    /// Nearly always not, and to sort numbers is much faster than to build a table of texts.
    private static func mayShare(_ organizations: [Organization]) -> Bool {
        var hashes: [(hash: Int, organization: Int)] = []
        hashes.reserveCapacity(organizations.count)
        forEachUse(in: organizations) { hashes.append(($0.reference.hashValue, $0.organization)) }
        hashes.sort { $0.hash < $1.hash }
        return hashes.indices.dropFirst().contains { index in
            let (left, right) = (hashes[index - 1], hashes[index])
            return left.hash == right.hash && left.organization != right.organization
        }
    }

    @inline(__always)
    private static func forEachUse(in organizations: [Organization], _ body: (Use) -> Void) {
        for number in organizations.indices {
            for index in organizations[number].connections.indices {
                for field in Field.allCases {
                    if let use = field.use(number, index, in: organizations) { body(use) }
                }
            }
        }
    }

    /// The fields of a connection that hold a reference.
    private enum Field: CaseIterable {
        case client
        case scim

        func use(_ number: Int, _ index: Int, in organizations: [Organization]) -> Use? {
            let reference: Text?
            switch self {
            case .client: reference = organizations[number].connections[index].clientSecret
            case .scim: reference = organizations[number].connections[index].scimToken
            }
            return reference.map {
                Use(reference: $0, organization: number, connection: index, field: self)
            }
        }
    }

    /// A place that uses a secret; equal to all others that use the same one.
    private struct Use: Hashable {
        let reference: Text
        let organization: Int
        let connection: Int
        let field: Field

        static func == (lhs: Use, rhs: Use) -> Bool { lhs.reference == rhs.reference }

        func hash(into hasher: inout Hasher) { hasher.combine(reference) }

        func place(in organizations: [Organization]) -> Place {
            let id = organizations[organization].connections[connection].id.string
            let place = Place(organization: organization, "connections", id)
            switch field {
            case .client: return place.at("clientSecret")
            case .scim: return place.at("scim", "token")
            }
        }

        /// A reference that nobody else is likely to use.
        func proposal(in organizations: [Organization]) -> String {
            let owner = organizations[organization]
            let words = "\(owner.id)-\(owner.connections[connection].id)".uppercased()
                .split(separator: "-")
            return (words + [field == .client ? "SECRET" : "SCIM_TOKEN"]).joined(separator: "_")
        }
    }

    private static func report(
        _ use: Use,
        _ first: Use,
        _ organizations: [Organization],
        _ findings: inout Findings
    ) {
        let names = [first, use].map { "`\(organizations[$0.organization].id)`" }
        findings.report(
            page,
            "`\(use.reference)` is used by \(names[0]) and \(names[1])",
            at: use.place(in: organizations),
            help: "give it a secret of its own: `env:\(use.proposal(in: organizations))`",
            related: [("also used here", first.place(in: organizations))]
        )
    }

    private static func clinic(_ id: String, secret: String) -> String {
        """
        id: \(id)
        name: Clinic \(id)
        owner: { name: Bo Ek, email: bo@\(id).example }
        domains: [{ name: \(id).example, via: workforce }]
        connections:
          - id: workforce
            type: oidc
            issuer: https://id.\(id).example
            clientId: healthyfoods
            clientSecret: \(secret)
            grants: { everyone: [support-desk/requester] }
        users: { staff: federated }
        """
    }
}
