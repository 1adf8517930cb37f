/// Finds private keys and well-known tokens in the bytes of a file, whatever the file means.
enum TokenScan {
    /// A stretch of a file that is a secret.
    struct Found: Hashable, Sendable {
        /// What it is, for people: `a GitHub token`.
        let name: String
        /// Where it is.
        let range: Range<Int>
    }

    /// Returns all keys and tokens, in order.
    ///
    /// - Complexity: O(*n*) in the length of the file.
    static func tokens(in bytes: [UInt8]) -> [Found] {
        mayHold(bytes) ? search(bytes) : []
    }

    /// Whether it is worth to search: whether two letters stand side by side that belong to a known
    /// prefix and to hardly anything else.
    ///
    /// The compiler turns the loop into vector instructions; nearly all files end here.
    static func mayHold(_ bytes: [UInt8]) -> Bool {
        var found: UInt8 = 0
        var previous: UInt8 = 0
        for byte in bytes {
            // "-----BEGIN"; ghp_, github_pat_, npm_, sk_live_, dop_v1_; eyJ; AIza; SG.; xoxb-;
            // glpat-; AKIA, ASIA.
            found |=
                (previous == 0x2D && byte == 0x2D ? 1 : 0)
                | (previous >= 0x61 && byte == 0x5F ? 1 : 0)
                | (previous == 0x79 && byte == 0x4A ? 1 : 0)
                | (previous == 0x49 && byte == 0x7A ? 1 : 0)
                | (previous == 0x47 && byte == 0x2E ? 1 : 0)
                | (previous == 0x78 && byte == 0x6F ? 1 : 0)
                | (previous == 0x6C && byte == 0x70 ? 1 : 0)
                | (previous == 0x49 && byte == 0x41 ? 1 : 0)
            previous = byte
        }
        return found != 0
    }

    /// Whether a byte is a letter or a digit.
    static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10
    }

    /// Looks at each beginning of a word and of a run of dashes.
    private static func search(_ bytes: [UInt8]) -> [Found] {
        let shapes = TokenShape.byFirstByte
        var found: [Found] = []
        var previous: UInt8 = 0
        var offset = 0
        while offset < bytes.count {
            let byte = bytes[offset]
            let begins =
                byte == 0x2D ? previous != 0x2D : isAlphanumeric(byte) && !isAlphanumeric(previous)
            if begins, let token = token(in: bytes, at: offset, shapes[Int(byte)]) {
                found.append(token)
                offset = token.range.upperBound
                previous = 0
            } else {
                previous = byte
                offset += 1
            }
        }
        return found
    }

    private static func token(
        in bytes: [UInt8],
        at offset: Int,
        _ shapes: [TokenShape]
    ) -> Found? {
        if bytes[offset] == 0x2D { return privateKey(in: bytes, at: offset) }
        for shape in shapes {
            if let end = shape.end(in: bytes, from: offset) {
                return Found(name: shape.name, range: offset..<end)
            }
        }
        return nil
    }
}

// MARK: - Private keys

extension TokenScan {
    private static let begin = Array("-----BEGIN ".utf8)
    private static let privateKey = Array("PRIVATE KEY".utf8)
    private static let end = Array("-----END ".utf8)
    private static let dashes = Array("-----".utf8)

    /// Finds a private key in PEM, to the end of its last line; to that of its first if it is cut.
    private static func privateKey(in bytes: [UInt8], at start: Int) -> Found? {
        guard bytes[start...].starts(with: begin) else { return nil }
        let kind = start + begin.count
        guard let header = nextDashes(in: bytes, from: kind, within: 64),
            contains(bytes[kind..<header], privateKey)
        else { return nil }
        var last = header + dashes.count
        // The body has no dashes: whatever comes next ends this key, so nothing is read twice.
        if let next = nextDashes(in: bytes, from: last, within: bytes.count),
            bytes[next...].starts(with: end)
        {
            let kind = next + end.count
            last = nextDashes(in: bytes, from: kind, within: 64).map { $0 + dashes.count } ?? kind
        }
        return Found(name: "a private key", range: start..<last)
    }

    /// Returns where the next five dashes begin, at most `distance` bytes away.
    private static func nextDashes(
        in bytes: [UInt8],
        from start: Int,
        within distance: Int
    ) -> Int? {
        var count = 0
        for offset in start..<min(bytes.count, start + distance) {
            count = bytes[offset] == 0x2D ? count + 1 : 0
            if count == dashes.count { return offset + 1 - count }
        }
        return nil
    }

    private static func contains(_ bytes: ArraySlice<UInt8>, _ word: [UInt8]) -> Bool {
        bytes.indices.contains { bytes[$0...].starts(with: word) }
    }
}
