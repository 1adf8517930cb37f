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
        failing: .bravo(
            owner: "{ name: Bo Ek, email: &owner bo@bravo.example }",
            more: "admins:\n  - { email: *owner, role: org-admin }"
        ),
        repaired: .bravo(
            more: "admins:\n  - { email: bo@bravo.example, role: org-admin }"
        )
    )
}
