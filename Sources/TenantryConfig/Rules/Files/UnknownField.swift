import TenantryDiagnostics

/// Explains keys that nothing knows; the decoder reports them.
enum UnknownField: Rule {
    static let page = RulePage(
        "FMT003",
        "a field is not known",
        why: """
            A misspelt field that is silently ignored looks like it works: a connection without \
            its `pin`, a collaboration without its end. So every key must be known.
            """,
        fix: "Take the name that the message proposes, or delete the line.",
        failing: Example(
            organization: """
                id: acme
                name: Acme Clinic
                owner: { name: Ada Berg, email: ada@acme.example }
                domains: [acme.example]
                user: { staff: provider }
                users: { staff: provider }
                billing: bill-acme
                """
        ),
        repaired: Example(
            organization: """
                id: acme
                name: Acme Clinic
                owner: { name: Ada Berg, email: ada@acme.example }
                domains: [acme.example]
                users: { staff: provider }
                billing: bill-acme
                """
        )
    )
}
