/// The letters that look like another one.
///
/// From `confusables.txt` of Unicode Technical Standard 39, small letters only, with the Cyrillic
/// `в`, `к`, `м`, `н`, `т` beside them, which pass for Latin letters in small print.
enum ConfusableLetters {
    /// Returns the Latin letter that a small letter looks like, or the letter itself.
    static func latin(for scalar: UInt32) -> UInt32 {
        switch scalar {
        // Full-width letters and digits.
        case 0xFF41...0xFF5A: scalar - 0xFF41 + 0x61
        case 0xFF10: 0x6F
        case 0xFF11: 0x6C
        case 0xFF12...0xFF19: scalar - 0xFF10 + 0x30
        case 0xFF0D, 0x2010...0x2015, 0x2212: 0x2D
        case 0x00A0, 0x2000...0x200A, 0x202F, 0x3000: 0x20
        default: table[scalar] ?? scalar
        }
    }

    private static let table: [UInt32: UInt32] = {
        var table: [UInt32: UInt32] = [:]
        for (letter, others) in letters {
            for other in others.unicodeScalars { table[other.value] = letter.value }
        }
        return table
    }()

    /// Written as numbers, so that nobody has to see the difference.
    private static let letters: KeyValuePairs<Unicode.Scalar, String> = [
        // Cyrillic a; Greek alpha; Latin alpha.
        "a": "\u{0430}\u{03B1}\u{0251}",
        // Cyrillic soft sign, ve; Latin small capital b.
        "b": "\u{044C}\u{0432}\u{0299}",
        // Cyrillic es; Greek lunate sigma; Latin small capital c.
        "c": "\u{0441}\u{03F2}\u{1D04}",
        // Cyrillic komi de.
        "d": "\u{0501}",
        // Cyrillic ie, abkhasian che.
        "e": "\u{0435}\u{04BD}",
        // Latin script g; Armenian co.
        "g": "\u{0261}\u{0581}",
        // Cyrillic shha, en; Armenian ho.
        "h": "\u{04BB}\u{043D}\u{0570}",
        // Cyrillic byelorussian-ukrainian i; Greek iota; Latin dotless i, iota, small capital i.
        "i": "\u{0456}\u{03B9}\u{0131}\u{0269}\u{026A}",
        // Cyrillic je; Greek yot.
        "j": "\u{0458}\u{03F3}",
        // Cyrillic ka; Greek kappa; Latin kra.
        "k": "\u{043A}\u{03BA}\u{0138}",
        // Cyrillic palochka.
        "l": "\u{04CF}",
        // Cyrillic em.
        "m": "\u{043C}",
        // Greek eta; Armenian vo.
        "n": "\u{03B7}\u{0578}",
        // Cyrillic o; Greek omicron, sigma; Armenian oh; Hebrew samekh; Latin small capital o.
        "o": "\u{043E}\u{03BF}\u{03C3}\u{0585}\u{05E1}\u{1D0F}",
        // Cyrillic er; Greek rho.
        "p": "\u{0440}\u{03C1}",
        // Cyrillic qa; Armenian za.
        "q": "\u{051B}\u{0566}",
        // Cyrillic ghe.
        "r": "\u{0433}",
        // Cyrillic dze; Latin small capital s.
        "s": "\u{0455}\u{A731}",
        // Cyrillic te; Greek tau; Latin small capital t.
        "t": "\u{0442}\u{03C4}\u{1D1B}",
        // Greek upsilon; Armenian seh; Latin small capital u, upsilon.
        "u": "\u{03C5}\u{057D}\u{1D1C}\u{028B}",
        // Cyrillic izhitsa; Greek nu; Latin small capital v.
        "v": "\u{0475}\u{03BD}\u{1D20}",
        // Cyrillic we, omega; Latin small capital w.
        "w": "\u{051D}\u{0461}\u{1D21}",
        // Cyrillic ha.
        "x": "\u{0445}",
        // Cyrillic u, straight u; Greek gamma; Latin gamma, small capital y.
        "y": "\u{0443}\u{04AF}\u{03B3}\u{0263}\u{028F}",
        // Latin small capital z.
        "z": "\u{1D22}",
    ]
}
