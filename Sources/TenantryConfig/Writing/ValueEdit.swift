package import TenantryDiagnostics
package import TenantryModel
import TenantryYAML

/// One value in a file that is to become another: everything else in the file stays.
package struct ValueEdit: Hashable, Sendable {
    /// Where the value stands.
    package let span: SourceSpan
    /// The key in front of it.
    package let key: String
    /// The new value as it is written there.
    package let text: String
}

/// Finds the places of values in the files of a workspace.
package struct ValueEditing {
    private let workspace: Workspace
    private var trees: [Int: YAMLTree] = [:]

    /// Prepares to look things up.
    package init(_ workspace: Workspace) { self.workspace = workspace }

    /// Returns what to write where so that a field gets a value; `nil` if that takes more than
    /// another single value, because the field is not written, or is a list.
    ///
    /// - Complexity: O(*n*) in the size of the file, the first time; for the catalog of its files.
    package mutating func edit(
        _ address: Address,
        field name: String,
        to value: FieldValue
    ) -> ValueEdit? {
        let description = Description.of(address.kind)
        guard let field = description.field(name), let text = YAMLWriter.scalar(value, of: field)
        else { return nil }
        for file in files(of: address) {
            guard let thing = root(of: file)?.thing(at: address),
                let (key, node) = thing.value(of: field, in: description),
                let style = workspace.files[file].style(at: node)
            else { continue }
            let isQuoted = style == .quoted && !text.hasPrefix("\"")
            return ValueEdit(
                span: node.span,
                key: key ?? address.key.string,
                text: isQuoted ? YAMLScalar.quoted(text) : text
            )
        }
        return nil
    }

    private func files(of address: Address) -> [Int] {
        guard address.isInOrganization else { return workspace.catalogFiles }
        return workspace.desired.place(of: address.outermost.key)
            .map { [workspace.organizationFiles[$0]] } ?? []
    }

    private mutating func root(of file: Int) -> YAMLNode? {
        if trees[file] == nil { trees[file] = YAMLTree.read(workspace.files[file]).tree }
        return trees[file]?.root
    }
}

extension YAMLWriter {
    /// A value that is one scalar; `nil` if it is none.
    fileprivate static func scalar(
        _ value: FieldValue,
        of field: Description.FieldDescription
    ) -> String? {
        guard case .scalar(let text)? = outline(value, of: field.type) else { return nil }
        return text
    }
}

extension YAMLNode {
    /// The thing at an address, from the outermost node of the file that declares it.
    fileprivate func thing(at address: Address) -> YAMLNode? {
        var node = self
        let steps = address.isInOrganization ? address.inside : address.steps
        for step in steps {
            guard let next = node.value(step.kind.section)?.item(step) else { return nil }
            node = next
        }
        return node
    }

    /// The thing of a section with this key.
    private func item(_ step: Address.Step) -> YAMLNode? {
        switch Description.of(step.kind).shape {
        case .single: return self
        case .map: return value(step.key.string)
        case .list:
            for item in items {
                let name = item.kind == .scalar ? item : item.identity
                if Text(name.text) == step.key { return item }
            }
            return nil
        }
    }

    /// The scalar that is the value of a field, and the key in front of it, if there is one.
    fileprivate func value(
        of field: Description.FieldDescription,
        in description: Description
    ) -> (key: String?, node: YAMLNode)? {
        if kind == .scalar {
            guard case .map(_, short: field.name) = description.shape else { return nil }
            return (nil, self)
        }
        let (group, name) = field.path
        guard let node = (group.isEmpty ? self : value(group))?.value(name), node.kind == .scalar
        else { return nil }
        return (name, node)
    }
}

/// How a scalar is written.
enum ScalarStyle {
    case plain
    case quoted
}

extension SourceFile {
    /// How a scalar is written; `nil` if it is not written, or over several lines.
    fileprivate func style(at node: YAMLNode) -> ScalarStyle? {
        let span = node.span
        guard span.start.line == span.end.line, span.start < span.end else { return nil }
        if node.isPlain { return .plain }
        let first = bytes[offset(of: span.start)]
        return first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") ? .quoted : nil
    }

    /// Where a position is among the bytes.
    ///
    /// - Complexity: O(*n*) in the length of the file.
    func offset(of position: SourcePosition) -> Int {
        var offset = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        for _ in 1..<max(position.line, 1) {
            guard let newline = bytes[offset...].firstIndex(of: 0x0A) else { return bytes.count }
            offset = newline + 1
        }
        var column = 1
        while offset < bytes.count, column < position.column {
            offset += 1
            while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
            column += 1
        }
        return offset
    }

    /// The same file with other values in some places.
    func applying(_ edits: [ValueEdit]) -> SourceFile {
        var result = bytes
        for edit in edits.sorted(by: { $0.span.start > $1.span.start }) {
            let range = offset(of: edit.span.start)..<offset(of: edit.span.end)
            result.replaceSubrange(range, with: edit.text.utf8)
        }
        return SourceFile(path: path, bytes: result)
    }
}
