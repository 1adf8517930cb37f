import TenantryDiagnostics

/// Explains names that are no ids; the decoder reports them.
enum MalformedID: Rule {
    static let page = RulePage(
        "ORG002",
        "a name is not a valid id",
        why: """
            Ids become names of files, links such as `/o/bravo-clinic` and parts of addresses in \
            plans and logs. Capitals, blanks and signs would mean something there, and names \
            that differ in them only would be taken for each other.
            """,
        fix: """
            Write 3 to 40 lower-case letters, digits and single dashes, a letter first. What \
            people read stands in `name` and takes any letters.
            """,
        failing: Example(["organizations/Bravo_Clinic.yaml": bravo("Bravo_Clinic")]),
        repaired: Example(["organizations/bravo-clinic.yaml": bravo("bravo-clinic")])
    )

    private static func bravo(_ id: String) -> String {
        """
        id: \(id)
        name: Bravo Clinic
        owner: { name: Bo Ek, email: bo@bravo.example }
        domains: [bravo.example]
        users: { staff: provider }
        """
    }
}
