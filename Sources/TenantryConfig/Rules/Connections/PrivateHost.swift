import TenantryDiagnostics
import TenantryModel
import TenantryNames

/// Flags an address that leads into a private network.
enum PrivateHost: LocalRule {
    static let page = RulePage(
        "IDP017",
        "an address of an identity provider is not public",
        why: """
            The provider's servers fetch what stands at this address. An IP address, `localhost` \
            or a name of a private network leads them to a machine inside the provider's own \
            network, which a business must not be able to choose; from outside it leads nowhere.
            """,
        fix: "Write the public host name under which the identity provider can be reached.",
        failing: Example(connection: connection(host: "10.0.0.5")),
        repaired: Example(connection: connection(host: "id.acme.example"))
    )

    static func check(_ organization: LocalView, _ findings: inout Findings) {
        let connections = organization.organization.connections
        for index in connections.indices {
            let id = connections[index].id
            check(connections[index].issuer, "issuer", of: id, organization, &findings)
            check(connections[index].metadata, "metadata", of: id, organization, &findings)
        }
    }

    private static func check(
        _ written: Text?,
        _ field: String,
        of id: Text,
        _ organization: LocalView,
        _ findings: inout Findings
    ) {
        guard let written, !isPublicAtAGlance(written.string),
            case .success(let address) = WebAddress.parse(written.string),
            let what = words(address.hostKind)
        else { return }
        findings.report(
            page,
            "`\(address.host)` is not public: it is \(what)",
            at: organization.place("connections", id.string, field),
            help: "write the public host name of the identity provider of `\(organization.id)`"
        )
    }

    private static func words(_ kind: WebAddress.HostKind) -> String? {
        switch kind {
        case .publicName: nil
        case .ipLiteral: "an IP address"
        case .localhost: "the machine itself"
        case .privateName: "a name of a private network"
        }
    }

    /// Whether the host ends in one of the usual top-level domains.
    ///
    /// The address is not taken apart, which would cost more than all that other rules do for a
    /// connection.
    private static func isPublicAtAGlance(_ written: String) -> Bool {
        guard written.hasPrefix("https://") else { return false }
        var end: UInt64 = 0
        for byte in written.utf8.dropFirst("https://".utf8.count) {
            switch byte {
            case UInt8(ascii: "/"): return publicEnds.contains(end)
            case UInt8(ascii: "."): end = UInt64(byte)
            case UInt8(ascii: "a")...UInt8(ascii: "z"): end = end << 8 | UInt64(byte)
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
                end = end << 8 | UInt64(byte)
            default: return false
            }
        }
        return publicEnds.contains(end)
    }

    /// Usual top-level domains with their dot, as the bytes of one number.
    ///
    /// Each was asked once whether it is public. Whatever else a host ends in is looked at closely.
    private static let publicEnds: Set<UInt64> = {
        let usual = """
            com org net edu gov info biz eu int dev app cloud io co health care clinic
            de at ch fr it es pt nl be lu uk ie dk se no fi is pl cz sk hu ro bg gr hr si ee lv lt
            us ca mx br ar cl au nz jp kr cn hk sg in id my th vn ph za ng ke eg il tr ua example
            """
        let names = usual.split { $0 == " " || $0 == "\n" }.filter { name in
            guard case .success(let address) = WebAddress.parse("https://id.hospital.\(name)")
            else { return false }
            return address.hostKind == .publicName
        }
        return Set(names.map { ".\($0)".utf8.reduce(0) { $0 << 8 | UInt64($1) } })
    }()

    private static func connection(host: String) -> String {
        """
        type: oidc
        issuer: https://\(host)/patients
        clientId: healthyfoods
        clientSecret: env:ACME_PATIENTS_SECRET
        grants: { everyone: [meal-ordering/patient] }
        """
    }
}
