extension WebAddress {
    /// Reads an address as somebody wrote it.
    ///
    /// - Complexity: O(*n*) in the length of the text.
    package static func parse(_ written: String) -> Result<WebAddress, Refusal> {
        do throws(Found) {
            return .success(try WebAddress(reading: written))
        } catch {
            return .failure(Refusal(problem: error.problem, proposal: proposal(for: written)))
        }
    }

    private struct Found: Error {
        let problem: Problem
        init(_ problem: Problem) { self.problem = problem }
    }

    private init(reading written: String) throws(Found) {
        let bytes = written.utf8
        if bytes.isEmpty { throw Found(.empty) }
        guard bytes.count <= Self.longest else { throw Found(.tooLong(bytes.count)) }
        try Self.checkCharacters(written)
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")),
            Self.isScheme(bytes[..<colon]), bytes[colon...].starts(with: "://".utf8)
        else { throw Found(.noScheme) }
        scheme = Self.lowerCased(written[..<colon])
        var rest = written[bytes.index(colon, offsetBy: 3)...]
        let authority = Self.cut(&rest) {
            $0 == Self.slash || $0 == Self.question || $0 == Self.number
        }
        (userinfo, host, port) = try Self.parts(ofAuthority: authority)
        path = String(Self.cut(&rest) { $0 == Self.question || $0 == Self.number })
        if rest.utf8.first == Self.question {
            rest = rest.dropFirst()
            query = String(Self.cut(&rest) { $0 == Self.number })
        } else {
            query = nil
        }
        fragment = rest.utf8.isEmpty ? nil : String(rest.dropFirst())
    }

    /// Takes what comes before the first such byte, and leaves the rest.
    private static func cut(_ rest: inout Substring, before isEnd: (UInt8) -> Bool) -> Substring {
        let end = rest.utf8.firstIndex(where: isEnd) ?? rest.endIndex
        defer { rest = rest[end...] }
        return rest[..<end]
    }

    private static func checkCharacters(_ written: String) throws(Found) {
        var digitsDue = 0
        for byte in written.utf8 {
            if digitsDue > 0 {
                guard isHexadecimal(byte) else { throw Found(.badEscape) }
                digitsDue -= 1
            } else if byte == UInt8(ascii: "%") {
                digitsDue = 2
            } else if !isPlain(byte) {
                throw Found(.badCharacter(firstBadScalar(written)))
            }
        }
        if digitsDue > 0 { throw Found(.badEscape) }
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\\"),
            UInt8(ascii: "^"), UInt8(ascii: "`"), UInt8(ascii: "{")...UInt8(ascii: "}"):
            false
        default: byte > 0x20 && byte < 0x7F
        }
    }

    private static func firstBadScalar(_ written: String) -> Unicode.Scalar {
        written.unicodeScalars.first { !$0.isASCII || !isPlain(UInt8($0.value)) } ?? "\u{FFFD}"
    }

    private static func isScheme(_ bytes: Substring.UTF8View) -> Bool {
        guard let first = bytes.first, isLetter(first) else { return false }
        return bytes.allSatisfy { byte in
            isLetter(byte) || (0x30...0x39).contains(byte) || "+-.".utf8.contains(byte)
        }
    }

    private static func parts(
        ofAuthority authority: Substring
    ) throws(Found) -> (userinfo: String?, host: String, port: Int?) {
        var rest = authority
        var userinfo: String?
        if let at = rest.utf8.lastIndex(of: UInt8(ascii: "@")) {
            userinfo = String(rest[..<at])
            rest = rest[rest.utf8.index(after: at)...]
        }
        let isIPv6 = rest.utf8.first == UInt8(ascii: "[")
        var host = cut(&rest) { $0 == (isIPv6 ? UInt8(ascii: "]") : UInt8(ascii: ":")) }
        if isIPv6, !rest.utf8.isEmpty {
            host = authority[host.startIndex..<rest.utf8.index(after: rest.startIndex)]
            rest = rest.dropFirst()
        }
        if host.utf8.isEmpty { throw Found(.noHost) }
        guard isIPv6 ? isIPv6Literal(host) : isHostName(host) else {
            throw Found(.badHost(String(host)))
        }
        return (userinfo, lowerCased(host), try port(rest))
    }

    /// Reads a port with its colon.
    private static func port(_ text: Substring) throws(Found) -> Int? {
        if text.utf8.isEmpty { return nil }
        let digits = text.utf8.dropFirst()
        guard text.utf8.first == UInt8(ascii: ":"), digits.count <= 5,
            digits.allSatisfy({ (0x30...0x39).contains($0) }),
            let port = Int(Substring(digits)), (1...65535).contains(port)
        else { throw Found(.badPort(String(Substring(digits)))) }
        return port
    }

    private static func isHostName(_ host: Substring) -> Bool {
        var scan = NameScan()
        for byte in host.utf8 {
            guard scan.accepts(byte) else { return false }
        }
        guard scan.isCompleteHost() else { return false }
        guard scan.hasALabel else { return true }
        return lowerCased(host).utf8.split(separator: UInt8(ascii: ".")).allSatisfy { label in
            !label.starts(with: "xn--".utf8) || IDNA.roundTrips(String(Substring(label)))
        }
    }

    /// Whether this can be an IPv6 address: it is refused wherever a public host is needed, so its
    /// exact grammar does not matter.
    private static func isIPv6Literal(_ host: Substring) -> Bool {
        host.utf8.last == UInt8(ascii: "]") && host.utf8.contains(UInt8(ascii: ":"))
            && host.utf8.dropFirst().dropLast().allSatisfy {
                isHexadecimal($0) || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".")
            }
    }

    private static func proposal(for written: String) -> String? {
        guard written.utf8.count <= longest else { return nil }
        var rest = written[...]
        while rest.first?.isWhitespace ?? false { rest.removeFirst() }
        while rest.last?.isWhitespace ?? false { rest.removeLast() }
        if rest.utf8.first == UInt8(ascii: "<"), rest.utf8.last == UInt8(ascii: ">") {
            rest = rest.dropFirst().dropLast()
        }
        var scheme = "https"
        if let separator = rest.firstRange(of: "://") {
            scheme = String(rest[..<separator.lowerBound])
            rest = rest[separator.upperBound...]
        }
        var host = String(cut(&rest) { ":/?#".utf8.contains($0) })
        if !host.utf8.allSatisfy({ $0 < 0x80 }) {
            guard let encoded = IDNA.ascii(of: host) else { return nil }
            host = encoded
        }
        let candidate = "\(scheme)://\(host)\(rest)"
        guard candidate != written, let address = try? WebAddress(reading: candidate),
            address.hostKind == .publicName
        else { return nil }
        return candidate
    }

    private static func lowerCased(_ text: Substring) -> String {
        let hasCapitals = text.utf8.contains { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 }
        return hasCapitals ? text.lowercased() : String(text)
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte)
            || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20)
    }

    private static let longest = 2048
    private static let slash = UInt8(ascii: "/")
    private static let question = UInt8(ascii: "?")
    private static let number = UInt8(ascii: "#")
}
