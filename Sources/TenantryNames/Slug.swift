/// The machine names of organizations, services and everything else that is referred to.
package enum Slug {
    /// Whether a text is a slug: lower-case letters, digits and single hyphens, a letter first, no
    /// hyphen last, at most 40.
    ///
    /// - Parameters:
    ///   - text: The text.
    ///   - shortest: How long it must be: 3 for organizations, 2 for names within one.
    /// - Returns: Whether it is one.
    package static func isValid(_ text: String, shortest: Int = Slug.shortest) -> Bool {
        var length = 0
        var previous: UInt8 = 0
        for byte in text.utf8 {
            length += 1
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"): break
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                if length == 1 { return false }
            case hyphen:
                if length == 1 || previous == hyphen { return false }
            default: return false
            }
            previous = byte
        }
        return length >= shortest && length <= longest && previous != hyphen
    }

    /// Whether no organization may be called this.
    ///
    /// These words mean something in commands and links.
    package static func isReserved(_ slug: String) -> Bool { reserved.contains(slug) }

    /// Returns the slug that somebody probably meant; `nil` if nothing of the text can be kept.
    ///
    /// - Parameters:
    ///   - text: What was written.
    ///   - shortest: How long it must be: only what is long enough for an organization gets
    ///     `org-` in front where the rest alone would be none.
    /// - Returns: The slug.
    package static func suggestion(
        for text: String,
        shortest: Int = Slug.shortest
    ) -> String? {
        let prefix = shortest == Slug.shortest ? "org-" : ""
        var slug = ""
        // Far more than a slug can hold: the rest of a huge text is not worth a look.
        for scalar in text.unicodeScalars.prefix(256) {
            guard let letters = plainLetters(scalar) else {
                // An apostrophe joins: "St. John's" is one word less than it looks.
                if scalar == "'" || scalar == "\u{2019}" { continue }
                if !slug.isEmpty, slug.utf8.last != hyphen { slug.append("-") }
                continue
            }
            slug += letters
        }
        if slug.utf8.first.map({ (0x30...0x39).contains($0) }) ?? false { slug = prefix + slug }
        slug = String(slug.prefix(longest))
        while slug.utf8.last == hyphen { slug.removeLast() }
        if !slug.isEmpty, slug.utf8.count < shortest { slug = prefix + slug }
        return isValid(slug, shortest: shortest) ? slug : nil
    }

    /// Returns what people write for a letter when they have only a to z: `ä` becomes `ae`.
    private static func plainLetters(_ scalar: Unicode.Scalar) -> String? {
        switch scalar {
        case "a"..."z", "0"..."9": return String(scalar)
        case "A"..."Z": return String(scalar).lowercased()
        case "ä", "Ä", "æ", "Æ": return "ae"
        case "ö", "Ö", "ø", "Ø", "œ", "Œ": return "oe"
        case "ü", "Ü": return "ue"
        case "å", "Å": return "aa"
        case "ß", "ẞ": return "ss"
        case "þ", "Þ": return "th"
        case "\u{0300}"..."\u{036F}": return ""
        default: break
        }
        if !scalar.isASCII, let twin = Unicode.Scalar(ConfusableLetters.latin(for: scalar.value)),
            twin != scalar, ("a"..."z").contains(twin)
        {
            return String(twin)
        }
        // "LATIN SMALL LETTER E WITH ACUTE": the letter stands behind the word.
        guard let name = scalar.properties.name, name.utf8.starts(with: "LATIN ".utf8) else {
            return nil
        }
        let words = name.split(separator: " ")
        guard words.count >= 4, words[2] == "LETTER", words[3].utf8.count == 1 else { return nil }
        return words[3].lowercased()
    }

    /// How long the id of an organization is at least.
    package static let shortest = 3
    private static let longest = 40
    private static let hyphen = UInt8(ascii: "-")
    private static let reserved: Set<String> = [
        "all", "everyone", "self", "root", "admin", "api", "login", "www", "catalog",
    ]
}
