/// Turns events into nodes, and notes what is refused on the way.
struct YAMLTreeBuilder {
    private(set) var nodes: ContiguousArray<CompactNode> = []
    /// The decoded text of all scalars, one after the other.
    var text: [UInt8] = []
    private(set) var refusals: [Refusal] = []
    private let limits: YAMLLimits
    private var open: ContiguousArray<OpenCollection> = []
    private var documents = 0

    /// A collection whose end has not come yet.
    private struct OpenCollection {
        var node: Int
        var isMapping: Bool
        var isFlow: Bool
        /// Keys count and values count.
        var children = 0
        var last = 0
    }

    init(limits: YAMLLimits, fileBytes: Int) {
        self.limits = limits
        // A node takes 10 to 20 bytes of a file of ours: nearly never a second allocation.
        nodes.reserveCapacity(min(limits.nodes, fileBytes / 8 + 4))
        text.reserveCapacity(fileBytes)
        open.reserveCapacity(8)
    }

    /// Whether the file holds nothing but comments and white space.
    var isEmpty: Bool {
        guard let root = nodes.first else { return documents <= 1 }
        return nodes.count == 1 && root.shape == .plain && root.count == 0
    }

    /// Takes one event, and says whether the next one is wanted.
    mutating func take(_ event: YAMLEvent) -> Bool {
        switch event.kind {
        case .scalar:
            return add(event)
        case .collectionStart:
            guard open.count < limits.depth else { return stop(.tooDeep(event.start)) }
            guard add(event) else { return false }
            let node = nodes.count - 1
            open.append(
                OpenCollection(
                    node: node,
                    isMapping: event.shape == .mapping,
                    isFlow: event.isFlow,
                    last: node
                )
            )
            return true
        case .collectionEnd:
            close(event)
            return true
        case .alias:
            // The place of the alias is kept, so that keys and values stay paired.
            refusals.append(.alias(event.start, event.end))
            return add(event) && refusals.count < limits.problems
        case .streamStart, .documentEnd:
            return true
        case .documentStart:
            documents += 1
            guard documents == 1 else { return stop(.secondDocument(event.start)) }
            if event.hasDirective { refusals.append(.directives(event.start)) }
            return true
        case .streamEnd, .failed:
            return false
        }
    }

    /// Closes what an early end left open, so that the rest can still be looked at.
    mutating func finish() {
        while let top = open.last {
            close(YAMLEvent(kind: .collectionEnd, end: nodes[top.last].end))
        }
    }

    private mutating func add(_ event: YAMLEvent) -> Bool {
        if event.hasAnchor || event.hasTag {
            refusals.append(.properties(event.start))
            guard refusals.count < limits.problems else { return false }
        }
        guard nodes.count < limits.nodes else { return stop(.tooManyNodes(event.start)) }
        if event.textCount > limits.scalarBytes {
            refusals.append(.longScalar(event.start, event.end, bytes: event.textCount))
        }
        if let top = open.indices.last {
            let isKey = open[top].isMapping && open[top].children & 1 == 0
            let place = open[top].isMapping ? open[top].children / 2 : open[top].children
            guard place < limits.entries else { return stop(.tooManyEntries(event.start)) }
            open[top].children += 1
            open[top].last = nodes.count
            if isKey { checkKey(event) }
        }
        let isKept = event.textCount <= limits.scalarBytes
        nodes.append(
            CompactNode(
                shape: event.shape,
                start: event.start,
                end: event.end,
                next: Int32(nodes.count + 1),
                offset: Int32(event.textOffset),
                count: isKept ? Int32(event.textCount) : 0
            )
        )
        return refusals.count < limits.problems
    }

    private mutating func checkKey(_ event: YAMLEvent) {
        if event.kind == .collectionStart {
            refusals.append(.complexKey(event.start, event.end))
        } else if event.textCount > limits.keyBytes {
            refusals.append(.longKey(event.start, event.end, bytes: event.textCount))
        } else if event.textCount == 2, event.shape == .plain, text[event.textOffset] == 0x3C,
            text[event.textOffset + 1] == 0x3C
        {
            refusals.append(.mergeKey(event.start, event.end))
        }
    }

    /// Closes the innermost collection.
    ///
    /// libyaml tells the end of a block collection only at the next token, behind comments and
    /// empty lines; people see it where its last child ends.
    private mutating func close(_ event: YAMLEvent) {
        guard let closed = open.popLast() else { return }
        let isBracket = closed.isFlow && event.start < event.end
        nodes[closed.node].end = isBracket ? event.end : nodes[closed.last].end
        nodes[closed.node].next = Int32(nodes.count)
        nodes[closed.node].count = Int32(
            closed.isMapping ? (closed.children + 1) / 2 : closed.children
        )
    }

    private mutating func stop(_ refusal: Refusal) -> Bool {
        refusals.append(refusal)
        return false
    }
}
