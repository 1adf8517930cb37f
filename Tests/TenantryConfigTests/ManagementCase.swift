import TenantryConfig
import TenantryDiagnostics
import TenantryModel
import Testing

/// One cell of the grid of user management, and ways to write it as an organization.
struct ManagementCase: Sendable, CustomTestStringConvertible {
    /// The mode, as the grid names it.
    let variant: Variant
    let provisioning: String
    let authorization: String
    /// The code of the rule that refuses it; `nil` if it makes sense.
    let refusal: String?

    var testDescription: String {
        "\(variant.rawValue), \(provisioning), \(authorization): \(refusal ?? "ok")"
    }

    enum Variant: String, CaseIterable {
        case provider
        case federated
        case connected = "business+idp"
        case hosted = "business-hosted"
        case providerCredential = "hybrid C=P L=B"
        case providerLifecycle = "hybrid C=B L=P"
        case providerBoth = "hybrid C=P L=P"
    }

    /// Where the connection is that serves the people.
    enum Source: CaseIterable {
        case own
        case directory
        case lent
    }

    /// The sources that the variant can have; none where it must have none.
    ///
    /// A directory does nothing but push, so it is one only where accounts are pushed.
    var sources: [Source?] {
        switch variant {
        case .provider, .hosted: [nil]
        case .federated, .providerLifecycle: [.own, .lent]
        case .connected, .providerCredential, .providerBoth:
            provisioning == "scim" ? [.own, .directory, .lent] : [.own, .lent]
        }
    }

    /// All ways to say the cell: in full, and with what a default says left out.
    var spellings: [String] {
        let mode =
            switch variant {
            case .provider: "mode: provider"
            case .federated: "mode: federated"
            case .connected, .hosted: "mode: business"
            case .providerCredential: "mode: hybrid, credential: provider, lifecycle: business"
            case .providerLifecycle: "mode: hybrid, credential: business, lifecycle: provider"
            case .providerBoth: "mode: hybrid, credential: provider, lifecycle: provider"
            }
        let full = [
            mode, "provisioning: \(provisioning)", "authorization: \(authorization)",
        ]
        guard let usual = defaults else { return ["{ \(full.joined(separator: ", ")) }"] }
        var result = [full]
        if provisioning == usual.provisioning { result.append([full[0], full[2]]) }
        if authorization == usual.authorization { result.append([full[0], full[1]]) }
        if provisioning == usual.provisioning, authorization == usual.authorization {
            result.append([mode])
            return result.map { "{ \($0.joined(separator: ", ")) }" }
                + [String(mode.dropFirst("mode: ".count))]
        }
        return result.map { "{ \($0.joined(separator: ", ")) }" }
    }

    /// What the mode says by itself; hybrid says nothing.
    private var defaults: (provisioning: String, authorization: String)? {
        switch variant {
        case .provider: ("none", "assigned")
        case .federated: ("jit", "claims")
        case .connected: ("scim", "assigned")
        case .hosted: ("none", "assigned")
        case .providerCredential, .providerLifecycle, .providerBoth: nil
        }
    }

    /// The files of an organization `acme` with these people, with a parent if it lends something.
    func files(_ spelling: String, for population: String, _ source: Source?) -> Example {
        let isHosted = variant == .hosted
        let acme = [
            "id: acme",
            "name: Acme Clinic",
            "owner: { name: Ada Berg, email: ada@acme.example }",
            "domains: [{ name: acme.example, for: staff }]",
            source == .lent ? "parent: group" : "",
            "users:",
            "  \(population): \(spelling)",
            population == "staff" ? "" : "  staff: provider",
            isHosted ? "admins: [{ email: ada@acme.example, role: org-admin }]" : "",
            connection(for: population, source == .lent ? nil : source),
        ]
        guard source == .lent else { return Example(organization: Self.text(acme)) }
        let pushes = provisioning == "scim"
        let group = [
            "id: group", "name: Holding", "owner: { name: Cleo Diaz, email: cleo@group.example }",
            "domains: [{ name: group.example, for: \(population) }]",
            "users:",
            pushes
                ? "  \(population): business"
                : "  \(population): { mode: federated, authorization: application }",
            "share: { connections: [login] }",
            connection(for: population, .own),
        ]
        return Example([
            "organizations/acme.yaml": Self.text(acme),
            "organizations/group.yaml": Self.text(group),
        ])
    }

    private static func text(_ lines: [String]) -> String {
        lines.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private func connection(for population: String, _ source: Source?) -> String {
        guard let source else { return "" }
        let token = provisioning == "scim" ? "\n    scim: { token: env:ACME_SCIM_TOKEN }" : ""
        switch source {
        case .directory:
            return """
                connections:
                  - id: personnel
                    type: directory
                    for: [\(population)]
                """ + token
        case .own, .lent:
            return """
                connections:
                  - id: login
                    type: oidc
                    for: [\(population)]
                    issuer: https://id.acme.example
                    clientId: healthyfoods
                    clientSecret: env:ACME_LOGIN_SECRET
                """ + token
        }
    }
}
