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
        fix: "Write the field; the message shows how. `tenantry schema` says what it means.",
        failing: Example(
            organization: """
                id: bravo
                name: Bravo Clinic
                owner: { name: Bo Ek }
                domains: [bravo.example]
                users: { staff: provider }
                """,
            id: "bravo"
        ),
        repaired: Example(
            organization: """
                id: bravo
                name: Bravo Clinic
                owner: { name: Bo Ek, email: bo@bravo.example }
                domains: [bravo.example]
                users: { staff: provider }
                """,
            id: "bravo"
        )
    )
}
