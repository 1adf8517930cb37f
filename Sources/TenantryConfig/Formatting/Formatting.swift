package import TenantryDiagnostics
package import TenantryYAML

/// Lays YAML files out in the one way in which the repository writes them.
///
/// Only white space changes: every key, value and comment stays, in its order and on its line.
/// Two spaces a level, list dashes too; `{ a: b }`, `[a, b]`; at most one empty line in a row;
/// LF, and one at the end. What stands between a value and the comment behind it is left, since
/// people align comments, and so are the lines of block scalars, which are moved as a whole.
package enum Formatting {
    /// Returns a file in the canonical layout, which may be that of the file already.
    ///
    /// What it returns was read again and says the same as the file.
    ///
    /// - Parameters:
    ///   - source: The file.
    ///   - tree: What it says.
    /// - Returns: Its bytes; `nil` if the file holds something that cannot be laid out safely.
    /// - Complexity: O(*n*) in the length of the file.
    package static func formatted(_ source: SourceFile, tree: YAMLTree) -> [UInt8]? {
        guard !LayoutGlance.isFormatted(source.bytes) else { return source.bytes }
        return laidOut(source, tree: tree)
    }

    /// Does the same without a glance before it, so that the glance can be tested.
    static func laidOut(_ source: SourceFile, tree: YAMLTree) -> [UInt8]? {
        guard let tokens = LayoutScan.tokens(of: source.bytes, tree),
            let bytes = Layout.bytes(source.bytes, tokens)
        else { return nil }
        if bytes == source.bytes { return bytes }
        let after = YAMLTree.read(SourceFile(path: source.path, bytes: bytes)).tree
        guard let after, saysTheSame(tree.root, after.root) else { return nil }
        return bytes
    }

    /// Whether two trees have equal keys and values.
    ///
    /// - Complexity: O(*n*) in the number of nodes.
    package static func saysTheSame(_ left: YAMLNode, _ right: YAMLNode) -> Bool {
        guard left.kind == right.kind, left.count == right.count else { return false }
        switch left.kind {
        case .scalar:
            return left.isPlain == right.isPlain && left.text.utf8.elementsEqual(right.text.utf8)
        case .sequence:
            return zip(left.items, right.items).allSatisfy { saysTheSame($0, $1) }
        case .mapping:
            return zip(left.entries, right.entries).allSatisfy { left, right in
                saysTheSame(left.key, right.key) && saysTheSame(left.value, right.value)
            }
        }
    }
}
