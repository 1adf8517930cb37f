import TenantryDiagnostics

/// Explains names that are no mail domain; the decoder reports them.
enum UnfitDomain: Rule {
    static let page = RulePage(
        "DOM002",
        "a name is not a mail domain",
        why: """
            A domain is compared with what stands behind the `@` of an address. A web address, a \
            whole mail address, an IP address or a misspelt name never matches, so nobody of the \
            business would find the way to its sign-in.
            """,
        fix: """
            Write only what stands behind the `@`: two to ten parts of letters, digits and dashes, \
            with dots between them.
            """,
        failing: Example(domains: "acme.example", "info@clinic.example"),
        repaired: Example(domains: "acme.example", "clinic.example")
    )
}
