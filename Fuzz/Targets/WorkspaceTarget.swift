import TenantryConfig
import TenantryDiagnostics
import TenantryModel

/// One hostile file beside a good catalog: read, decoded, checked by every rule.
///
/// The first byte chooses where the file lies.
enum WorkspaceTarget {
    static let today = Day(number: 20_710)

    private static let catalog = """
        provider: { id: acme, name: Acme, domains: [acme.example], issuer: https://l.acme.example }
        policy:
          domains: { verified: off, allowReserved: true }
        services:
          portal: { name: Portal, roles: { user: { name: User } } }

        """

    static func findings(of bytes: [UInt8]) -> (report: [Diagnostic], files: [SourceFile]) {
        let place = bytes.first.map { Int($0) % places.count } ?? 0
        let files = [
            SourceFile(path: "tenants/catalog/provider.yaml", text: catalog),
            SourceFile(path: places[place], bytes: Array(bytes.dropFirst())),
        ].sorted { $0.path < $1.path }
        let workspace = Workspace(
            files: files,
            decoded: files.map { DecodedFile($0, root: "tenants") },
            root: "tenants",
            today: today
        )
        return (workspace.checked().all, files)
    }

    private static let places = [
        "tenants/organizations/a.yaml", "tenants/catalog/services.yaml",
        "tenants/expectations/a.yaml",
    ]
}
