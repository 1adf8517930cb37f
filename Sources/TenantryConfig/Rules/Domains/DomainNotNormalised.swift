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
        failing: Example(domains: "acme.example", "Clinic.example"),
        repaired: Example(domains: "acme.example", "clinic.example")
    )
}
