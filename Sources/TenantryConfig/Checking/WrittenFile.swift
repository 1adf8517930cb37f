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
    /// What the lists of the file hold, by the place of a list and by name in lower case.
    private let lists: [SourcePosition: [String: YAMLNode]]
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
            lists = [:]
            unread = []
            return
        }
        let file = workspace.files[workspace.organizationFiles[number]]
        let root = YAMLTree.read(file).tree?.root
        let sequences = root?.entries.map(\.value).filter { $0.kind == .sequence } ?? []
        lists = Dictionary(
            sequences.map { ($0.span.start, WrittenFile.items(of: $0)) },
            uniquingKeysWith: { first, _ in first }
        )
        self.root = root
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
            guard let next = node.value(step) ?? item(of: node, step) else { break }
            node = next
        }
        let span = node.span
        return !unread.contains { $0.start >= span.start && $0.end <= span.end }
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
        (lists[node.span.start] ?? WrittenFile.items(of: node))[name.lowercased()]
    }

    /// The items of a list by name; the first counts where several have one.
    private static func items(of node: YAMLNode) -> [String: YAMLNode] {
        let named = node.items.compactMap { item in
            (item.kind == .scalar ? item : item.value("id")).map { ($0.text.lowercased(), item) }
        }
        return Dictionary(named, uniquingKeysWith: { first, _ in first })
    }
}
