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
    private static let parts = ["secret", "token", "passw", "scim"]

    /// Finds what may be a secret; `nil` if nothing is.
    ///
    /// - Parameters:
    ///   - line: The line.
    ///   - above: The line above, which may end in the key.
    ///   - isKnown: Whether every key of the file is known: then what only sounds like one, the
    ///     name of a group say, is none.
    init?(_ line: String, below above: String, isKnown: Bool) {
        let credentials = SecretLine.credentials(in: line)
        let start: String.UTF8View.Index
        if let end = SecretLine.endOfKey(line, isKnown: isKnown) {
            start = end
        } else if let end = SecretLine.endOfKey(above, isKnown: isKnown),
            above.utf8[end...].allSatisfy(\.isBetweenWords)
        {
            start = line.startIndex
        } else if !credentials.isEmpty {
            start = line.endIndex
        } else {
            return nil
        }
        let separators: Set<UInt8> = Set(" \t,{}[]\"'|>".utf8)
        let behindKey = line.utf8[start...].split { separators.contains($0) }
            .filter { !SecretReference.isValid(String(Substring($0))) }
            .flatMap { piece in piece.split { !$0.isInWord } }
            .map { String(Substring($0)) }
            .filter { $0.utf8.count >= 4 && !SecretLine.names.contains($0.lowercased()) }
        words = (credentials + behindKey).sorted { ($0.utf8.count, $0) > ($1.utf8.count, $1) }
        if words.isEmpty { return nil }
    }

    /// What stands in front of `@` in web addresses: a name, and perhaps a password, in which there
    /// may be anything but blanks and quotation marks.
    private static func credentials(in line: String) -> [String] {
        let ends = Set(" \t\"'".utf8)
        return line.utf8.split(separator: "://".utf8, omittingEmptySubsequences: false).dropFirst()
            .compactMap { address in
                let whole = address.prefix { !ends.contains($0) }
                let at = whole.lastIndex(of: UInt8(ascii: "@"))
                return at.map { String(Substring(whole[...$0])) }
            }
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
                || !isKnown
                    && (NearestName.to(name, among: names) != nil
                        || parts.contains { name.utf8.contains($0.utf8) })
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

extension Diagnostic {
    /// The same without what may be a secret in the line that it speaks of.
    ///
    /// - Parameters:
    ///   - files: The files that diagnostics speak of.
    ///   - isKnown: Whether every key of the file with a path is known.
    /// - Returns: The diagnostic, which may say less.
    func concealingSecrets(in files: SourceFiles, isKnown: (String) -> Bool) -> Diagnostic {
        guard let span, let file = files[span.file] else { return self }
        let whole = file.line(span.start.line)
        let line = whole.around(column: span.start.column, bytes: SecretLine.reach)
        let above = span.start.line > 1 ? file.line(span.start.line - 1) : ""
        var result = self
        if line.utf8.count < whole.utf8.count { result.concealsSource = true }
        let start = above.around(column: .max, bytes: SecretLine.reach)
        guard let secret = SecretLine(line, below: start, isKnown: isKnown(span.file)) else {
            return result
        }
        result.concealsSource = true
        result.message = secret.concealing(message)
        result.help = help.map(secret.concealing)
        return result
    }
}

extension [Diagnostic] {
    /// The files that they speak of without saying that something in them cannot be read, or that
    /// nobody knows a key: of the family of files are only warnings, about the layout say.
    var filesReadWhole: Set<Text> {
        var files: Set<Text> = []
        var broken: Set<Text> = []
        for diagnostic in self {
            guard let file = diagnostic.span.map({ Text($0.file) }) else { continue }
            files.insert(file)
            if diagnostic.severity == .error, diagnostic.code.family == "FMT" {
                broken.insert(file)
            }
        }
        return files.subtracting(broken)
    }
}

extension String {
    /// At most so many bytes, half of them before a column; a scalar that a cut meets is left out.
    fileprivate func around(column: Int, bytes limit: Int) -> String {
        guard utf8.count > limit else { return self }
        let place = unicodeScalars.index(startIndex, offsetBy: column - 1, limitedBy: endIndex)
        let middle = place ?? endIndex
        let half = limit / 2
        let from = utf8.index(middle, offsetBy: -half, limitedBy: startIndex) ?? startIndex
        let to = utf8.index(middle, offsetBy: half, limitedBy: endIndex) ?? endIndex
        var cut = utf8[from..<to].drop { $0 & 0xC0 == 0x80 }
        while let last = cut.last, last >= 0x80 { cut = cut.dropLast() }
        return String(Substring(cut))
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
