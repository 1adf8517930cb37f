import TenantryDiagnostics

/// Explains `xn--` names that stand for nothing; the decoder reports them.
enum BrokenPunycode: Rule {
    static let page = RulePage(
        "DOM008",
        "an international name is encoded wrongly",
        why: """
            A part that begins with `xn--` stands for letters outside ASCII. If it does not decode \
            to letters that encode to exactly this part again, no registry can have registered \
            it, and no mail ever comes from it.
            """,
        fix: "Copy the name as the registry or the business's mail system shows it.",
        failing: Example(domains: "acme.example", "xn--klinik-sd-zzz.example"),
        repaired: Example(domains: "acme.example", "xn--klinik-sd-x9a.example")
    )
}
