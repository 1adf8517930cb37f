package import TenantryDiagnostics

/// A YAML file as a tree in which every key and every value knows its place.
package struct YAMLTree: Sendable {
    private let storage: YAMLStorage

    /// Reads a file, and tells everything in it that is refused.
    ///
    /// The tree is `nil` when the file cannot be trusted to be what its author meant. With a key
    /// written twice (the first one counts) or a hidden character there is a tree, so that the
    /// other checks can speak in the same run; there are problems all the same.
    ///
    /// - Complexity: O(*n*) in the length of the file.
    package static func read(
        _ file: SourceFile,
        limits: YAMLLimits = .standard
    ) -> (tree: YAMLTree?, problems: [Diagnostic]) {
        var problems = ProblemList(limit: limits.problems)
        let storage = YAMLReading.read(file, limits, &problems)
        guard problems.isTrusted, let storage else { return (nil, problems.sorted) }
        return (YAMLTree(storage: storage), problems.sorted)
    }

    private init(storage: YAMLStorage) { self.storage = storage }

    /// The outermost node.
    package var root: YAMLNode { YAMLNode(storage, 0) }
}

/// What all nodes of a tree look into.
///
/// A class, so that a node is one reference and one number, and copying one costs one count.
final class YAMLStorage: Sendable {
    let file: SourceFile
    let nodes: ContiguousArray<CompactNode>
    let text: [UInt8]

    init(file: SourceFile, nodes: ContiguousArray<CompactNode>, text: [UInt8]) {
        self.file = file
        self.nodes = nodes
        self.text = text
    }
}
