import TenantryPlan

/// What a browser may do for a page: use its own style and its own script, and nothing else.
enum PagePolicy {
    /// The Content-Security-Policy.
    static let text =
        "default-src 'none'; style-src '\(source(of: PageStyle.text))'; "
        + "script-src '\(source(of: PageScript.text))'; base-uri 'none'; form-action 'none'"

    /// The digest of an inline text as a policy writes it: `sha256-` and base64.
    static func source(of text: String) -> String {
        "sha256-" + base64(Digest(of: Array(text.utf8)).bytes)
    }

    private static func base64(_ bytes: [UInt8]) -> String {
        let digits = Array(
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".unicodeScalars
        )
        var result = String.UnicodeScalarView()
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let three = bytes[start..<min(start + 3, bytes.count)]
            let missing = 3 - three.count
            let number = three.reduce(0) { $0 << 8 | Int($1) } << (8 * missing)
            for place in 0..<4 {
                let digit = digits[number >> (18 - 6 * place) & 63]
                result.append(place > 3 - missing ? "=" : digit)
            }
        }
        return String(result)
    }
}
