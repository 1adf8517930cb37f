import TenantryDiagnostics

/// Explains wildcards elsewhere than in front; the decoder reports them.
enum MisplacedWildcard: Rule {
    static let page = RulePage(
        "DOM015",
        "a wildcard stands where it cannot",
        why: """
            `*.clinic.example` stands for `clinic.example` and every name under it, and nothing \
            else can be said with a `*`. A wildcard over a single part, such as `*.com`, would \
            match half of the world.
            """,
        fix: """
            Write one `*.` in front of at least two parts, in quotes, since YAML takes a bare `*` \
            for something else. Or list the names.
            """,
        failing: Example(domains: "acme.example", "\"mail.*.clinic.example\""),
        repaired: Example(domains: "acme.example", "\"*.clinic.example\"")
    )
}
