internal import TenantryDiagnostics
internal import TenantryModel

/// Why a character is refused wherever it stands: it is not seen, or makes a lie of what is.
enum HiddenCharacter {
    case control
    case lineSeparator
    case direction
    case zeroWidth
    case space
    case blank
    case byteOrderMark
    case tag
    case nonCharacter

    /// Judges a character; `nil` if it is an ordinary one, a tab or a line break.
    ///
    /// The sign that asks for the coloured form of an emoji is accepted where it can be seen what
    /// it does: right behind one.
    init?(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar? = nil) {
        guard scalar.isInvisible else { return nil }
        switch scalar.value {
        case 0x09, 0x0A, 0x0D: return nil
        case 0x00..<0x20, 0x7F...0x9F: self = .control
        case 0x2028, 0x2029: self = .lineSeparator
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: self = .direction
        case 0x200B...0x200D, 0x2060...0x2064: self = .zeroWidth
        case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F: self = .space
        case 0xFEFF: self = .byteOrderMark
        case 0xE0000...0xE007F: self = .tag
        case 0xFDD0...0xFDEF: self = .nonCharacter
        case let value where value & 0xFFFE == 0xFFFE: self = .nonCharacter
        case 0xFE0F:
            if let previous, !previous.isASCII, previous.properties.isEmoji { return nil }
            self = .blank
        default: self = .blank
        }
    }

    /// Whether libyaml stops at it or counts lines differently behind it.
    var stopsReading: Bool {
        switch self {
        case .control, .lineSeparator, .byteOrderMark, .nonCharacter: true
        case .direction, .zeroWidth, .space, .blank, .tag: false
        }
    }

    var phrase: String {
        switch self {
        case .control: "a control character"
        case .lineSeparator: "an invisible line break"
        case .direction: "which changes the direction of the text"
        case .zeroWidth: "which has no width"
        case .space: "a space that is not the ordinary one"
        case .blank: "which is not seen"
        case .byteOrderMark: "a byte order mark inside the file"
        case .tag: "an invisible tag character"
        case .nonCharacter: "which is no character"
        }
    }

    /// Puts text from a file into backticks, cut to a readable length, with nothing hidden in it.
    static func quoted(_ text: some StringProtocol) -> String {
        var shown = "`"
        for (place, scalar) in text.unicodeScalars.enumerated() {
            if place == 60 {
                shown += "…"
                break
            }
            if Self(scalar) != nil || scalar.value < 0x20 {
                shown += scalar.codePoint
            } else {
                shown.unicodeScalars.append(scalar)
            }
        }
        return shown + "`"
    }
}
