import TenantryDiagnostics

/// Explains parts of YAML that are not allowed; the YAML reader reports them.
enum ForbiddenYAML: Rule {
    static let page = RulePage(
        "FMT006",
        "a part of YAML is used that is not allowed",
        why: """
            Anchors, aliases, merge keys, tags and further documents make a line mean something \
            that stands elsewhere, so that a reviewer of the change does not see what changes. \
            They are also how a small file grows huge in memory. Tabs are no indentation in YAML.
            """,
        fix: """
            Write the value out where it is used. Put a text in quotes if it only looks like an \
            anchor, an alias or a tag. Indent with spaces.
            """,
        failing: Example(
            organization: bravo(
                ownerEmail: "&owner bo@bravo.example",
                adminEmail: "*owner"
            ),
            id: "bravo"
        ),
        repaired: Example(
            organization: bravo(
                ownerEmail: "bo@bravo.example",
                adminEmail: "bo@bravo.example"
            ),
            id: "bravo"
        )
    )

    private static func bravo(ownerEmail: String, adminEmail: String) -> String {
        """
        id: bravo
        name: Bravo Clinic
        owner: { name: Bo Ek, email: \(ownerEmail) }
        domains: [bravo.example]
        users: { staff: provider }
        admins:
          - { email: \(adminEmail), role: org-admin }
        """
    }
}
