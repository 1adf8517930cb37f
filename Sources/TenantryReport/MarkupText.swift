extension String {
    /// The text where HTML or XML is read, between tags or in an attribute in quotes.
    ///
    /// It is harmless, which leaves only characters that XML 1.0 allows, and without delimiters. It
    /// goes by scalars: a `Character` takes a `<` and the combining mark behind it for one.
    ///
    /// - Complexity: O(*n*).
    var asMarkup: String {
        let text = harmless
        guard text.utf8.contains(where: \.isMarkup) else { return text }
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
}

extension UInt8 {
    /// Whether a byte is `&`, `<`, `>`, a quotation mark or a backtick.
    fileprivate var isMarkup: Bool {
        switch self {
        case 0x26, 0x3C, 0x3E, 0x22, 0x27, 0x60: true
        default: false
        }
    }
}
