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
        fix: "Write the value as the message says; `tenantry schema` lists what each field takes.",
        failing: Example(organization: bravo(selfRegistration: "no"), id: "bravo"),
        repaired: Example(organization: bravo(selfRegistration: "false"), id: "bravo")
    )

    private static func bravo(selfRegistration: String) -> String {
        """
        id: bravo
        name: Bravo Clinic
        owner: { name: Bo Ek, email: bo@bravo.example }
        domains: [bravo.example]
        users: { staff: { mode: provider, selfRegistration: \(selfRegistration) } }
        """
    }
}
