import TenantryModel

/// Colours for a terminal, and text that can do nothing to it.
package struct TerminalStyle: Hashable, Sendable {
    /// Whether colours are wanted.
    package let color: Bool

    /// How many columns the terminal has; `nil` where there is none.
    package let width: Int?

    /// Takes whether colours are wanted, and how many columns there are.
    package init(color: Bool, width: Int? = nil) {
        self.color = color
        self.width = width
    }

    /// How many columns a text may take of which the margins take some: as many as are usual where
    /// there is no terminal, and never so few that nothing can be read.
    func columns(besides margin: Int, usual: Int) -> Int {
        max(40, (width ?? usual + margin) - margin)
    }

    /// What a colour stands for.
    package enum Role: String, Sendable {
        /// Something appears.
        case addition = "32"
        /// Something changes.
        case change = "33"
        /// Something goes, or is wrong.
        case removal = "31"
        /// What the eye should find first.
        case strong = "1"
        /// What stands behind.
        case faint = "2"
        /// A place.
        case place = "36"
    }

    /// Puts a text that we wrote into a colour.
    func paint(_ text: String, _ role: Role) -> String {
        color && !text.isEmpty ? "\u{1B}[\(role.rawValue)m\(text)\u{1B}[0m" : text
    }
}

extension String {
    /// The text with everything written out, as `\u{1B}`, that could act on a terminal, or on the
    /// runner that shows it in a log: anywhere in a line, `##[` begins a command for some, and
    /// `::` does at its beginning, behind any white space.
    package var harmless: String {
        if isPlain { return self }
        var result = String.UnicodeScalarView()
        var signs = 0
        let command = unicodeScalars.drop(while: \.properties.isWhitespace)
        let colon = command.starts(with: "::".unicodeScalars) ? command.startIndex : nil
        for place in unicodeScalars.indices {
            let scalar = unicodeScalars[place]
            let beginsCommand = (scalar == "[" && signs >= 2) || place == colon
            signs = scalar == "#" ? signs + 1 : 0
            if scalar.isInvisible || beginsCommand {
                let digits = String(scalar.value, radix: 16, uppercase: true)
                result.append(contentsOf: "\\u{\(digits)}".unicodeScalars)
            } else {
                result.append(scalar)
            }
        }
        return String(result)
    }

    /// How many columns the text takes on a terminal.
    ///
    /// - Complexity: O(*n*).
    var columns: Int { isPlain ? utf8.count : unicodeScalars.reduce(0) { $0 + $1.columns } }

    /// Whether the text is printable ASCII without `#` that begins with neither a blank nor a
    /// colon, as nearly all is.
    private var isPlain: Bool {
        guard utf8.first != 0x20, utf8.first != 0x3A else { return false }
        // All bytes, without a way out: the compiler takes many at once.
        func flaws(_ bytes: some Sequence<UInt8>) -> UInt8 {
            bytes.reduce(0) { $0 | ($1 < 0x20 || $1 > 0x7E || $1 == 0x23 ? 1 : 0) }
        }
        return (utf8.withContiguousStorageIfAvailable { flaws($0) } ?? flaws(utf8)) == 0
    }

    /// The text with blanks behind it up to this many columns.
    func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - columns))
    }
}

extension Unicode.Scalar {
    /// How many columns a character takes: none if it combines, two if it is East Asian wide
    /// (Unicode Standard Annex 11, blocks only).
    fileprivate var columns: Int {
        switch value {
        case 0x300...0x36F, 0x1AB0...0x1AFF, 0x20D0...0x20FF: 0
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
            0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
            2
        default: 1
        }
    }
}
