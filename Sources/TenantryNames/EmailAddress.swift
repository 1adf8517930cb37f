/// An e-mail address in the form that every mail system agrees on.
package struct EmailAddress: Hashable, Sendable {
    /// What keeps a text from being an e-mail address.
    package enum Problem: Hashable, Sendable {
        /// There is nothing.
        case empty
        /// It has more than 254 bytes, and how many.
        case tooLong(Int)
        /// There is no `@`.
        case missingAt
        /// There is more than one `@`.
        case severalAts
        /// There is nothing in front of the `@`.
        case emptyLocalPart
        /// There are more than 64 bytes in front of the `@`, and how many.
        case localPartTooLong(Int)
        /// It has quotes or comments, which few systems treat alike.
        case quotesOrComments
        /// This character has no place in front of the `@`.
        case badCharacter(Unicode.Scalar)
        /// A dot starts or ends the local part, or follows another one.
        case misplacedDot
        /// What is behind the `@` is no mail domain.
        case badDomain(MailDomain.Problem)
    }

    /// Why a text is no e-mail address, and what was probably meant.
    package struct Refusal: Error, Hashable, Sendable {
        /// What is wrong; the first thing, if there are several.
        package let problem: Problem
        /// A correct address to offer, in normalised form; `nil` if none can be derived.
        package let proposal: String?
    }

    /// The address to compare and keep: the domain in lower case, the local part as written.
    package let normalised: String
    /// The normalised domain.
    package let domain: String
    /// Whether ``normalised`` differs from what was written.
    package let wasNormalised: Bool

    /// What is in front of the `@`, as written.
    ///
    /// Only its own mail system knows what case means there.
    package var local: String {
        String(normalised.dropLast(domain.utf8.count + 1))
    }

    /// Reads an address as somebody wrote it.
    ///
    /// - Complexity: O(*n*) in the length of the text.
    package static func parse(_ written: String) -> Result<EmailAddress, Refusal> {
        read(written).mapError { found in
            Refusal(problem: found.problem, proposal: proposal(for: written))
        }
    }

    private struct Found: Error {
        let problem: Problem
        init(_ problem: Problem) { self.problem = problem }
    }

    private static func read(_ written: String) -> Result<EmailAddress, Found> {
        let bytes = written.utf8
        if bytes.isEmpty { return .failure(Found(.empty)) }
        guard bytes.count <= 254 else { return .failure(Found(.tooLong(bytes.count))) }
        guard let at = bytes.firstIndex(of: UInt8(ascii: "@")) else {
            return .failure(Found(.missingAt))
        }
        if let problem = problem(ofLocal: written[..<at]) { return .failure(Found(problem)) }
        let rest = written[bytes.index(after: at)...]
        if rest.utf8.contains(UInt8(ascii: "@")) { return .failure(Found(.severalAts)) }
        switch MailDomain.parse(String(rest)) {
        case .failure(let refusal):
            return .failure(Found(.badDomain(refusal.problem)))
        case .success(let domain) where domain.isWildcard:
            return .failure(Found(.badDomain(.misplacedWildcard)))
        case .success(let domain):
            let normalised = domain.wasNormalised ? written[...at] + domain.name : written
            return .success(
                EmailAddress(
                    normalised: normalised,
                    domain: domain.name,
                    wasNormalised: domain.wasNormalised
                )
            )
        }
    }

    private static func problem(ofLocal local: Substring) -> Problem? {
        if local.utf8.isEmpty { return .emptyLocalPart }
        var length = 0
        var previous = UInt8(ascii: ".")
        for byte in local.utf8 {
            length += 1
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "-"), UInt8(ascii: "_"),
                UInt8(ascii: "+"):
                break
            case UInt8(ascii: "."):
                if previous == byte { return .misplacedDot }
            case UInt8(ascii: "!"), UInt8(ascii: "#")...UInt8(ascii: "'"), UInt8(ascii: "*"),
                UInt8(ascii: "/"), UInt8(ascii: "="), UInt8(ascii: "?"), UInt8(ascii: "^"),
                UInt8(ascii: "`"), UInt8(ascii: "{")...UInt8(ascii: "~"):
                break
            default: return problem(ofRareCharacterIn: local)
            }
            previous = byte
        }
        if previous == UInt8(ascii: ".") { return .misplacedDot }
        return length > 64 ? .localPartTooLong(length) : nil
    }

    private static func problem(ofRareCharacterIn local: Substring) -> Problem {
        for scalar in local.unicodeScalars {
            switch scalar {
            case "\"", "(", ")", "\\": return .quotesOrComments
            case " ", ",", ":", ";", "<", ">", "[", "]", "\u{0}"..."\u{1F}", "\u{7F}"...:
                return .badCharacter(scalar)
            default: continue
            }
        }
        return .badCharacter("\u{FFFD}")
    }

    /// Takes the address out of `Name <a@b.example>`, `mailto:a@b.example` and the like.
    private static func proposal(for written: String) -> String? {
        guard written.utf8.count <= 1024 else { return nil }
        var rest = written[...]
        if let opening = rest.lastIndex(of: "<") { rest = rest[rest.index(after: opening)...] }
        if let closing = rest.firstIndex(of: ">") { rest = rest[..<closing] }
        if let query = rest.firstIndex(of: "?"), written.lowercased().hasPrefix("mailto:") {
            rest = rest[..<query]
        }
        if rest.lowercased().hasPrefix("mailto:") { rest = rest.dropFirst(7) }
        while rest.first?.isWhitespace ?? false { rest.removeFirst() }
        while rest.last?.isWhitespace ?? false { rest.removeLast() }
        guard let at = rest.lastIndex(of: "@") else { return nil }
        let typed = String(rest[rest.index(after: at)...])
        let domain: String
        switch MailDomain.parse(typed) {
        case .success(let parsed): domain = parsed.name
        case .failure(let refusal):
            guard let proposal = refusal.proposal else { return nil }
            domain = proposal
        }
        let candidate = rest[...at] + domain
        guard candidate != written, case .success(let address) = read(String(candidate)) else {
            return nil
        }
        return address.normalised
    }
}
