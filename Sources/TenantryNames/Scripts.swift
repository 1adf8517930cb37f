/// Tells in which script letters are written.
package enum Scripts {
    /// Whether one label of a name mixes scripts that no language mixes.
    ///
    /// Chinese, Japanese and Korean are written with several scripts, and beside Latin letters;
    /// that is the level "highly restrictive" of Unicode Technical Standard 39, section 5.2.
    ///
    /// - Parameter name: A name with its U-labels.
    /// - Returns: Whether somebody should look twice.
    package static func areMixed(in name: String) -> Bool {
        var first: Script?
        var hasOther = false
        for scalar in name.unicodeScalars {
            if scalar == "." {
                first = nil
                continue
            }
            guard let script = script(of: scalar) else { continue }
            if let known = first, known != script {
                hasOther = hasOther || !isPair(known, script)
                if known == .latin { first = script }
            } else {
                first = script
            }
        }
        return hasOther
    }

    private enum Script {
        case latin
        case greek
        case cyrillic
        case armenian
        case hebrew
        case arabic
        case indic
        case thai
        case georgian
        case eastAsian
    }

    private static func isPair(_ one: Script, _ other: Script) -> Bool {
        one == .latin && other == .eastAsian || one == .eastAsian && other == .latin
    }

    /// The script of a letter; `nil` for digits, marks and rare scripts, which mix with any.
    ///
    /// From the blocks of Unicode: the scripts of the Indian blocks are taken for one.
    private static func script(of scalar: Unicode.Scalar) -> Script? {
        switch scalar.value {
        case 0x61...0x7A, 0x41...0x5A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2AF, 0x1D00...0x1D25,
            0x1E00...0x1EFF, 0x2C60...0x2C7F, 0xA722...0xA7FF:
            .latin
        case 0x370...0x3FF, 0x1F00...0x1FFF: .greek
        case 0x400...0x52F, 0x1C80...0x1C8F, 0x2DE0...0x2DFF, 0xA640...0xA69F: .cyrillic
        case 0x531...0x58F: .armenian
        case 0x591...0x5F4: .hebrew
        case 0x600...0x65F, 0x66A...0x6EF, 0x6FA...0x77F, 0x8A0...0x8FF: .arabic
        case 0x900...0xDFF: .indic
        case 0xE01...0xEFF: .thai
        case 0x10A0...0x10FF, 0x2D00...0x2D2F: .georgian
        case 0x1100...0x11FF, 0x2E80...0x30FF, 0x3105...0x318F, 0x31A0...0x9FFF, 0xAC00...0xD7FF,
            0xF900...0xFAFF, 0x20000...0x323AF:
            .eastAsian
        default: nil
        }
    }
}
