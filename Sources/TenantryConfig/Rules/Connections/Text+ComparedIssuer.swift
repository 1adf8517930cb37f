import TenantryModel
import TenantryNames

extension Text {
    /// The address of an identity provider as it is compared with others, to find two that are one:
    /// whatever the case of its host, with or without the port of its scheme and a closing slash.
    ///
    /// - Complexity: O(*n*).
    var comparedIssuer: Text {
        guard mayBeSpelledOtherwise, case .success(let address) = WebAddress.parse(string) else {
            return self
        }
        let isPlain = address.port == nil || (address.scheme == "https" && address.port == 443)
        let port = isPlain ? "" : address.port.map { ":\($0)" } ?? ""
        let path = address.path.dropLast(address.path.utf8.last == UInt8(ascii: "/") ? 1 : 0)
        let query = address.query.map { "?\($0)" } ?? ""
        return Text("\(address.scheme)://\(address.host)\(port)\(path)\(query)")
    }

    /// A look at the bytes, which most addresses pass.
    private var mayBeSpelledOtherwise: Bool {
        var colons = 0
        for byte in utf8 {
            if (0x41...0x5A).contains(byte) { return true }
            if byte == UInt8(ascii: ":") { colons += 1 }
        }
        return colons > 1 || utf8.last == UInt8(ascii: "/")
    }
}
