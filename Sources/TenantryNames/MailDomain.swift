/// A mail domain, or `*.domain` for it and all its subdomains, in its normalised form.
package struct MailDomain: Hashable, Sendable {
    /// What keeps a text from being a mail domain.
    package enum Problem: Hashable, Sendable {
        /// There is nothing.
        case empty
        /// It is a whole address, such as `https://…` or `mailto:…`.
        case hasScheme
        /// It has an `@`.
        case hasAt
        /// It has a port.
        case hasPort
        /// It has a path, a query or a fragment.
        case hasPath
        /// It has an underscore, which host names have not.
        case underscore
        /// It is an IP address, or would be read as one.
        case ipLiteral
        /// Two dots follow each other, or it starts with one.
        case emptyLabel
        /// This label has more than 63 bytes.
        case labelTooLong(String)
        /// It has more than 253 bytes.
        case nameTooLong
        /// It has more than ten labels, and how many.
        case tooManyLabels(Int)
        /// It is one label only.
        case singleLabel
        /// This character has no place in a name.
        case badCharacter(Unicode.Scalar)
        /// There is a `*` elsewhere than as one leading `*.`.
        case misplacedWildcard
        /// There are fewer than two labels behind `*.`.
        case wildcardTooShort
        /// It is not ASCII; the A-labels to write instead, if there are any, and how they look.
        case notASCII(aLabel: String?, uLabel: String)
        /// This label starts or ends with a hyphen, or has two in third place without being `xn--`.
        case badHyphen(String)
        /// This `xn--` label is not what any international label gives.
        case badPunycode(String)
    }

    /// Why a text is no mail domain, and what was probably meant.
    package struct Refusal: Error, Hashable, Sendable {
        /// What is wrong; the first thing, if there are several.
        package let problem: Problem
        /// A correct name to offer, in normalised form; `nil` if none can be derived.
        package let proposal: String?
    }

    /// The normalised form: A-labels, lower case, no closing dot, an optional leading `*.`.
    package let name: String
    /// Whether ``name`` differs from what was written: capitals or a closing dot are gone.
    package let wasNormalised: Bool

    /// Whether it stands for all subdomains too.
    package var isWildcard: Bool { name.utf8.first == UInt8(ascii: "*") }

    /// The name without a leading `*.`.
    package var base: String { isWildcard ? String(name.dropFirst(2)) : name }

    /// Reads a mail domain as somebody wrote it.
    ///
    /// A name that is correct already is only looked at: it is not copied, and no library is asked.
    ///
    /// - Complexity: O(*n*) in the length of the text.
    package static func parse(_ written: String) -> Result<MailDomain, Refusal> {
        var scan = NameScan()
        for byte in written.utf8 {
            guard scan.accepts(byte) else { return refused(written) }
        }
        guard scan.isComplete() else { return refused(written) }
        guard scan.needsNormalising || scan.hasALabel else {
            return .success(MailDomain(name: written, wasNormalised: false))
        }
        let name = scan.needsNormalising ? lowerCasedWithoutDot(written) : written
        if scan.hasALabel, let problem = NameInspection.problem(of: name) {
            return .failure(Refusal(problem: problem, proposal: NameInspection.proposal(for: name)))
        }
        return .success(MailDomain(name: name, wasNormalised: scan.needsNormalising))
    }

    /// The slow path: something is wrong, and it takes a second look to say what.
    private static func refused(_ written: String) -> Result<MailDomain, Refusal> {
        let problem = NameInspection.problem(of: written) ?? .badCharacter("\u{FFFD}")
        return .failure(
            Refusal(problem: problem, proposal: NameInspection.proposal(for: written))
        )
    }

    static func lowerCasedWithoutDot(_ name: String) -> String {
        let lowered = name.lowercased()
        return lowered.utf8.last == UInt8(ascii: ".") ? String(lowered.dropLast()) : lowered
    }
}
