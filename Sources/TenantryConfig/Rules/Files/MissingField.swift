import TenantryDiagnostics

/// Explains fields that must be written and are not; the decoder reports them.
enum MissingField: Rule {
    static let page = RulePage(
        "FMT013",
        "a field is missing",
        why: """
            A field is required where no default would be right for everybody: who answers for \
            an organization, what a connection speaks, who sponsors a helper. A guess would hold \
            until the day on which somebody needs the answer.
            """,
        fix: """
            Write the field; the message shows how. `tenantry explain FIELD` says what it is for.
            """,
        failing: .bravo(owner: "{ name: Bo Ek }"),
        repaired: .bravo()
    )
}
