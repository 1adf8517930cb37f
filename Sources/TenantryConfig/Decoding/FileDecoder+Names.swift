import TenantryDiagnostics
import TenantryModel
import TenantryNames
import TenantryYAML

// Values with a grammar of their own: they are normalised here, at the door.

extension FileDecoder {
    mutating func slug(_ node: YAMLNode, shortest: Int, _ name: String) -> FieldValue? {
        let text = node.text
        if Slug.isValid(text, shortest: shortest) { return .text(Text(text)) }
        let letter = text.unicodeScalars.first { !$0.isASCII && $0.properties.isAlphabetic }
        let foreign = letter.flatMap { letter in
            letter.properties.name.map { "`\(letter)` is \(letter.codePoint), \($0)" }
        }
        report(
            "ORG002",
            "`\(text.shown)` is not a valid id" + (foreign.map { ": \($0)" } ?? ""),
            at: node,
            help: node.continuation ?? otherName(text, name)
                ?? (name == "id" && shortest == Slug.shortest ? renaming(text) : nil)
                ?? Slug.suggestion(for: text, shortest: shortest).map { "write `\($0)`" }
                ?? "\(shortest) to 40 lower-case letters, digits and single dashes, a letter first"
        )
        return nil
    }

    /// What to write where something else was meant than a name that is spelled wrongly.
    private func otherName(_ text: String, _ name: String) -> String? {
        if text.contains("@") {
            return name == "people"
                ? "write the id that `people` of the partner gives to whoever has this address"
                : "write a name, not an address"
        }
        guard text.contains("/"), name == "role" else { return nil }
        return "write the name of an admin role alone: one of `adminRoles` in the catalog"
    }

    /// What to write where the name of the file says what is meant; `nil` in other files than those
    /// of organizations.
    private func renaming(_ text: String) -> String? {
        guard let file = organizationFile else { return nil }
        if Slug.isValid(file.stem) { return "write `\(file.stem)`, as the file is called" }
        return Slug.suggestion(for: text).map { id in
            file.stem == text
                ? "write `\(id)`, and rename the file: \(file.renaming(to: id))" : "write `\(id)`"
        }
    }

    mutating func email(_ node: YAMLNode, _ name: String) -> FieldValue? {
        switch EmailAddress.parse(node.text) {
        case .success(let address): return .text(Text(address.normalised))
        case .failure(let refusal):
            mismatch(node, .email, name, refusal.problem.words, proposal: refusal.proposal)
            return nil
        }
    }

    mutating func webAddress(_ node: YAMLNode, _ name: String) -> FieldValue? {
        switch WebAddress.parse(node.text) {
        case .success: return .text(Text(node.text))
        case .failure(let refusal):
            mismatch(node, .webAddress, name, refusal.problem.words, proposal: refusal.proposal)
            return nil
        }
    }

    /// Reads a reference to a secret.
    ///
    /// A value that is none may be the secret itself, so it is neither shown nor kept.
    mutating func secret(_ node: YAMLNode, _ name: String) -> FieldValue? {
        if SecretReference.isValid(node.text) { return .text(Text(node.text)) }
        report(
            "SEC001",
            "`\(name)` must be a reference, and may hold a secret itself",
            at: node,
            help: node.text.hasPrefix("file:/")
                ? "write the path without `.`, `..`, `//` and blanks in it"
                : "write `env:NAME` or `file:/path` there",
            "if it was a secret, rotate it now: git keeps it in its history",
            conceals: true
        )
        return nil
    }

    mutating func mailDomain(_ node: YAMLNode) -> FieldValue? {
        switch MailDomain.parse(node.text) {
        case .success(let domain):
            if domain.wasNormalised {
                report(
                    "DOM016",
                    "`\(node.text.shown)` is read as `\(domain.name)`",
                    at: node,
                    help: "write `\(domain.name)`",
                    severity: .warning
                )
            }
            return .text(Text(domain.name))
        case .failure(let refusal):
            refuse(node, refusal)
            return nil
        }
    }

    private mutating func refuse(_ node: YAMLNode, _ refusal: MailDomain.Refusal) {
        let shown = node.text.shown
        let advice = refusal.proposal.map { "write `\($0)`" }
        switch refusal.problem {
        case .notASCII(let aLabel, let uLabel):
            report(
                "DOM006",
                "a domain is written in ASCII: `\(aLabel ?? shown)` for `\(uLabel)`",
                at: node,
                help: advice ?? "ask the business for the ASCII form of the name"
            )
        case .badPunycode(let label):
            report(
                "DOM008",
                "`\(label)` is not valid punycode",
                at: node,
                help: advice ?? "write the name in the form that the registry shows"
            )
        case .misplacedWildcard, .wildcardTooShort:
            report(
                "DOM015",
                "`\(shown)`: a wildcard is one leading `*.` over at least two labels",
                at: node,
                help: advice ?? "write `*.example.com`, or list the names"
            )
        case .empty, .hasScheme, .hasAt, .hasPort, .hasPath, .underscore, .ipLiteral, .emptyLabel,
            .labelTooLong, .nameTooLong, .tooManyLabels, .singleLabel, .badCharacter, .badHyphen:
            report(
                "DOM002",
                "`\(shown)` is not a mail domain",
                at: node,
                help: advice ?? "write only what stands behind the `@` of an address"
            )
        }
    }
}

extension YAMLNode {
    /// What is said of a text without quotes that goes on in the next line, which mostly nobody
    /// meant; `nil` of all others.
    var continuation: String? {
        guard kind == .scalar, isPlain, span.end.line > span.start.line else { return nil }
        return "line \(span.start.line + 1) continues the value, because it is indented deeper: "
            + "align it, or put the value on one line"
    }
}
