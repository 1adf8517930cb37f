import TenantryDiagnostics

/// Explains characters that nobody sees; the YAML reader reports them.
enum InvisibleCharacter: Rule {
    static let page = RulePage(
        "FMT011",
        "the text holds a character that nobody sees",
        why: """
            Characters without width and those that turn the direction of writing make a reviewer \
            see another text than the tool reads: a role or a domain that looks right and is not. \
            The technique is known as Trojan source. Others come along when text is copied out of \
            a document, and then a name no longer equals itself.
            """,
        fix: "Delete the character: type the text anew instead of pasting it.",
        failing: .bravo(name: "Bravo\u{200B} Clinic"),
        repaired: .bravo()
    )
}
