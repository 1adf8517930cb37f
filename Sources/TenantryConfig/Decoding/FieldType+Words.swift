import TenantryModel

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

    /// What to write instead of a text that does not fit.
    func advice(for text: String) -> String {
        switch self {
        case .flag:
            switch text.lowercased() {
            case "yes", "on", "y", "1", "true": "write `true`"
            case "no", "off", "n", "0", "false": "write `false`"
            default: "write `true` or `false`"
            }
        case .day: "for example `2027-01-31`"
        case .money: "for example `120.00 EUR`: amount, one space, currency"
        case .integer: "write plain digits, without quotes, signs or separators"
        case .role: "for example `meal-ordering/patient`"
        case .set: "write `[…]`, or one item behind each dash"
        case .map, .grants: "write `key: value` on a line of its own for each entry"
        case .text, .organizationID, .slug, .choice, .email, .mailDomain, .webAddress, .uri,
            .secret, .currency,
            .fingerprint, .connection, .ruleCode:
            "write \(words)"
        }
    }
}
