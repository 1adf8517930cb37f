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
        failing: Example(organization: organization(domain: "\"mail.*.clinic.example\"")),
        repaired: Example(organization: organization(domain: "\"*.clinic.example\""))
    )

    private static func organization(domain: String) -> String {
        """
        id: acme
        name: Acme Clinic
        owner: { name: Ada Berg, email: ada@acme.example }
        domains: [acme.example, \(domain)]
        users: { staff: provider }
        """
    }
}
