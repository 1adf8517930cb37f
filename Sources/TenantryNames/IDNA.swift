import CLibIDN2

/// Turns international names into their ASCII form and back, through libidn2.
///
/// The one place that speaks to the C library.
enum IDNA {
    /// Returns the A-labels of a name, mapped as people type it (capitals, full-width letters);
    /// `nil` if it has none.
    static func ascii(of name: String) -> String? {
        // UTS 46, non-transitional: `ß` keeps its own label, as browsers have it.
        let flags =
            IDN2_NFC_INPUT.rawValue | IDN2_NONTRANSITIONAL.rawValue
            | IDN2_USE_STD3_ASCII_RULES.rawValue
        return lookup(name, flags: CInt(flags))
    }

    /// Returns the U-labels of a name of A-labels; `nil` if one of them stands for nothing.
    static func unicode(of name: String) -> String? {
        var output: UnsafeMutablePointer<CChar>?
        guard idn2_to_unicode_8z8z(name, &output, 0) == IDN2_OK.rawValue, let output else {
            return nil
        }
        defer { idn2_free(output) }
        return String(cString: output)
    }

    /// Whether an A-label is exactly what its U-label gives under IDNA 2008, without any mapping.
    static func roundTrips(_ label: String) -> Bool {
        guard let shown = unicode(of: label), shown != label else { return false }
        let flags = IDN2_NFC_INPUT.rawValue | IDN2_NO_TR46.rawValue
        return lookup(shown, flags: CInt(flags)) == label
    }

    private static func lookup(_ name: String, flags: CInt) -> String? {
        var output: UnsafeMutablePointer<UInt8>?
        // C would take a zero for the end of the name.
        guard !name.utf8.contains(0) else { return nil }
        let code = name.withCString(encodedAs: UTF8.self) { idn2_lookup_u8($0, &output, flags) }
        guard code == IDN2_OK.rawValue, let output else { return nil }
        defer { idn2_free(output) }
        return String(cString: output)
    }
}
