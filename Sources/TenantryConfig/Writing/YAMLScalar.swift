import TenantryModel

/// Writes one text so that every reader of YAML reads this text and nothing else.
enum YAMLScalar {
    /// The text without quotes where that is safe, otherwise in double quotes.
    static func text(_ text: String) -> String {
        isPlain(text) && !isWordOfYAML(text) && !looksLikeNumber(text) ? text : quoted(text)
    }

    /// The text of a value of a type: words of a closed list, days and the like stand without
    /// quotes, as people write them.
    static func text(_ text: String, of type: FieldType) -> String {
        switch type {
        case .choice, .day, .integer, .flag: isPlain(text) ? text : quoted(text)
        case .text, .organizationID, .slug, .email, .mailDomain, .webAddress, .uri, .secret,
            .money, .currency, .fingerprint, .role, .connection, .ruleCode, .set, .map, .grants:
            self.text(text)
        }
    }

    /// The text in double quotes, with everything escaped that cannot be seen.
    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case _ where scalar.isInvisible: result += escape(scalar)
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    private static func escape(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        let (letter, width) = scalar.value > 0xFFFF ? ("U", 8) : ("u", 4)
        return "\\" + letter + String(repeating: "0", count: width - digits.utf8.count) + digits
    }

    /// Whether a text can stand without quotes anywhere, between brackets too.
    private static func isPlain(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, startsPlain(first),
            text.utf8.last != 0x20, text.utf8.last != UInt8(ascii: ":")
        else { return false }
        var previous: Unicode.Scalar = "a"
        for scalar in text.unicodeScalars {
            switch scalar {
            case ",", "[", "]", "{", "}", "?", "\"", "\\", "`": return false
            case "#" where previous == " ", " " where previous == ":": return false
            case _ where scalar.isInvisible: return false
            default: break
            }
            previous = scalar
        }
        return true
    }

    private static func startsPlain(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "_", "/", "(", "+": true
        default: scalar.value > 0xA0
        }
    }

    /// Whether some reader takes the text for nothing or for a truth value.
    private static func isWordOfYAML(_ text: String) -> Bool {
        switch text.lowercased() {
        case "null", "true", "false", "yes", "no", "on", "off", "y", "n": true
        default: false
        }
    }

    /// Whether some reader takes the text for a number, a day or a time.
    private static func looksLikeNumber(_ text: String) -> Bool {
        guard let first = text.utf8.first, first == UInt8(ascii: "+") || isDigit(first) else {
            return false
        }
        let rest = text.utf8.dropFirst(2)
        switch text.utf8.prefix(2).map(\.self) {
        case Array("0x".utf8), Array("0X".utf8), Array("0o".utf8), Array("0O".utf8),
            Array("0b".utf8), Array("0B".utf8):
            return rest.allSatisfy { $0 == 0x5F || ByteClass.isHexadecimal($0 | 0x20) }
        default: break
        }
        let marks = Array("._:+-eE \u{9}TtZz".utf8)
        return text.utf8.allSatisfy { isDigit($0) || marks.contains($0) }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
