/// What the tokens of one issuer look like: a prefix that nothing else has, and how it goes on.
struct TokenShape: Sendable {
    /// What it is, for people.
    let name: String
    /// The bytes that it begins with.
    let prefix: [UInt8]
    /// The shortest length of each part behind the prefix; parts are separated by dots.
    let parts: [Int]
    /// What the parts consist of.
    let letters: Letters

    /// The characters that a token is made of.
    enum Letters: Sendable {
        /// Letters and digits.
        case alphanumeric
        /// Letters, digits, `-` and `_`.
        case word
        /// Capital letters and digits, exactly as many as the part is long.
        case capitals

        /// Whether a token may hold this byte.
        func contains(_ byte: UInt8) -> Bool {
            switch self {
            case .alphanumeric: TokenScan.isAlphanumeric(byte)
            case .word: TokenScan.isAlphanumeric(byte) || byte == 0x2D || byte == 0x5F
            case .capitals: byte &- 0x41 < 26 || byte &- 0x30 < 10
            }
        }
    }

    private init(_ name: String, _ prefix: String, _ parts: Int..., of letters: Letters) {
        self.name = name
        self.prefix = Array(prefix.utf8)
        self.parts = parts
        self.letters = letters
    }

    /// All that are known.
    ///
    /// ``TokenScan/mayHold(_:)`` must let each of them through.
    static let all: [TokenShape] =
        ["ghp_", "gho_", "ghu_", "ghs_", "ghr_"]
        .map { TokenShape("a GitHub token", $0, 36, of: .alphanumeric) }
        + ["xoxa-", "xoxb-", "xoxp-", "xoxr-", "xoxs-"]
        .map { TokenShape("a Slack token", $0, 20, of: .word) }
        + ["sk_live_", "rk_live_"]
        .map { TokenShape("a Stripe key", $0, 16, of: .alphanumeric) }
        + ["AKIA", "ASIA"]
        .map { TokenShape("an AWS access key", $0, 16, of: .capitals) }
        + [
            TokenShape("a GitHub token", "github_pat_", 22, of: .word),
            TokenShape("a GitLab token", "glpat-", 20, of: .word),
            TokenShape("a Google API key", "AIza", 35, of: .word),
            TokenShape("a SendGrid key", "SG.", 16, 32, of: .word),
            TokenShape("an npm token", "npm_", 36, of: .alphanumeric),
            TokenShape("a DigitalOcean token", "dop_v1_", 64, of: .alphanumeric),
            TokenShape("a signed token (JWT)", "eyJ", 10, 10, 10, of: .word),
        ]

    /// The same by their first byte, since nearly every word begins none of them.
    static let byFirstByte: [[TokenShape]] = {
        var table = [[TokenShape]](repeating: [], count: 256)
        for shape in all {
            for first in shape.prefix.prefix(1) { table[Int(first)].append(shape) }
        }
        return table
    }()

    /// Returns where a token of this shape that begins at `start` ends.
    func end(in bytes: [UInt8], from start: Int) -> Int? {
        guard bytes[start...].starts(with: prefix) else { return nil }
        // A part in front of a dot can be long, so it is looked at from its beginning only: else
        // `eyJ-eyJ-eyJ-…` would take quadratic time.
        if parts.count > 1, start > 0, letters.contains(bytes[start - 1]) { return nil }
        var offset = start + prefix.count
        for (number, shortest) in parts.enumerated() {
            if number > 0 {
                guard offset < bytes.count, bytes[offset] == 0x2E else { return nil }
                offset += 1
            }
            let begin = offset
            while offset < bytes.count, letters.contains(bytes[offset]) { offset += 1 }
            guard offset - begin >= shortest else { return nil }
            if letters == .capitals, offset - begin > shortest { return nil }
        }
        return offset
    }
}
