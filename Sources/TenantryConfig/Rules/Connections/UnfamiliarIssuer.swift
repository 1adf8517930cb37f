import TenantryAccess
import TenantryDiagnostics
import TenantryModel
import TenantryNames

/// Tells of an identity provider whose host belongs neither to the business nor to a known vendor.
enum UnfamiliarIssuer: OrganizationRule {
    static let asksLive = true

    static let page = RulePage(
        "IDP019",
        .notice,
        "an identity provider is at an unfamiliar host",
        why: """
            Whoever runs the identity provider decides who is let in as which person. This one is \
            neither under a domain of the business nor at a company that is known for it; often \
            it is a small vendor, and sometimes somebody else altogether.
            """,
        fix: """
            Ask the owner, by another way than the one by which the address came, and write the \
            answer into the pull request. Nothing needs to change in the file.
            """,
        failing: Example(connection: connection(host: "sso.trusty-logins.example")),
        repaired: Example(connection: connection(host: "sso.acme.example"))
    )

    static func check(_ organization: OrganizationView, _ findings: inout Findings) {
        let connections = organization.organization.connections
        for index in connections.indices {
            switch connections[index].type {
            case .oidc:
                look(at: connections[index].issuer, "issuer", index, organization, &findings)
            case .saml:
                look(at: connections[index].metadata, "metadata", index, organization, &findings)
            case .directory, nil: continue
            }
        }
    }

    private static func look(
        at address: Text?,
        _ field: String,
        _ index: Int,
        _ organization: OrganizationView,
        _ findings: inout Findings
    ) {
        // What is unusual about an address is for other rules to say.
        guard let address, let host = AddressGlance.plainHost(of: address.string),
            !isUnderOwnDomain(host, organization), !IdentityVendors.knows(host: host),
            !isNear(String(host), organization),
            !isLive(address, field, index, organization), organization.isRead("domains")
        else { return }
        let value = organization.organization
        let owner = value.ownerEmail.isEmpty ? "the owner" : "`\(value.ownerEmail)`"
        let id = value.connections[index].id
        findings.report(
            page,
            "`\(host)` of connection `\(id)` is new: neither a domain of `\(value.id)` nor a known "
                + "vendor",
            at: organization.place("connections", id.string, field),
            help: "check it with \(owner), and write the answer into the pull request"
        )
    }

    /// Whether a host is under a domain that the organization claims: nearly all are.
    private static func isUnderOwnDomain(
        _ host: Substring,
        _ organization: OrganizationView
    ) -> Bool {
        let domains = organization.organization.domains
        return domains.indices.contains { index in
            let name = domains[index].name.string.utf8
            let base = name.first == 0x2A ? name.dropFirst(2) : name[...]
            let surplus = host.utf8.count - base.count
            guard surplus >= 0, host.utf8.dropFirst(surplus).elementsEqual(base) else {
                return false
            }
            return surplus == 0 || host.utf8.dropFirst(surplus - 1).first == 0x2E
        }
    }

    /// Whether a host is registered together with a domain of the organization, of one above it, or
    /// of the provider.
    private static func isNear(_ host: String, _ organization: OrganizationView) -> Bool {
        let registered = PublicSuffixes.builtIn.registrableDomain(of: host) ?? host
        let desired = organization.desired
        let tree = [organization.number] + desired.index.ancestors(of: organization.number)
        let names =
            tree.flatMap { desired.state.organizations[$0].domains.map(\.name) }
            + desired.catalog.providers.flatMap(\.domains)
        return names.contains { DomainNames.isUnder($0.string, registered) }
    }

    /// Whether it has been applied already, so that somebody has looked at it.
    private static func isLive(
        _ address: Text,
        _ field: String,
        _ index: Int,
        _ organization: OrganizationView
    ) -> Bool {
        let id = organization.organization.connections[index].id
        guard let live = organization.desired.live,
            let before = organization.desired.predecessor(of: organization.organization, in: live),
            let connection = before.connections.first(where: { $0.id == id })
        else { return false }
        return (field == "issuer" ? connection.issuer : connection.metadata) == address
    }

    private static func connection(host: String) -> String {
        """
        type: oidc
        issuer: https://\(host)
        clientId: healthyfoods
        clientSecret: env:ACME_PATIENTS_SECRET
        grants: { everyone: [meal-ordering/patient] }
        """
    }
}
