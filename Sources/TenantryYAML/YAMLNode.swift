package import TenantryDiagnostics

/// One scalar, sequence or mapping of a tree, with its place in the file.
package struct YAMLNode: Sendable {
    /// What a node can be.
    package enum Kind: Hashable, Sendable {
        /// One text.
        case scalar
        /// Items in order.
        case sequence
        /// Keys with values, in order.
        case mapping
    }

    private let storage: YAMLStorage
    private let index: Int

    init(_ storage: YAMLStorage, _ index: Int) {
        self.storage = storage
        self.index = index
    }

    private var node: CompactNode { storage.nodes[index] }

    /// What the node is.
    package var kind: Kind {
        switch node.shape {
        case .plain, .singleQuoted, .doubleQuoted, .block: .scalar
        case .sequence: .sequence
        case .mapping: .mapping
        }
    }

    /// Where the node is: a scalar with its quotes, a collection from its first to its last child.
    ///
    /// A missing value (`key:`) is empty and stands right behind the colon. A block scalar ends
    /// at the beginning of the line after it.
    package var span: SourceSpan { SourceSpan(in: storage.file, node.start, node.end) }

    /// The decoded text of a scalar; empty for collections.
    package var text: String {
        let node = node
        guard node.isScalar else { return "" }
        // Nothing is ever repaired here: reading made sure that each text is valid, and this
        // initializer is three times as fast as one that checks and can fail.
        return String(decoding: storage.text[node.textRange], as: UTF8.self)
    }

    /// Whether the node is a scalar without quotes that is no block scalar.
    package var isPlain: Bool { node.shape == .plain }

    /// Whether the node is a block scalar: `|` or `>`, and lines below it.
    package var isBlock: Bool { node.shape == .block }

    /// Items of a sequence, entries of a mapping, 0 for a scalar.
    package var count: Int {
        let node = node
        return node.isScalar ? 0 : Int(node.count)
    }

    /// The entries of a mapping in the order of the file; empty for everything else.
    package var entries: Entries {
        Entries(storage, first: index + 1, count: node.shape == .mapping ? count : 0)
    }

    /// The items of a sequence in the order of the file; empty for everything else.
    package var items: Items {
        Items(storage, first: index + 1, count: node.shape == .sequence ? count : 0)
    }

    /// Returns the value of a key of a mapping, comparing bytes.
    ///
    /// - Complexity: O(*n*) in the number of entries.
    package func value(_ key: String) -> YAMLNode? {
        let bytes = key.utf8
        let length = bytes.count
        guard node.shape == .mapping else { return nil }
        var place = index + 1
        for _ in 0..<count {
            let candidate = storage.nodes[place]
            let value = Int(candidate.next)
            if candidate.isScalar, candidate.count == length,
                storage.text[candidate.textRange].elementsEqual(bytes)
            {
                return YAMLNode(storage, value)
            }
            place = Int(storage.nodes[value].next)
        }
        return nil
    }
}

extension YAMLNode {
    /// The items of a sequence.
    package struct Items: Sequence, IteratorProtocol, Sendable {
        private let storage: YAMLStorage
        private var index: Int
        private var rest: Int

        init(_ storage: YAMLStorage, first index: Int, count: Int) {
            self.storage = storage
            self.index = index
            rest = count
        }

        /// Steps to the next item.
        package mutating func next() -> YAMLNode? {
            guard rest > 0 else { return nil }
            rest -= 1
            defer { index = Int(storage.nodes[index].next) }
            return YAMLNode(storage, index)
        }
    }

    /// The entries of a mapping.
    package struct Entries: Sequence, IteratorProtocol, Sendable {
        private let storage: YAMLStorage
        private var index: Int
        private var rest: Int

        init(_ storage: YAMLStorage, first index: Int, count: Int) {
            self.storage = storage
            self.index = index
            rest = count
        }

        /// Steps to the next entry.
        package mutating func next() -> (key: YAMLNode, value: YAMLNode)? {
            guard rest > 0 else { return nil }
            rest -= 1
            let key = index
            let value = Int(storage.nodes[key].next)
            index = Int(storage.nodes[value].next)
            return (YAMLNode(storage, key), YAMLNode(storage, value))
        }
    }
}
