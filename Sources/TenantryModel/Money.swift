/// An amount in minor units of a currency, written like `120.00 EUR`.
package struct Money: Hashable, Sendable, CustomStringConvertible {
    /// The amount in the smallest unit of the currency, such as cents; never negative.
    package let minor: Int
    /// Three capital letters (ISO 4217).
    package let currency: Text

    /// Pairs an amount with its currency.
    package init(minor: Int, currency: Text) {
        self.minor = minor
        self.currency = currency
    }

    /// How many decimals a currency has (ISO 4217): two, unless listed here.
    package static func decimals(of currency: Text) -> Int {
        switch currency.string {
        case "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND",
            "VUV", "XAF", "XOF", "XPF":
            0
        case "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND": 3
        default: 2
        }
    }

    /// Reads `120.00 EUR`: digits, a point, exactly the decimals of the currency, one space.
    package init?(_ text: String) {
        let parts = text.utf8.split(separator: 0x20, omittingEmptySubsequences: false)
        guard parts.count == 2, let amount = String(parts[0]), let currency = String(parts[1]),
            currency.utf8.count == 3, currency.utf8.allSatisfy({ (0x41...0x5A).contains($0) })
        else { return nil }
        let decimals = Money.decimals(of: Text(currency))
        let digits = amount.utf8.split(separator: 0x2E, omittingEmptySubsequences: false)
        guard digits.count == (decimals == 0 ? 1 : 2), (1...12).contains(digits[0].count),
            digits.allSatisfy({ $0.allSatisfy { (0x30...0x39).contains($0) } }),
            digits.count == 1 || digits[1].count == decimals
        else { return nil }
        var minor = 0
        for byte in digits.joined() { minor = minor * 10 + Int(byte - 0x30) }
        self.init(minor: minor, currency: Text(currency))
    }

    package var description: String {
        let decimals = Money.decimals(of: currency)
        guard decimals > 0 else { return "\(minor) \(currency)" }
        var digits = String(minor)
        while digits.utf8.count <= decimals { digits = "0" + digits }
        return "\(digits.dropLast(decimals)).\(digits.suffix(decimals)) \(currency)"
    }
}
