import TenantryDiagnostics

/// Explains capitals and closing dots in domains; the decoder reports them.
enum DomainNotNormalised: Rule {
    static let page = RulePage(
        "DOM016",
        .warning,
        "a domain is written with capitals or a closing dot",
        why: """
            Domains are read in lower case and without a closing dot. Written otherwise they work, \
            but somebody who searches the files for the name does not find it, and two files may \
            claim one domain without looking like it.
            """,
        fix: "Write the domain as the message shows it.",
        failing: Example(organization: organization(domain: "Clinic.example")),
        repaired: Example(organization: organization(domain: "clinic.example"))
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
