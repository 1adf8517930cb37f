extension Unicode.Scalar {
    /// Whether a character shows nothing, changes how others show, or looks like a space: controls,
    /// bidirectional marks, joiners, variation selectors, zero-width and tag characters, line and
    /// paragraph separators, noncharacters, and spaces that are not the ordinary one.
    ///
    /// The one list of them: files must not hold them, and renderers write them as escapes,
    /// whatever file or table they come from. The wide space of Japanese text is seen as what it
    /// is.
    package var isInvisible: Bool {
        switch value {
        case 0x00...0x1F, 0x7F...0x9F: true
        case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F: true
        case 0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180F: true
        case 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F: true
        case 0x2800, 0x3164, 0xFE00...0xFE0F, 0xFEFF, 0xFFA0, 0xFFF0...0xFFFB: true
        case 0x1BCA0...0x1BCA3, 0x1D173...0x1D17A, 0xE0000...0xE0FFF: true
        default: value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(value)
        }
    }
}
