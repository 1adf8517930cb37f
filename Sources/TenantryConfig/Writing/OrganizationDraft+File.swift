package import TenantryDiagnostics
import TenantryModel

extension OrganizationDraft {
    /// The file, with its path below the workspace.
    package var file: SourceFile {
        let entries = YAMLWriter.entries(finished.record)
        var text = """
            # One organization a file; the file is called like the id. `tenantry validate` says what
            # is wrong with it, `tenantry explain organization.owner.email` what a field is for.

            """
        for entry in entries {
            if let comment = Self.comments[entry.key] { text += "\n# \(comment)\n" }
            text += YAMLOutline.map([entry]).file
        }
        text += closing
        return SourceFile(path: LiveFiles.path(of: finished.id), text: text)
    }

    /// The organization that the answers say, as a file says it.
    private var finished: Organization {
        var result = organization
        let populations = signingInElsewhere
        var connection = connection
        connection.id = "sign-in"
        for place in result.domains.indices {
            if let population = result.domains[place].population, populations.contains(population) {
                result.domains[place].via = connection.id
            }
            if result.users.count < 2 { result.domains[place].population = nil }
        }
        guard !populations.isEmpty else { return result }
        connection.type = .oidc
        connection.populations = populations.sorted()
        // Where no domain leads to it, people find it on the organization's own page.
        connection.button = populations.contains { population in
            !organization.domains.contains { $0.population == population }
        }
        result.connections = [connection]
        return result
    }

    /// What a newcomer asks at an entry, by its key.
    private static let comments = [
        "owner": "Who answers for it at the business, for as long as it exists.",
        "parent": "The organization above, which may lend it services and a sign-in, and pay.",
        "billing": "The account that pays; without it, that of the nearest organization above.",
        "connections": """
        Where its people sign in. A secret is named and never written: clientSecret: env:NAME
        # Which of its people have which roles: `tenantry explain connection.grants`.
        """,
        "users": "Who manages the people: `tenantry explain users.mode`.",
        "domains": "Mail domains lead people here, once DNS shows whose they are.",
        "subscriptions": "Services that not everybody has, each with its plan.",
    ]

    /// What is probably wanted next.
    private var closing: String {
        guard organization.users.contains(where: { $0.population == .staff }),
            let role = state.catalog.adminRoles.first(where: \.privileged)
                ?? state.catalog.adminRoles.first
        else { return "" }
        let email = YAMLScalar.text(organization.ownerEmail.string)
        return """

            # Two people of its staff should administer it: take the # away, and add the second.
            # admins:
            #   - { email: \(email), role: \(role.id) }

            """
    }
}
