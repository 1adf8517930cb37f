import TenantryDiagnostics
import TenantryModel

/// A source line in which something may be a secret that no reference stands for.
///
/// The rules find secrets in files that can be read. This is the last door in front of every
/// format: a line that is broken, or whose key is misspelt, was read by no rule, and what is said
/// about it would repeat the secret.
package struct SecretLine {
    /// What may be the secret, or a part of it.
    let words: [String]

    /// The most bytes of a line that are looked at, half of them before the place.
    ///
    /// Nobody writes longer lines, and nobody should wait for one of a mebibyte. They are never
    /// shown.
    package static let reach = 4_096

    /// What keys of secrets are called, in lower case.
    private static let names = ["secret", "clientsecret", "token", "password", "scim"]

    /// Finds what may be a secret in a line; `nil` if nothing is.
    ///
    /// - Parameters:
    ///   - line: The line.
    ///   - above: The line above, which may end in the key.
    ///   - isKnown: Whether every key of the file is known: then what only sounds like one, the
    ///     name of a group say, is none.
    init?(_ line: String, below above: String, isKnown: Bool) {
        var words = SecretLine.credentials(in: line)
        if let end = SecretLine.endOfKey(line, isKnown: isKnown) {
            words += SecretLine.words(in: line.utf8[end...])
        } else if let end = SecretLine.endOfKey(above, isKnown: isKnown),
            above.utf8[end...].allSatisfy(\.isBetweenWords)
        {
            words += SecretLine.words(in: line.utf8[...])
        }
        self.init(words)
    }

    /// Takes what may be a secret, or a part of it; `nil` if that is nothing.
    private init?(_ words: [String]) {
        if words.isEmpty { return nil }
        self.words = words.sorted { ($0.utf8.count, $0) > ($1.utf8.count, $1) }
    }

    /// What may be a secret or a part of it, without references and names of keys.
    private static func words(in text: Substring.UTF8View) -> [String] {
        let separators: Set<UInt8> = Set(" \t,{}[]\"'|>".utf8)
        return text.split { separators.contains($0) }
            .filter { !SecretReference.isValid(String(Substring($0))) }
            .flatMap { piece in piece.split { !$0.isInWord } }
            .map { String(Substring($0)) }
            .filter { $0.utf8.count >= 4 && !names.contains($0.lowercased()) }
    }

    /// Finds what may be a secret in some lines on which one goes on, of which the first has its
    /// key or is below it.
    init?(goingOnIn lines: [String]) {
        var words: [String] = []
        for (place, line) in lines.enumerated() {
            let end = place == 0 ? SecretLine.endOfKey(line, isKnown: false) : nil
            words += SecretLine.credentials(in: line)
            words += SecretLine.words(in: line.utf8[(end ?? line.startIndex)...])
        }
        self.init(words)
    }

    /// Whether a line has the key of a secret, also a misspelt one, without just a reference.
    static func begins(in line: String) -> Bool { endOfKey(line, isKnown: false) != nil }

    /// What stands in front of `@` in web addresses: a name, and perhaps a password, in which there
    /// may be anything but blanks and quotation marks; and what names of secrets have in their
    /// queries.
    private static func credentials(in line: String) -> [String] {
        let ends = Set(" \t\"'".utf8)
        return line.utf8.split(separator: "://".utf8, omittingEmptySubsequences: false).dropFirst()
            .flatMap { address in
                let whole = address.prefix { !ends.contains($0) }
                let at = whole.lastIndex(of: UInt8(ascii: "@"))
                let inFront = at.map { [String(Substring(whole[...$0]))] } ?? []
                let query = whole.drop { $0 != 0x3F }.dropFirst()
                return inFront + query.split { $0 == 0x26 || $0 == 0x3B }.compactMap(queried)
            }
    }

    /// The value of a part of a query, `name=value`, whose name is that of a secret.
    private static func queried(_ part: Substring.UTF8View) -> String? {
        guard let sign = part.firstIndex(of: 0x3D),
            SecretName.mayBe(String(Substring(part[..<sign])))
        else { return nil }
        let value = String(Substring(part[part.index(after: sign)...]))
        return value.isEmpty ? nil : value
    }

    /// Returns where the first key ends that names a secret, also a misspelt one, and has a value
    /// that is not just a reference.
    private static func endOfKey(_ line: String, isKnown: Bool) -> String.UTF8View.Index? {
        let bytes = line.utf8
        let first = bytes.first { $0 != 0x20 && $0 != 0x09 }
        var mayBeFirst = !isKnown && first?.isInWord == true
        for word in bytes.split(whereSeparator: { !$0.isInWord }) {
            let rest = bytes[word.endIndex...].drop { $0 == 0x20 || $0 == 0x22 || $0 == 0x27 }
            let isKey = rest.first == 0x3A || mayBeFirst
            mayBeFirst = false
            guard isKey else { continue }
            let name = String(Substring(word)).lowercased()
            let isSecret =
                names.contains(name)
                || !isKnown && !Description.keys.contains(String(Substring(word)))
                    && (NearestName.to(name, among: names) != nil || SecretName.mayBe(name))
            if isSecret, !isReference(rest) { return word.endIndex }
        }
        return nil
    }

    /// Whether what stands behind a key is a reference and nothing else, up to the end of the line
    /// or to the next key: what follows then is no part of a secret.
    private static func isReference(_ text: Substring.UTF8View) -> Bool {
        guard text.first == 0x3A else { return false }
        var value = text.dropFirst().drop { $0 == 0x20 }
        let mark = value.first.flatMap { $0 == 0x22 || $0 == 0x27 ? $0 : nil }
        if mark != nil { value = value.dropFirst() }
        let reference = value.prefix { !" \t,{}[]\"'".utf8.contains($0) }
        guard SecretReference.isValid(String(Substring(reference))) else { return false }
        var rest = value[reference.endIndex...]
        if let mark {
            guard rest.first == mark else { return false }
            rest = rest.dropFirst()
        }
        let between = rest.prefix { " ,{}[]\"'".utf8.contains($0) }
        let next = rest[between.endIndex...]
        guard !next.isEmpty else { return true }
        let isApart = between.contains { $0 == 0x2C || $0 == 0x7D }
        let behind = next.drop(while: \.isInWord).drop { $0 == 0x22 || $0 == 0x27 || $0 == 0x20 }
        return isApart && next.first?.isInWord == true && behind.first == 0x3A
    }

    /// The text without what may be a secret, which is looked for by scalars: a `Character` takes
    /// a letter and the combining mark behind it for one.
    func concealing(_ text: String) -> String {
        let mark = "…".unicodeScalars
        return words.reduce(text) { text, word in
            String(text.unicodeScalars.replacing(word.unicodeScalars, with: mark))
        }
    }
}

extension UInt8 {
    /// Whether it is part of a word: a letter, a digit, `-`, `_`, or not ASCII.
    fileprivate var isInWord: Bool {
        (0x30...0x39).contains(self) || (0x41...0x5A).contains(self)
            || (0x61...0x7A).contains(self) || self == 0x2D || self == 0x5F || self >= 0x80
    }

    /// Whether it can stand between a key and a value on the next line.
    fileprivate var isBetweenWords: Bool {
        self == 0x20 || self == 0x3A || self == 0x7C || self == 0x3E || self == 0x0D
    }
}
