/// Answers questions about names that are normalised already: A-labels, lower case, no closing dot,
/// an optional leading `*.`.
package enum DomainNames {
    /// Returns the name with its U-labels, for showing; `nil` if it has none, or a broken one.
    package static func uLabel(of aLabel: String) -> String? {
        guard hasALabel(aLabel) else { return nil }
        let isWildcard = aLabel.utf8.starts(with: "*.".utf8)
        let base = isWildcard ? String(aLabel.dropFirst(2)) : aLabel
        guard let shown = IDNA.unicode(of: base) else { return nil }
        return isWildcard ? "*." + shown : shown
    }

    /// Whether the name can never receive mail: the reserved names of RFC 2606 and RFC 6761.
    package static func isReserved(_ name: String) -> Bool {
        switch topLabel(of: name) {
        case "example", "test", "invalid", "local", "localhost": true
        case "com": isUnder(name, "example.com")
        case "net": isUnder(name, "example.net")
        case "org": isUnder(name, "example.org")
        default: false
        }
    }

    /// Counts the labels; a leading `*.` is none.
    package static func labels(_ name: String) -> Int {
        var count = 1
        for byte in name.utf8 where byte == UInt8(ascii: ".") { count += 1 }
        return name.utf8.starts(with: "*.".utf8) ? count - 1 : count
    }

    /// Whether a claim matches a name: `x` only `x`, `*.x` both `x` and every subdomain.
    ///
    /// A name that is a wildcard itself is covered if all that it matches is.
    package static func covers(_ claim: String, _ name: String) -> Bool {
        guard claim.utf8.starts(with: "*.".utf8) else {
            return claim.utf8.elementsEqual(name.utf8)
        }
        return isUnder(name.utf8[...], claim.utf8.dropFirst(2))
    }

    /// Whether a name is the ancestor or a subdomain of it; `*.x` counts as a subdomain of `x`.
    package static func isUnder(_ name: String, _ ancestor: String) -> Bool {
        isUnder(name.utf8[...], ancestor.utf8[...])
    }

    /// Whether a name, or one above it of two labels or more, is among these.
    ///
    /// - Complexity: O(*labels*).
    package static func isListed(_ name: Substring, in names: Set<Substring>) -> Bool {
        lookUp(name) { names.contains($0) ? true : nil } ?? false
    }

    /// A name and all names above it, the longest first.
    package static func suffixes(of name: Substring) -> some Sequence<Substring> {
        sequence(first: name) { rest in
            rest.utf8.firstIndex(of: UInt8(ascii: ".")).map { rest[rest.utf8.index(after: $0)...] }
        }
    }

    /// Looks up a name and all names above it of two labels or more, the longest first.
    ///
    /// - Complexity: O(*labels*).
    static func lookUp<Found>(_ name: Substring, _ found: (Substring) -> Found?) -> Found? {
        var rest = name
        while let dot = rest.utf8.firstIndex(of: UInt8(ascii: ".")) {
            if let answer = found(rest) { return answer }
            rest = rest[rest.utf8.index(after: dot)...]
        }
        return nil
    }

    /// Returns what stands behind the last dot, or the whole name.
    static func topLabel(of name: String) -> Substring {
        guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")) else { return name[...] }
        return name[name.utf8.index(after: dot)...]
    }

    /// Whether a label starts with `xn--`.
    static func hasALabel(_ name: String) -> Bool {
        var isStart = true
        for (index, byte) in zip(name.utf8.indices, name.utf8) {
            if isStart, byte == UInt8(ascii: "x"), name.utf8[index...].starts(with: "xn--".utf8) {
                return true
            }
            isStart = byte == UInt8(ascii: ".")
        }
        return false
    }

    private static func isUnder(
        _ name: Substring.UTF8View,
        _ ancestor: Substring.UTF8View
    ) -> Bool {
        let surplus = name.count - ancestor.count
        guard surplus >= 0, name.dropFirst(surplus).elementsEqual(ancestor) else { return false }
        return surplus == 0 || name.dropFirst(surplus - 1).first == UInt8(ascii: ".")
    }
}
