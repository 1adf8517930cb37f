/// The address of a web resource with its parts, as far as a configuration may use one.
///
/// Nothing but the case of scheme and host is normalised: an issuer is compared byte by byte.
package struct WebAddress: Hashable, Sendable {
    /// What kind of place a host is.
    package enum HostKind: Hashable, Sendable {
        /// A name that the public DNS can know.
        case publicName
        /// An IPv4 or IPv6 address, in any spelling that resolvers take for one.
        case ipLiteral
        /// `localhost` or a name under it.
        case localhost
        /// A name of a private network: `.local`, `.internal` and their like, or a single label.
        case privateName
    }

    /// What keeps a text from being a web address.
    package enum Problem: Hashable, Sendable {
        /// There is nothing.
        case empty
        /// It has more than 2,048 bytes, and how many.
        case tooLong(Int)
        /// This character has no place in a web address; an escape or an A-label has.
        case badCharacter(Unicode.Scalar)
        /// A `%` without two hexadecimal digits behind it.
        case badEscape
        /// It does not start with `https://` or another scheme and two slashes.
        case noScheme
        /// There is no host.
        case noHost
        /// This is no name of a host.
        case badHost(String)
        /// This is no port.
        case badPort(String)
    }

    /// Why a text is no web address, and what was probably meant.
    package struct Refusal: Error, Hashable, Sendable {
        /// What is wrong; the first thing, if there are several.
        package let problem: Problem
        /// A correct address to offer; `nil` if none can be derived.
        package let proposal: String?
    }

    /// The scheme in lower case, such as `https`.
    package let scheme: String
    /// What stands in front of `@`, which may hold a password: never show it.
    package let userinfo: String?
    /// The host in lower case, an IPv6 address with its brackets.
    package let host: String
    /// The port, if one is written.
    package let port: Int?
    /// The path with its leading slash, or nothing.
    package let path: String
    /// What follows `?`, without it; `nil` without a question mark.
    package let query: String?
    /// What follows `#`, without it; `nil` without a number sign.
    package let fragment: String?

    /// What kind of place the host is.
    ///
    /// Private are the names of RFC 6762 and RFC 8375, ICANN's `.internal`, and those that ICANN
    /// keeps back since so many networks use them.
    package var hostKind: HostKind {
        let top = DomainNames.topLabel(of: host)
        if host.utf8.first == UInt8(ascii: "[") || Self.isNumeric(top) { return .ipLiteral }
        switch top {
        case "localhost": return .localhost
        case "local", "internal", "lan", "home", "corp", "intranet", "private", "localdomain":
            return .privateName
        case "arpa" where DomainNames.isUnder(host, "home.arpa"): return .privateName
        default: return top.utf8.count == host.utf8.count ? .privateName : .publicName
        }
    }

    /// The address as an OIDC issuer has to be written.
    ///
    /// That is https, without user, query and fragment, and without what discovery adds.
    package var asIssuer: String {
        let discovery = path.firstRange(of: "/.well-known")
        let end = discovery?.lowerBound ?? path.endIndex
        // A port belongs to its scheme: 80 would be wrong for https.
        let port = scheme == "https" ? port.map { ":\($0)" } ?? "" : ""
        return "https://\(host)\(port)\(path[..<end])"
    }

    /// Whether a last label makes the URL parser of browsers read an IPv4 address.
    private static func isNumeric(_ label: Substring) -> Bool {
        let bytes = label.utf8
        guard let first = bytes.first, isDigit(first) else { return false }
        if bytes.allSatisfy(isDigit) { return true }
        return bytes.starts(with: "0x".utf8)
            && bytes.dropFirst(2).allSatisfy { isDigit($0) || (0x61...0x66).contains($0) }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
