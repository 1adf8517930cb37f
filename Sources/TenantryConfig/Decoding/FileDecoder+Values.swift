import TenantryDiagnostics
import TenantryModel
import TenantryNames
import TenantryYAML

extension FileDecoder {
    /// Reads a node as a value of a type; reports and returns `nil` if it does not fit.
    mutating func value(
        _ node: YAMLNode,
        as type: FieldType,
        named name: String
    ) -> FieldValue? {
        switch type {
        case .set(let element): return set(node, of: element, named: name)
        case .map(let key, let value): return map(node, from: key, to: value, named: name)
        case .grants: return grants(node)
        case .text, .organizationID, .slug, .choice, .flag, .integer, .day, .email, .mailDomain,
            .webAddress, .uri,
            .secret, .money, .currency, .fingerprint, .role, .connection, .ruleCode:
            guard node.kind == .scalar, !(node.isPlain && node.text.isEmpty) else {
                mismatch(node, type, name)
                return nil
            }
            return scalar(node, as: type, named: name)
        }
    }

    private mutating func scalar(
        _ node: YAMLNode,
        as type: FieldType,
        named name: String
    ) -> FieldValue? {
        let text = node.text
        switch type {
        case .text(let limit):
            if !isOneLine(node, of: type, name) { return nil }
            if !text.isEmpty, text.unicodeScalars.count <= limit { return .text(Text(text)) }
        case .choice(let words):
            if words.contains(text) { return .text(Text(text)) }
            unknownWord(node, words: words, name)
            return nil
        case .flag:
            if node.isPlain, text == "true" || text == "false" { return .flag(text == "true") }
        case .integer(let range):
            if text.utf8.count <= 20, let number = Int(text), String(number) == text,
                range.contains(number)
            {
                return .integer(number)
            }
        case .day:
            if Day(text) != nil { return .text(Text(text)) }
            mismatch(node, type, name, Day.refusal(of: text))
            return nil
        case .money:
            if Money(text) != nil { return .text(Text(text)) }
        case .currency:
            if text.utf8.count == 3, text.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) {
                return .text(Text(text))
            }
        case .fingerprint:
            let digits = text.lowercased().filter { $0 != ":" }
            if digits.utf8.count == 64, digits.utf8.allSatisfy(ByteClass.isHexadecimal) {
                return .text(Text(digits))
            }
        case .role, .connection:
            if isReference(text, of: type) { return .text(Text(text)) }
        case .ruleCode:
            if text.utf8.count == 6, ByteClass.isWord(text.utf8[...]) { return .text(Text(text)) }
        case .uri:
            if text.utf8.count <= 1024, text.utf8.contains(0x3A), ByteClass.isVisibleASCII(text) {
                return .text(Text(text))
            }
        case .organizationID: return slug(node, shortest: Slug.shortest, name)
        case .slug: return slug(node, shortest: 2, name)
        case .email: return email(node, name)
        case .mailDomain: return mailDomain(node)
        case .webAddress: return webAddress(node, name)
        case .secret: return secret(node, name)
        case .set, .map, .grants: return nil
        }
        mismatch(node, type, name)
        return nil
    }

    /// Whether a text is `service/role`, or `organization/connection`, or a connection alone.
    private func isReference(_ text: String, of type: FieldType) -> Bool {
        let parts = text.utf8.split(separator: 0x2F, omittingEmptySubsequences: false)
        return (parts.count == 2 || (type == .connection && parts.count == 1))
            && parts.allSatisfy { !$0.isEmpty && $0.count <= 64 && ByteClass.isWord($0) }
    }

    /// Whether a text is on one line without blanks around it; says so if it is not.
    ///
    /// Tabs and line breaks that are not in a block scalar have been reported already.
    private mutating func isOneLine(_ node: YAMLNode, of type: FieldType, _ name: String) -> Bool {
        let text = node.text.utf8
        let breaks = text.contains { $0 == 0x09 || $0 == 0x0A }
        guard breaks ? node.isBlock : text.first == 0x20 || text.last == 0x20 else { return true }
        let words = node.text.split { $0 == " " || $0 == "\t" || $0 == "\n" }
        mismatch(
            node,
            type,
            name,
            node.isBlock ? "it must be one line" : "a space is at its beginning or its end",
            proposal: words.isEmpty ? nil : words.joined(separator: " ")
        )
        return false
    }

    /// Reports a value that is not of its type.
    ///
    /// - Parameters:
    ///   - node: The value.
    ///   - type: What it must be.
    ///   - name: The field.
    ///   - reason: What is wrong with it, where that is known.
    ///   - proposal: What was probably meant.
    mutating func mismatch(
        _ node: YAMLNode,
        _ type: FieldType,
        _ name: String,
        _ reason: String? = nil,
        proposal: String? = nil
    ) {
        let isEmpty = node.kind == .scalar && node.isPlain && node.text.isEmpty
        report(
            "FMT004",
            "`\(name)` must be \(type.words), got \(node.described)"
                + (reason.map { ": \($0)" } ?? ""),
            at: node,
            help: isEmpty
                ? "write a value behind the `:`, or delete the line"
                : node.continuation ?? proposal.map { "write `\($0.shown)`" }
                    ?? type.advice(for: node)
        )
    }

    private mutating func unknownWord(_ node: YAMLNode, words: [String], _ name: String) {
        let near = NearestName.to(node.text, among: words)
        let list = words.map { "`\($0)`" }.joined(separator: ", ")
        let isManagement = ["mode", "provisioning", "authorization"].contains(name)
        problems.append(
            Diagnostic(
                isManagement ? "USR001" : "FMT004",
                "`\(name)` must be one of \(list), got `\(node.text.shown)`",
                at: node.span,
                help: [near.map { "did you mean `\($0)`?" } ?? "write one of them"]
            )
        )
    }
}

/// Tests on bytes.
enum ByteClass {
    /// Whether a byte is a digit or a letter from a to f.
    static func isHexadecimal(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
    }

    /// Whether all bytes are ASCII letters, digits, `-`, `_` or `.`.
    static func isWord(_ bytes: Substring.UTF8View) -> Bool {
        bytes.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
                || (0x61...0x7A).contains(byte) || byte == 0x2D || byte == 0x5F || byte == 0x2E
        }
    }

    /// Whether there are only printable ASCII characters, without blanks.
    static func isVisibleASCII(_ text: String) -> Bool {
        text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    }
}
