/// Walks once over the bytes of a name and tells whether it is beyond doubt.
///
/// It only says yes or no; ``NameInspection`` says why not. `xn--` labels pass here and must be
/// looked at by ``IDNA``.
struct NameScan {
    static let longestLabel = 63
    static let longestName = 253
    static let mostLabels = 10

    /// Whether there are capitals or a closing dot.
    private(set) var needsNormalising = false
    /// Whether a label starts with `xn--`.
    private(set) var hasALabel = false

    private var length = 0
    private var labels = 0
    private var labelLength = 0
    private var isWildcard = false
    private var isNumeric = true
    private var lastIsNumeric = false
    private var previous: UInt8 = 0
    /// The first four bytes of the label, the fourth in the low byte.
    private var head: UInt32 = 0

    /// Takes the next byte; false if no name goes on like this.
    @inline(__always)
    mutating func accepts(_ byte: UInt8) -> Bool {
        length += 1
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"):
            isNumeric = false
            return take(byte)
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            return take(byte)
        case UInt8(ascii: "-"):
            isNumeric = false
            return labelLength > 0 && take(byte)
        case UInt8(ascii: "."):
            return endLabel()
        case UInt8(ascii: "A")...UInt8(ascii: "Z"):
            needsNormalising = true
            isNumeric = false
            return take(byte | 0x20)
        case UInt8(ascii: "*"):
            isWildcard = true
            return length == 1
        default:
            return false
        }
    }

    /// Ends the name; false if it cannot end here.
    mutating func isComplete() -> Bool {
        if labelLength > 0 {
            guard previous != UInt8(ascii: "-") else { return false }
            labels += 1
            lastIsNumeric = isNumeric
        } else {
            // A closing dot: the name of the root, which people leave out.
            needsNormalising = true
            length -= 1
        }
        return labels >= 2 && labels <= Self.mostLabels && length <= Self.longestName
            // A number at the end makes browsers and resolvers read an IP address.
            && !lastIsNumeric
    }

    /// Ends the name of a host, which may be one label or an IPv4 address.
    ///
    /// False if it cannot end here.
    mutating func isCompleteHost() -> Bool {
        labelLength > 0 && previous != UInt8(ascii: "-") && length <= Self.longestName
            && !isWildcard
    }

    @inline(__always)
    private mutating func take(_ byte: UInt8) -> Bool {
        // Behind the star only a dot may come.
        if isWildcard, length == 2 { return false }
        labelLength += 1
        previous = byte
        if labelLength <= 4 {
            head = head << 8 | UInt32(byte)
            // Two hyphens in third place are kept for encodings, and `xn` is the only one.
            if labelLength == 4, head & 0xFFFF == 0x2D2D {
                guard head == 0x786E_2D2D else { return false }
                hasALabel = true
            }
        }
        return labelLength <= Self.longestLabel
    }

    private mutating func endLabel() -> Bool {
        if isWildcard, length == 2 { return true }
        guard labelLength > 0, previous != UInt8(ascii: "-") else { return false }
        labels += 1
        labelLength = 0
        head = 0
        lastIsNumeric = isNumeric
        isNumeric = true
        return true
    }
}
