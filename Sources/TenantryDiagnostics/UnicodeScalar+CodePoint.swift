extension Unicode.Scalar {
    /// The name of a character that must not be shown itself, or looks like another one: `U+202E`.
    package var codePoint: String {
        let digits = String(value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
