import TenantryDiagnostics
import TenantryModel
import TenantryYAML

extension FieldType {
    /// What a value must be, in words.
    package var words: String {
        switch self {
        case .text(let limit): "a text of 1 to \(limit) characters"
        case .organizationID:
            "an id of 3 to 40 lower-case letters, digits and single dashes, a letter first"
        case .slug:
            "a name of 2 to 40 lower-case letters, digits and single dashes, a letter first"
        case .choice(let words): "one of " + words.map { "`\($0)`" }.joined(separator: ", ")
        case .flag: "`true` or `false`"
        case .integer(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
        case .day: "a day written YYYY-MM-DD"
        case .email: "an e-mail address"
        case .mailDomain: "a mail domain"
        case .webAddress: "a web address"
        case .uri: "a URI"
        case .secret: "a reference to a secret: `env:NAME` or `file:/path`"
        case .money: "an amount with its currency, such as `120.00 EUR`"
        case .currency: "a currency of three capital letters"
        case .fingerprint: "a SHA-256 fingerprint of 64 hexadecimal digits"
        case .role: "a role written `service/role`"
        case .connection: "a connection: its id, or `organization/connection`"
        case .ruleCode: "the code of a rule, such as `DOM010`"
        case .set(let element): "a list; each item \(element.words)"
        case .map(_, let value): "a map; each value \(value.words)"
        case .grants: "a map of `everyone: [roles]` and `attribute: {value: [roles]}`"
        }
    }

    /// What to write instead of a value that does not fit.
    func advice(for node: YAMLNode) -> String {
        let text = node.text
        switch self {
        case .flag:
            if !node.isPlain, text == "true" || text == "false" {
                return "write `\(text)`, without quotes"
            }
            return switch text.lowercased() {
            case "yes", "on", "y", "1", "true": "write `true`"
            case "no", "off", "n", "0", "false": "write `false`"
            default: "write `true` or `false`"
            }
        case .day: return "for example `2027-01-31`"
        case .money: return "for example `120.00 EUR`: amount, one space, currency"
        case .integer(let range):
            guard let number = Int(text), String(number) == text else {
                return "write plain digits, without signs or separators"
            }
            return number < range.lowerBound
                ? "the least is `\(range.lowerBound)`" : "the most is `\(range.upperBound)`"
        case .role: return "for example `meal-ordering/patient`"
        case .currency: return Self.currency(text).map { "write `\($0)`" } ?? "for example `EUR`"
        case .set(let element):
            guard node.kind == .scalar, !text.isEmpty else {
                return "write `[…]`, or one item behind each dash"
            }
            return element.item(for: text).map { "write `[\($0.shown)]`" }
                ?? "write `[…]` with some of them"
        case .map, .grants: return "write `key: value` on a line of its own for each entry"
        case .text, .organizationID, .slug, .choice, .email, .mailDomain, .webAddress, .uri,
            .secret, .fingerprint, .connection, .ruleCode:
            guard node.kind == .sequence, node.count == 1,
                let item = node.items.first(where: { $0.kind == .scalar })
            else { return "write \(words)" }
            return "write `\(item.text.shown)`, without brackets or dash"
        }
    }

    /// What somebody means who writes a text for an item of a list; `nil` if it is near none of the
    /// words that it must be one of.
    private func item(for text: String) -> String? {
        guard case .choice(let words) = self else { return text }
        return words.contains(text) ? text : NearestName.to(text, among: words)
    }

    /// A currency in other letters, or the one of a sign.
    private static func currency(_ text: String) -> String? {
        let letters = text.uppercased()
        if letters.utf8.count == 3, letters.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) {
            return letters
        }
        return text == "€" ? "EUR" : nil
    }
}
