internal import TenantryDiagnostics

/// A place as libyaml counts: line and column from 0, columns in Unicode scalars.
struct Mark: Hashable, Comparable {
    var line: Int32
    var column: Int32

    var position: SourcePosition {
        SourcePosition(line: Int(line) + 1, column: Int(column) + 1)
    }

    static func < (lhs: Mark, rhs: Mark) -> Bool {
        (lhs.line, lhs.column) < (rhs.line, rhs.column)
    }
}

/// How a node is written.
enum Shape: UInt8 {
    case plain
    case singleQuoted
    case doubleQuoted
    /// Literal (`|`) or folded (`>`).
    case block
    case sequence
    case mapping
}

/// One node of a tree, small and without references.
///
/// Nodes stand in the order of the file, so the first child follows its parent, and `next` leads
/// from sibling to sibling. A tree is one array of these: nothing to free one by one, and nothing
/// that recurses.
struct CompactNode {
    var shape: Shape
    var start: Mark
    var end: Mark
    /// The next sibling: the node after this one and all that is inside it.
    ///
    /// It also leads around entries that were taken out behind this node, so it says nothing of
    /// where the children end; `count` does.
    var next: Int32
    /// Where the decoded text of a scalar begins in the tree's text.
    var offset: Int32
    /// Bytes of a scalar, items of a sequence, entries of a mapping.
    var count: Int32

    var isScalar: Bool {
        switch shape {
        case .plain, .singleQuoted, .doubleQuoted, .block: true
        case .sequence, .mapping: false
        }
    }

    /// The stretch of the decoded text that belongs to a scalar.
    var textRange: Range<Int> { Int(offset)..<Int(offset) + Int(count) }
}

extension SourceSpan {
    /// Turns libyaml's counting into that of people.
    init(in file: SourceFile, _ start: Mark, _ end: Mark) {
        self.init(file: file.path, start: start.position, end: max(start, end).position)
    }
}
