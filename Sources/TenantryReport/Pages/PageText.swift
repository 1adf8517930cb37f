import Mustache

/// Makes a text harmless where it stands in a page: between tags, or in an attribute in quotes.
///
/// It goes by scalars. Mustache's own content type goes by `Character`, which takes a `<` and the
/// combining mark behind it for something else and lets it through.
struct PageText: MustacheContentType {
    /// The name by which templates ask for it.
    static let name = "PAGE"

    func escapeText(_ text: String) -> String { PageText.escaped(text) }

    /// Escapes a text.
    ///
    /// - Complexity: O(*n*).
    static func escaped(_ text: String) -> String {
        let text = text.harmless
        guard text.utf8.contains(where: isSpecial) else { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result.append(contentsOf: "&amp;".unicodeScalars)
            case "<": result.append(contentsOf: "&lt;".unicodeScalars)
            case ">": result.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
            case "'": result.append(contentsOf: "&#39;".unicodeScalars)
            case "`": result.append(contentsOf: "&#96;".unicodeScalars)
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    /// Whether a byte is `&`, `<`, `>`, a quotation mark or a backtick.
    private static func isSpecial(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x26, 0x3C, 0x3E, 0x22, 0x27, 0x60: true
        default: false
        }
    }
}
