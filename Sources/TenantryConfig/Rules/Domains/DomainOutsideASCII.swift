import TenantryDiagnostics

/// Explains domains with letters outside ASCII; the decoder reports them.
enum DomainOutsideASCII: Rule {
    static let page = RulePage(
        "DOM006",
        "a domain has letters outside ASCII",
        why: """
            Many letters look alike and are different: a reviewer cannot tell a Cyrillic letter \
            from a Latin one. In the ASCII form, which mail systems compare, nothing looks like \
            anything else.
            """,
        fix: "Write the ASCII form that the message proposes; it begins with `xn--`.",
        failing: Example(domains: "acme.example", "klinik-süd.example"),
        repaired: Example(domains: "acme.example", "xn--klinik-sd-x9a.example")
    )
}
