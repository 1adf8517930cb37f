import TenantryDiagnostics
import TenantryModel
import TenantryYAML

extension SourceFile {
    /// Another text below the comments with which this file begins.
    func rewritten(_ text: String) -> SourceFile {
        let isMarked = YAMLTree.read(self).tree?.root.value("schema") != nil
        let schema = isMarked ? "schema: 1\n" : ""
        return SourceFile(path: path, bytes: leadingComments + Array((schema + text).utf8))
    }

    /// The comments with which the file begins, and the empty lines among them.
    private var leadingComments: [UInt8] {
        var end = 0
        var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let first = start
        while start < bytes.count {
            let newline = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
            let line = bytes[start..<newline]
            let isBlank = line.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
            guard isBlank || line.first == UInt8(ascii: "#") else { break }
            start = min(newline + 1, bytes.count)
            end = start
        }
        let comments = bytes[first..<max(first, end)].filter { $0 != 0x0D }
        return comments.last == 0x0A || comments.isEmpty ? comments : comments + [0x0A]
    }

    /// What a catalog file declares, as written.
    func catalogRecords(root: String) -> [Record] {
        guard case .catalog(let sections)? = DecodedFile(self, root: root).content else {
            return []
        }
        return sections.items.map(\.record)
    }

    /// The same catalog file with one more thing, at the end of its section; the section is begun
    /// where this is the file for it.
    ///
    /// `nil` if the section belongs elsewhere, is not written as dashes on lines of their own, or
    /// the file would not say exactly this.
    func adding(_ record: Record, root: String) -> SourceFile? {
        guard let tree = YAMLTree.read(self).tree else { return nil }
        let section = record.description.section
        let extended: SourceFile?
        if let node = tree.root.value(section) {
            extended = adding(record, behind: node)
        } else {
            let isHere =
                WorkspacePath(path, root: root).below == LiveFiles.catalogPath(of: record.kind)
            let entry = isHere ? YAMLWriter.section(of: record.kind, [record]) : nil
            extended = entry.flatMap { replacing([($0.key, $0.value)]) }
        }
        guard let extended else { return nil }
        let expected = catalogRecords(root: root) + [record]
        let found = extended.catalogRecords(root: root)
        guard found.count == expected.count, Set(found) == Set(expected) else { return nil }
        return extended
    }

    /// The same file with another item behind the last one of a list.
    private func adding(_ record: Record, behind section: YAMLNode) -> SourceFile? {
        guard case .list(let short) = record.description.shape,
            let first = section.items.first(where: { _ in true })
        else { return nil }
        let lineStart = offset(of: SourcePosition(line: first.span.start.line, column: 1))
        let indent = bytes[lineStart...].prefix { $0 == 0x20 }.count
        let dash = lineStart + indent
        guard dash < bytes.count, bytes[dash] == UInt8(ascii: "-") else { return nil }
        let end = offset(of: SourcePosition(line: section.span.end.line + 1, column: 1))
        var lines: [String] = []
        YAMLWriter.item(record, short: short).appendItem(to: &lines, indent: indent)
        let isOpen = end == bytes.count && bytes.last != 0x0A
        let text = (isOpen ? "\n" : "") + lines.map { $0 + "\n" }.joined()
        return SourceFile(
            path: path,
            bytes: Array(bytes[..<end]) + Array(text.utf8) + Array(bytes[end...])
        )
    }
}
