import TenantryDiagnostics
import TenantryModel
import TenantryYAML

/// An organization's file, read again to tell what is missing from what could not be read.
///
/// A value that does not fit, or whose name is misspelt, was reported while reading and then left
/// out: to a rule it looks like one that was never written. Only rules that have found something
/// ask, so a good file is never read twice.
struct WrittenFile {
    private let root: YAMLNode?
    /// Where something could not be read.
    private let unread: [SourceSpan]

    /// Reads the file of the organization at this place in the state: ``DesiredIndex/written(_:)``
    /// does so once.
    ///
    /// - Complexity: O(*n*) in the size of the file.
    init(_ number: Int, in desired: DesiredIndex) {
        let workspace = desired.workspace
        guard workspace.organizationFiles.indices.contains(number) else {
            root = nil
            unread = []
            return
        }
        let file = workspace.files[workspace.organizationFiles[number]]
        root = YAMLTree.read(file).tree?.root
        unread = desired.unread[file.path] ?? []
    }

    /// Whether there is something at a place, such as `"connections", "patients", "metadata"`.
    ///
    /// It need not be readable, and its name may be misspelt. An empty list is nothing.
    func says(_ steps: String...) -> Bool {
        var next = root
        for step in steps {
            guard let node = next else { return false }
            next = node.kind == .mapping ? entry(of: node, step) : item(of: node, step)
        }
        return next.map { $0.kind != .sequence || $0.count > 0 } ?? false
    }

    /// Whether nothing was wrong with a part when it was read; what a list holds is found by its
    /// id.
    func isRead(_ steps: [String]) -> Bool {
        guard var node = root else { return unread.isEmpty }
        for step in steps {
            let item = node.items.first { $0.value("id")?.text == step }
            guard let next = node.value(step) ?? item else { break }
            node = next
        }
        return !unread.contains { $0.start >= node.span.start && $0.end <= node.span.end }
    }

    /// Whether each entry of a list says its name, so that what it does not name does not exist.
    func namesAll(_ list: String) -> Bool {
        guard let node = root?.value(list) else { return true }
        return node.kind == .sequence
            && node.items.allSatisfy { ($0.value("id") ?? $0).kind == .scalar }
    }

    private func entry(of node: YAMLNode, _ name: String) -> YAMLNode? {
        if let value = node.value(name) { return value }
        for (key, value) in node.entries where NearestName.to(key.text, among: [name]) != nil {
            return value
        }
        return nil
    }

    private func item(of node: YAMLNode, _ name: String) -> YAMLNode? {
        node.items.first { item in
            let written = item.kind == .scalar ? item : item.value("id")
            return written?.text.lowercased() == name.lowercased()
        }
    }
}
