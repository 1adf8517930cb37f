import TenantryDiagnostics

/// Counts lines and columns while it goes through the bytes of a file once: it is asked in order.
struct PositionCursor {
    private let bytes: [UInt8]
    private var offset = 0
    private var line = 1
    private var column = 1

    init(_ file: SourceFile) {
        bytes = file.bytes
        // A byte order mark belongs to no line.
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
    }

    /// The place of a byte that is not in front of the one that was asked for before.
    ///
    /// - Complexity: O(*n*) in the distance from there.
    mutating func position(at target: Int) -> SourcePosition {
        while offset < target {
            let byte = bytes[offset]
            if byte == 0x0A {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
            offset += 1
        }
        return SourcePosition(line: line, column: column)
    }
}
