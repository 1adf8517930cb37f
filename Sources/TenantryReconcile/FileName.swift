/// A name in a folder, read as bytes, since it need not be text.
struct FileName {
    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Whether it is one of those that editors and tools leave: `a.yaml~`, `a.yaml.bak`,
    /// `a.yaml.orig`, `#a.yaml#`, `.#a.yaml`, `.a.yaml.swp`.
    var isLeftover: Bool {
        bytes.last == UInt8(ascii: "~") || bytes.starts(with: ".#".utf8)
            || bytes.first == UInt8(ascii: "#") && bytes.last == UInt8(ascii: "#")
            || endsInAnyCase(".bak") || endsInAnyCase(".orig")
            || isHidden && (endsInAnyCase(".swp") || endsInAnyCase(".swo"))
    }

    /// Whether it begins with a dot.
    var isHidden: Bool { bytes.first == UInt8(ascii: ".") }

    /// Whether it is git's own.
    var isOfGit: Bool { bytes == Array(".git".utf8) }

    /// Whether it is one that lies in folders to be read by people: `README.md`, `OWNERS`.
    var isForPeople: Bool {
        let stem = String(decoding: bytes.prefix { $0 != UInt8(ascii: ".") }, as: UTF8.self)
        let names = ["readme", "license", "owners", "codeowners", "changelog", "contributing"]
        // What file browsers leave is for nobody.
        return (names + ["thumbs", "desktop"]).contains(stem.lowercased())
    }

    /// The name as it would be read: up to its first dot, and `.yaml`; `nil` if nothing is left.
    var readable: String? {
        let stem = bytes.drop { $0 == UInt8(ascii: ".") }.prefix { $0 != UInt8(ascii: ".") }
        return stem.isEmpty ? nil : FileName(Array(stem)).text.map { $0 + ".yaml" }
    }

    /// Whether it ends in `.yaml` or `.yml`, in upper or lower case.
    var looksLikeYAML: Bool { stemLength != nil }

    /// Whether it ends in `.yaml` or `.yml` as written here.
    var isYAML: Bool {
        guard let stemLength else { return false }
        return bytes[stemLength...].allSatisfy { !(0x41...0x5A).contains($0) }
    }

    /// The name, if it is UTF-8 without characters that steer a terminal or cannot be seen.
    var text: String? {
        let text = String(decoding: bytes, as: UTF8.self)
        if bytes.allSatisfy({ (0x20...0x7E).contains($0) }) { return text }
        // Decoding repairs what is broken, so that it no longer equals the bytes.
        guard text.utf8.elementsEqual(bytes) else { return nil }
        return text.unicodeScalars.contains(where: Self.isHidden) ? nil : text
    }

    /// The name with everything that ``text`` refuses as `\u{…}`, and broken bytes as `\x…`.
    var escaped: String {
        var result = ""
        var rest = bytes[...]
        while !rest.isEmpty {
            var decoder = UTF8()
            var input = rest.makeIterator()
            if case .scalarValue(let scalar) = decoder.decode(&input) {
                let isHidden = Self.isHidden(scalar)
                result += isHidden ? "\\u{\(hexadecimal(scalar.value))}" : String(scalar)
                rest = rest.dropFirst(UTF8.width(scalar))
            } else {
                result += "\\x\(hexadecimal(UInt32(rest.removeFirst())))"
            }
        }
        return result
    }

    /// What two names share if some file system, or some reader, takes them for one.
    ///
    /// Strings compare by canonical equivalence, so that composed and decomposed letters are one
    /// key: here that is what is wanted. A folder never collides with a file, since the extension
    /// tells them apart.
    func collisionKey(_ text: String, isFolder: Bool) -> String {
        let stem = isFolder ? text + "/" : String(text.prefix(upTo: stemEnd(in: text)))
        let isPlain = bytes.allSatisfy { $0 < 0x80 && !(0x41...0x5A).contains($0) }
        return isPlain ? stem : stem.lowercased()
    }

    private func stemEnd(in text: String) -> String.Index {
        text.utf8.index(text.utf8.startIndex, offsetBy: stemLength ?? bytes.count)
    }

    private var stemLength: Int? {
        if endsInAnyCase(".yaml") { return bytes.count - 5 }
        return endsInAnyCase(".yml") ? bytes.count - 4 : nil
    }

    private func endsInAnyCase(_ ending: String) -> Bool {
        let ending = ending.utf8
        guard bytes.count > ending.count else { return false }
        // A full stop keeps its value with this bit; no other byte becomes one with it but 0x0E.
        return zip(bytes.suffix(ending.count), ending).allSatisfy { $0 | 0x20 == $1 && $0 != 0x0E }
    }

    private func hexadecimal(_ number: UInt32) -> String {
        let digits = String(number, radix: 16, uppercase: true)
        return digits.utf8.count < 2 ? "0" + digits : digits
    }

    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }
}
