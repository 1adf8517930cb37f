/// Says what is wrong with a text that is no mail domain, and what was probably meant.
enum NameInspection {
    /// Returns the first problem of a text; `nil` if there is none.
    ///
    /// Those come first that explain the others.
    static func problem(of written: String) -> MailDomain.Problem? {
        if written.utf8.isEmpty { return .empty }
        if let problem = problemOfAddress(written) { return problem }
        var name = written
        if name.utf8.last == UInt8(ascii: ".") { name = String(name.dropLast()) }
        if let problem = problemOfWildcard(name) { return problem }
        let isWildcard = name.utf8.starts(with: "*.".utf8)
        let base = isWildcard ? String(name.dropFirst(2)) : name
        if let problem = problemOfCharacters(base) { return problem }
        let labels = base.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
            .map { String(Substring($0)) }
        for label in labels {
            if let problem = problemOfLabel(label) { return problem }
        }
        if labels.count < 2 { return isWildcard ? .wildcardTooShort : .singleLabel }
        if labels.count > NameScan.mostLabels { return .tooManyLabels(labels.count) }
        return name.utf8.count > NameScan.longestName ? .nameTooLong : nil
    }

    /// Returns the name within a text, in normalised form; `nil` if there is none.
    static func proposal(for written: String) -> String? {
        guard !looksLikeAddress(written) else { return nil }
        var rest = trimmed(written)
        if let scheme = schemeEnd(rest) { rest = rest[scheme...] }
        rest = rest.prefix { !"/?#".unicodeScalars.contains($0) }
        if let at = rest.lastIndex(of: "@") { rest = rest[rest.index(after: at)...] }
        if let colon = rest.lastIndex(of: ":") { rest = rest[..<colon] }
        let isWildcard = rest.starts(with: "*.".unicodeScalars)
        if isWildcard { rest = rest.dropFirst(2) }
        var base = String(Substring(rest))
        guard !base.isEmpty, !looksLikeAddress(base) else { return nil }
        // Four bytes are the most that one of the 253 characters can take.
        guard base.utf8.count <= 4 * NameScan.longestName else { return nil }
        if !base.utf8.allSatisfy({ $0 < 0x80 }) || DomainNames.hasALabel(base.lowercased()) {
            guard let encoded = encoded(base) else { return nil }
            base = encoded
        }
        // Names such as `_dmarc.hospital.example` belong to the records of a domain, not to its
        // mail.
        let labels = base.lowercased().utf8.split(separator: UInt8(ascii: "."))
            .filter { $0.first != UInt8(ascii: "_") }.map { String(Substring($0)) }
        let name = (isWildcard ? "*." : "") + labels.joined(separator: ".")
        return problem(of: name) == nil ? name : nil
    }

    private static func encoded(_ base: String) -> String? {
        let shown = DomainNames.hasALabel(base.lowercased()) ? IDNA.unicode(of: base) : base
        return shown.flatMap { IDNA.ascii(of: $0) }
    }

    private static func trimmed(_ text: String) -> Substring.UnicodeScalarView {
        func isOuter(_ scalar: Unicode.Scalar) -> Bool {
            scalar.properties.isWhitespace || scalar == "<" || scalar == ">"
        }
        var rest = text.unicodeScalars[...]
        while let first = rest.first, isOuter(first) { rest.removeFirst() }
        while let last = rest.last, isOuter(last) { rest.removeLast() }
        return rest
    }
}

// MARK: - What is wrong

extension NameInspection {
    private static func problemOfAddress(_ written: String) -> MailDomain.Problem? {
        let scalars = written.unicodeScalars[...]
        if schemeEnd(scalars) != nil { return .hasScheme }
        if looksLikeAddress(written) { return .ipLiteral }
        if scalars.contains("@") { return .hasAt }
        if scalars.contains(where: { "/?#".unicodeScalars.contains($0) }) { return .hasPath }
        return scalars.contains(":") ? .hasPort : nil
    }

    private static func problemOfWildcard(_ name: String) -> MailDomain.Problem? {
        guard name.utf8.contains(UInt8(ascii: "*")) else { return nil }
        if name == "*" || name == "*." { return .wildcardTooShort }
        guard name.utf8.starts(with: "*.".utf8) else { return .misplacedWildcard }
        return name.utf8.dropFirst().contains(UInt8(ascii: "*")) ? .misplacedWildcard : nil
    }

    private static func problemOfCharacters(_ base: String) -> MailDomain.Problem? {
        var isASCII = true
        var hasUnderscore = false
        for scalar in base.unicodeScalars {
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", "-", ".": continue
            case "_": hasUnderscore = true
            case "\u{80}"...: isASCII = false
            default: return .badCharacter(scalar)
            }
        }
        if !isASCII {
            let aLabel = proposal(for: base)
            return .notASCII(aLabel: aLabel, uLabel: aLabel.flatMap(DomainNames.uLabel) ?? base)
        }
        return hasUnderscore ? .underscore : nil
    }

    private static func problemOfLabel(_ label: String) -> MailDomain.Problem? {
        if label.isEmpty { return .emptyLabel }
        if label.utf8.count > NameScan.longestLabel { return .labelTooLong(label) }
        if label.utf8.first == UInt8(ascii: "-") || label.utf8.last == UInt8(ascii: "-") {
            return .badHyphen(label)
        }
        guard label.utf8.dropFirst(2).starts(with: "--".utf8) else { return nil }
        let lowered = label.lowercased()
        guard lowered.utf8.starts(with: "xn".utf8) else { return .badHyphen(label) }
        return IDNA.roundTrips(lowered) ? nil : .badPunycode(label)
    }

    /// Returns the end of `https://`, `mailto:` and their like.
    private static func schemeEnd(
        _ text: Substring.UnicodeScalarView
    ) -> Substring.UnicodeScalarView.Index? {
        guard let colon = text.firstIndex(of: ":") else { return nil }
        let afterColon = text.index(after: colon)
        if text[afterColon...].starts(with: "//".unicodeScalars) {
            return text.index(afterColon, offsetBy: 2)
        }
        return String(Substring(text[..<colon])).lowercased() == "mailto" ? afterColon : nil
    }

    /// Whether it is an IP address, with or without brackets, or a resolver could take it for one.
    static func looksLikeAddress(_ text: String) -> Bool {
        if text.utf8.first == UInt8(ascii: "[") { return true }
        let colons = text.utf8.reduce(into: 0) { $0 += $1 == UInt8(ascii: ":") ? 1 : 0 }
        if colons >= 2 {
            return text.unicodeScalars.allSatisfy { isHex($0) || $0 == ":" || $0 == "." }
        }
        let bytes = text.utf8.split(separator: UInt8(ascii: "."))
        guard let last = bytes.last else { return false }
        return last.allSatisfy { (0x30...0x39).contains($0) }
    }

    private static func isHex(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "0"..."9", "a"..."f", "A"..."F": true
        default: false
        }
    }
}
