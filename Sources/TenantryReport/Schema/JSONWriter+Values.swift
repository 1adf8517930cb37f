import TenantryConfig
import TenantryModel

// The schema of values. It says what must be so, not all that must be so: whatever `tenantry
// validate` accepts has to pass here.
//
// A scalar is what its field says, but other tools guess from its looks before they ask a schema.
// So free text may be a number or a boolean too, an integer may stand in quotes, and what consists
// of digits only may be a number. Only the words that YAML keeps for itself, such as `null`, must
// be in quotes where a text is meant: a value that is missing looks the same to a schema.
//
// Patterns do without look-ahead, which some validators do not know.

extension JSONWriter {
    /// Writes what a value must be.
    mutating func writeValue(_ type: FieldType) {
        switch type {
        case .set(let element):
            member("type", "array")
            member("uniqueItems", true)
            member("items") { writer in writer.writeValue(element) }
        case .map(let key, let value):
            member("type", "object")
            member("propertyNames") { writer in writer.writeValue(key) }
            member("additionalProperties") { writer in writer.writeValue(value) }
        case .grants: writeGrants()
        case .text, .organizationID, .slug, .choice, .flag, .integer, .day, .email, .mailDomain,
            .webAddress, .uri, .secret, .money, .currency, .fingerprint, .role, .connection,
            .ruleCode:
            writeScalar(type)
        }
        member("errorMessage", "must be \(type.words)")
    }

    private mutating func writeScalar(_ type: FieldType) {
        switch type {
        case .text(let limit):
            member("type", ["string", "number", "boolean"])
            writeLengths(1...limit)
        case .organizationID: writeText(ValuePattern.slug, 3...40)
        case .slug: writeText(ValuePattern.slug, 2...40)
        case .choice(let words):
            member("type", "string")
            member("enum", words)
        case .flag: member("type", "boolean")
        case .integer(let range):
            member("type", ["integer", "string"])
            member("minimum", range.lowerBound)
            member("maximum", range.upperBound)
            member("pattern", ValuePattern.integer)
        case .day:
            writeText(ValuePattern.day)
            member("format", "date")
        case .email: writeText(ValuePattern.email, 6...254)
        case .mailDomain: writeText(ValuePattern.mailDomain, 3...254)
        case .webAddress: writeText(ValuePattern.webAddress, 1...2048)
        case .uri: writeText(ValuePattern.uri, 1...1024)
        case .secret: writeText(ValuePattern.secret, 5...255)
        case .money: writeText(ValuePattern.money)
        case .currency: writeText(ValuePattern.currency)
        case .fingerprint: writeDigits(ValuePattern.fingerprint)
        case .role: writeText(ValuePattern.role)
        case .connection: writeText(ValuePattern.connection)
        case .ruleCode: writeDigits(ValuePattern.ruleCode)
        case .set, .map, .grants: break
        }
    }

    private mutating func writeText(_ pattern: String, _ lengths: ClosedRange<Int>? = nil) {
        member("type", "string")
        if let lengths { writeLengths(lengths) }
        member("pattern", pattern)
    }

    /// Writes a text that may consist of digits only.
    private mutating func writeDigits(_ pattern: String) {
        member("type", ["string", "number"])
        member("pattern", pattern)
    }

    private mutating func writeLengths(_ lengths: ClosedRange<Int>) {
        member("minLength", lengths.lowerBound)
        member("maxLength", lengths.upperBound)
    }

    /// Writes `everyone: [roles]` and `attribute: {value: [roles]}`.
    private mutating func writeGrants() {
        member("type", "object")
        member("properties") { writer in
            writer.member("everyone") { writer in
                writer.member("description", "Roles of every user of the connection.")
                writer.writeValue(.set(.role))
            }
        }
        member("propertyNames") { writer in writer.member("minLength", 1) }
        member("additionalProperties") { writer in
            writer.member("description", "Roles by the value of the attribute.")
            writer.member("type", "object")
            writer.member("propertyNames") { writer in writer.member("minLength", 1) }
            writer.member("additionalProperties") { writer in writer.writeValue(.set(.role)) }
        }
    }
}

/// The patterns of texts with a grammar.
private enum ValuePattern {
    static let slug = "^[a-z](-?[a-z0-9])+$"
    static let integer = "^(0|-?[1-9][0-9]*)$"
    static let day =
        "^(19[7-9][0-9]|[2-9][0-9]{3})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
    static let email = "^\(atom)(\\.\(atom))*@\(domain)$"
    static let mailDomain = "^(\\*\\.)?\(domain)$"
    static let webAddress =
        #"^[A-Za-z][A-Za-z0-9+.-]*://[!$-.0-;=@-\[\]_a-z~][!#-;=?-\[\]_a-z~]*$"#
    static let uri = "^[!-~]*:[!-~]*$"
    static let secret = #"^(env:[A-Z_][A-Z0-9_]{0,127}|file:(/(?!\.{1,2}(/|$))[!-.0-~]+)+)$"#
    static let money = #"^[0-9]{1,12}(\.[0-9]{2,3})? [A-Z]{3}$"#
    static let currency = "^[A-Z]{3}$"
    static let fingerprint = "^:*([0-9A-Fa-f]:*){64}$"
    static let role = "^\(word)/\(word)$"
    static let connection = "^\(word)(/\(word))?$"
    static let ruleCode = "^[A-Za-z0-9._-]{6}$"

    private static let word = "[A-Za-z0-9._-]{1,64}"
    private static let atom = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
    private static let label = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
    /// Not of digits only, or it would be read as an IP address.
    private static let lastLabel = "[0-9]*[A-Za-z-]([A-Za-z0-9-]*[A-Za-z0-9])?"
    /// Capitals and a closing dot are told of, not refused.
    private static let domain = "(\(label)\\.){1,9}\(lastLabel)\\.?"
}
