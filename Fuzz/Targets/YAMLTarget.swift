import TenantryDiagnostics
import TenantryYAML

/// Whatever the bytes are: a tree or a reason, and every place lies in the file.
enum YAMLTarget {
    static func attempt(_ bytes: [UInt8]) {
        let file = SourceFile(path: "a.yaml", bytes: bytes)
        let (tree, problems) = YAMLTree.read(file)
        FuzzTarget.require(tree != nil || !problems.isEmpty, "neither a tree nor a problem")
        FuzzTarget.require(problems == problems.sorted(), "problems out of order")
        FuzzTarget.require(
            problems.count <= YAMLLimits.standard.problems,
            "\(problems.count) problems"
        )
        let lines = bytes.count { $0 == 0x0A } + bytes.count { $0 == 0x0D } + 2
        for problem in problems { check(problem.span, lines) }
        if let root = tree?.root {
            var nodes = 0
            walk(root, lines, depth: 1, &nodes)
        }
    }

    private static func walk(_ node: YAMLNode, _ lines: Int, depth: Int, _ nodes: inout Int) {
        nodes += 1
        FuzzTarget.require(depth <= YAMLLimits.standard.depth, "deeper than the limit")
        FuzzTarget.require(nodes <= YAMLLimits.standard.nodes, "more nodes than the limit")
        check(node.span, lines)
        FuzzTarget.require(
            node.text.utf8.count <= YAMLLimits.standard.scalarBytes,
            "longer than the limit"
        )
        for item in node.items { walk(item, lines, depth: depth + 1, &nodes) }
        for (key, value) in node.entries {
            walk(key, lines, depth: depth + 1, &nodes)
            walk(value, lines, depth: depth + 1, &nodes)
        }
    }

    private static func check(_ span: SourceSpan?, _ lines: Int) {
        guard let span else { return }
        FuzzTarget.require(
            span.start.line >= 1 && span.start.column >= 1 && span.end.line <= lines,
            "a place outside the file: \(span)"
        )
    }
}
