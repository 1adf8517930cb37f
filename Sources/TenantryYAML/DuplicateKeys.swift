internal import TenantryDiagnostics

/// Finds keys that a mapping holds twice, and takes all but the first out of it.
///
/// Keys are equal if their bytes are, or if they are canonically equivalent in Unicode, for then
/// nobody can see a difference.
struct DuplicateKeys {
    /// Up to this many keys comparing each with each is faster than hashing.
    private static let fewKeys = 16

    let file: SourceFile
    let text: [UInt8]
    /// Whether comparing bytes is all it takes.
    let isASCII: Bool

    /// Looks into every mapping.
    func remove(from nodes: inout ContiguousArray<CompactNode>, _ problems: inout ProblemList) {
        for mapping in nodes.indices where nodes[mapping].shape == .mapping {
            if nodes[mapping].count <= Self.fewKeys {
                compare(mapping, in: &nodes, &problems)
            } else {
                hash(mapping, in: &nodes, &problems)
            }
            if problems.isFull { return }
        }
    }

    private func compare(
        _ mapping: Int,
        in nodes: inout ContiguousArray<CompactNode>,
        _ problems: inout ProblemList
    ) {
        let bytesDecide = isASCII || hasOnlyASCIIKeys(mapping, in: nodes)
        var lastValue = mapping
        var key = mapping + 1
        for _ in 0..<nodes[mapping].count {
            let value = Int(nodes[key].next)
            let next = Self.sibling(of: value, in: nodes)
            var earlier = mapping + 1
            while earlier < key, !areEqual(nodes[earlier], nodes[key], bytesDecide) {
                earlier = Int(nodes[Int(nodes[earlier].next)].next)
            }
            if earlier == mapping + 1, isNextItem(key, of: mapping, in: nodes) {
                problems.add(missingDash(nodes[key], first: nodes[earlier]))
                cut(mapping, behind: lastValue, before: key, in: &nodes)
                return
            }
            if earlier < key {
                problems.add(problem(nodes[key], first: nodes[earlier]))
                nodes[lastValue].next = Int32(next)
                nodes[mapping].count -= 1
            } else {
                lastValue = value
            }
            key = next
        }
    }

    private func hash(
        _ mapping: Int,
        in nodes: inout ContiguousArray<CompactNode>,
        _ problems: inout ProblemList
    ) {
        var seen: [String: Int] = [:]
        seen.reserveCapacity(Int(nodes[mapping].count))
        var lastValue = mapping
        var key = mapping + 1
        for _ in 0..<nodes[mapping].count {
            let value = Int(nodes[key].next)
            let next = Self.sibling(of: value, in: nodes)
            let name = nodes[key].isScalar ? string(nodes[key]) : nil
            if let name, seen[name] == mapping + 1, isNextItem(key, of: mapping, in: nodes) {
                problems.add(missingDash(nodes[key], first: nodes[mapping + 1]))
                cut(mapping, behind: lastValue, before: key, in: &nodes)
                return
            }
            if let name, let first = seen[name] {
                problems.add(problem(nodes[key], first: nodes[first]))
                nodes[lastValue].next = Int32(next)
                nodes[mapping].count -= 1
            } else {
                if let name { seen[name] = key }
                lastValue = value
            }
            key = next
        }
    }

    private func areEqual(
        _ first: CompactNode,
        _ second: CompactNode,
        _ bytesDecide: Bool
    ) -> Bool {
        guard first.isScalar, second.isScalar else { return false }
        if first.count == second.count, haveEqualBytes(first, second) { return true }
        return !bytesDecide && string(first) == string(second)
    }

    private func haveEqualBytes(_ first: CompactNode, _ second: CompactNode) -> Bool {
        let left = Int(first.offset)
        let right = Int(second.offset)
        for index in 0..<Int(first.count) where text[left + index] != text[right + index] {
            return false
        }
        return true
    }

    private func hasOnlyASCIIKeys(
        _ mapping: Int,
        in nodes: ContiguousArray<CompactNode>
    ) -> Bool {
        var key = mapping + 1
        for _ in 0..<nodes[mapping].count {
            if nodes[key].isScalar {
                for index in nodes[key].textRange where text[index] >= 0x80 { return false }
            }
            key = Self.sibling(of: Int(nodes[key].next), in: nodes)
        }
        return true
    }

    /// Whether a key that repeats the first one of a list item begins another item, of which the
    /// dash is missing.
    private func isNextItem(
        _ key: Int,
        of mapping: Int,
        in nodes: ContiguousArray<CompactNode>
    ) -> Bool {
        let first = nodes[mapping + 1]
        guard nodes[key].start.line > first.start.line,
            nodes[key].start.column == first.start.column,
            let parent = nodes[..<mapping].lastIndex(where: { node in
                !node.isScalar && Int(node.next) > mapping
            })
        else { return false }
        return nodes[parent].shape == .sequence
    }

    /// Takes what belongs to another item out of a mapping.
    private func cut(
        _ mapping: Int,
        behind lastValue: Int,
        before key: Int,
        in nodes: inout ContiguousArray<CompactNode>
    ) {
        var kept: Int32 = 0
        var place = mapping + 1
        while place < key {
            kept += 1
            place = Int(nodes[Int(nodes[place].next)].next)
        }
        nodes[mapping].count = kept
        nodes[lastValue].next = nodes[mapping].next
    }

    private func missingDash(_ key: CompactNode, first: CompactNode) -> Diagnostic {
        let name = string(key) ?? ""
        return Diagnostic(
            "FMT002",
            .error,
            "\(HiddenCharacter.quoted(name)) is written twice in one item of a list",
            at: SourceSpan(in: file, key.start, key.end),
            help: [
                "a new item begins with \(HiddenCharacter.quoted("- \(name):"))",
                "or remove one of the two",
            ],
            related: [
                RelatedPlace("first written here", at: SourceSpan(in: file, first.start, first.end))
            ]
        )
    }

    /// The next key; where reading stopped early, the last key may have no value.
    private static func sibling(of value: Int, in nodes: ContiguousArray<CompactNode>) -> Int {
        value < nodes.count ? Int(nodes[value].next) : nodes.count
    }

    private func string(_ node: CompactNode) -> String? {
        String(validating: text[node.textRange], as: UTF8.self)
    }

    private func problem(_ key: CompactNode, first: CompactNode) -> Diagnostic {
        let name = HiddenCharacter.quoted(string(key) ?? "")
        let isSameBytes = text[key.textRange] == text[first.textRange]
        return Diagnostic(
            "FMT002",
            .error,
            isSameBytes
                ? "\(name) is written twice"
                : "\(name) is written twice, in letters that look alike but differ in their bytes",
            at: SourceSpan(in: file, key.start, key.end),
            help: ["remove one of the two"],
            related: [
                RelatedPlace("first written here", at: SourceSpan(in: file, first.start, first.end))
            ]
        )
    }
}
