import TenantryModel
import TenantryNames

/// A look at an address that costs a tenth of taking it apart: good addresses get no more.
enum AddressGlance {
    /// Whether an address may lead to an issuer through which strangers could sign in.
    static func mayBeShared(_ address: Text?) -> Bool {
        guard let address else { return false }
        guard let host = plainHost(of: address.string) else { return true }
        return SharedIssuers.knows(host: host)
    }

    /// The host of an https address; `nil` if anything about it is unusual.
    static func plainHost(of address: String) -> Substring? {
        let scheme = "https://"
        guard address.hasPrefix(scheme) else { return nil }
        var length = 0
        scan: for byte in address.utf8.dropFirst(scheme.utf8.count) {
            switch byte {
            case UInt8(ascii: "/"): break scan
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "-"), UInt8(ascii: "."):
                length += 1
            default: return nil
            }
        }
        let start = address.utf8.index(address.startIndex, offsetBy: scheme.utf8.count)
        return address[start..<address.utf8.index(start, offsetBy: length)]
    }
}
