import TenantryDiagnostics

/// Explains values that are not of their field's type; the decoder reports them.
enum MismatchedValue: Rule {
    static let page = RulePage(
        "FMT004",
        "a value does not fit its field",
        why: """
            YAML guesses: `no` may be a text or a yes-or-no, `2027-02-30` a date or a text. A \
            wrong guess opens a sign-in to everybody or ends an access on the wrong day. So each \
            field takes exactly one way of writing, and nothing is guessed.
            """,
        fix: """
            Write the value as the message says; `tenantry explain FIELD` shows what a field takes.
            """,
        failing: .bravo(users: "{ staff: { mode: provider, selfRegistration: no } }"),
        repaired: .bravo(users: "{ staff: { mode: provider, selfRegistration: false } }")
    )
}
