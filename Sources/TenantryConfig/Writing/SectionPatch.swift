import TenantryDiagnostics
import TenantryModel
import TenantryYAML

/// Changes an organization's file entry by entry: what means the same keeps its lines.
struct SectionPatch {
    /// What the file says, word for word.
    let written: Organization
    /// What the file means.
    let declared: Organization
    /// What it shall mean.
    let live: Organization
    /// What a new file for that would say.
    let form: Organization

    /// The file with the entries written anew that mean something else; `nil` if it is laid out in
    /// a way that leaves no choice but to write all of it anew.
    ///
    /// - Parameters:
    ///   - file: The file.
    ///   - root: The folder of the workspace.
    ///   - editing: Finds the places of single values.
    /// - Returns: The file.
    func applied(
        to file: SourceFile,
        root: String,
        _ editing: inout ValueEditing
    ) -> SourceFile? {
        let (result, edits, names) = composed(&editing)
        let outline = YAMLWriter.entries(result.record)
        let entries = Dictionary(outline.map { ($0.key, $0.value) }) { first, _ in first }
        let edited = file.applying(edits)
        guard let patched = edited.replacing(names.map { ($0, entries[$0]) }),
            case .organization(let read, _)? = DecodedFile(patched, root: root).content,
            read == result
        else { return nil }
        return patched
    }

    /// What the file shall say, with what is to be done about it: the values to change in place,
    /// and the names of the entries to write anew.
    private func composed(
        _ editing: inout ValueEditing
    ) -> (result: Organization, edits: [ValueEdit], names: [String]) {
        var result = written.record
        let (old, new, form) = (declared.record, live.record, form.record)
        let description = old.description
        let address = Address(.organization, live.id)
        var edits: [ValueEdit] = []
        var names: [String] = []
        for (place, field) in description.fields.enumerated()
        where old.values[place] != new.values[place] && field.role != .instruction {
            let name = field.path.group.isEmpty ? field.path.name : field.path.group
            let value = new.values[place]
            if let edit = editing.edit(address, field: field.name, to: value) {
                edits.append(edit)
                result.values[place] = value
            } else if !names.contains(name) {
                names.append(name)
            }
        }
        // An entry is written anew as a whole, so single values in it are not changed as well.
        for (place, field) in description.fields.enumerated()
        where names.contains(field.path.group.isEmpty ? field.path.name : field.path.group) {
            edits.removeAll { $0.key == field.path.name && !field.path.group.isEmpty }
            result.values[place] = form.values[place]
        }
        for place in description.children.indices where old.sections[place] != new.sections[place] {
            let changes = old.only(place).valueChanges(to: new.only(place), at: address)
            if let found = changes?.edits(&editing) {
                edits += found
                for change in changes ?? [] { result.set(change) }
            } else {
                names.append(description.sections[place])
                result.sections[place] = form.sections[place]
            }
        }
        return (Organization(result), edits, names)
    }
}

extension Record {
    /// The same with one section and no fields, for comparing that section.
    fileprivate func only(_ place: Int) -> Record {
        var result = description.initial
        result.sections[place] = sections[place]
        return result
    }

    /// Gives a field of something inside another value.
    fileprivate mutating func set(_ change: ValueChange) {
        set(change.address.inside[...], change)
    }

    private mutating func set(_ steps: ArraySlice<Address.Step>, _ change: ValueChange) {
        guard let step = steps.first else {
            if let place = description.place(of: change.field) { values[place] = change.value }
            return
        }
        guard let section = description.children.firstIndex(of: step.kind),
            let item = sections[section].firstIndex(where: { $0.key == step.key })
        else { return }
        sections[section][item].set(steps.dropFirst(), change)
    }
}

extension SourceFile {
    /// The same file with other values behind some of its outermost keys, or without them; `nil` if
    /// its outermost keys do not stand at the beginning of lines.
    ///
    /// Lines end as they do.
    func replacing(_ entries: [(key: String, value: YAMLOutline?)]) -> SourceFile? {
        guard !entries.isEmpty else { return self }
        guard bytes.contains(0x0D) else { return replacingInLines(entries) }
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        guard lines.dropLast().allSatisfy({ $0.last == 0x0D }), lines.last?.isEmpty == true else {
            return nil
        }
        let plain = SourceFile(path: path, bytes: bytes.filter { $0 != 0x0D })
        return plain.replacingInLines(entries).map { file in
            SourceFile(
                path: path,
                bytes: file.bytes.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
            )
        }
    }

    /// The same for a file whose lines end with a line feed only.
    private func replacingInLines(_ entries: [(key: String, value: YAMLOutline?)]) -> SourceFile? {
        guard let tree = YAMLTree.read(self).tree else { return nil }
        var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        let keys = tree.root.entries.map { $0.key }
        guard keys.allSatisfy({ $0.span.start.column == 1 }) else { return nil }
        var spans: [(name: String, lines: Range<Int>)] = []
        for (number, key) in keys.enumerated() {
            let start = key.span.start.line - 1
            let isLast = number + 1 == keys.count
            var end = isLast ? lines.count : keys[number + 1].span.start.line - 1
            while end > start + 1, lines[end - 1].saysNothing { end -= 1 }
            spans.append((key.text, start..<end))
        }
        var added: [ArraySlice<UInt8>] = []
        var replaced: [(lines: Range<Int>, text: [ArraySlice<UInt8>])] = []
        for (key, value) in entries {
            let text = value.map {
                YAMLOutline.map([.init(key: key, value: $0)]).file.utf8.dropLast()
            }
            let new = text.map {
                Array($0).split(separator: 0x0A, omittingEmptySubsequences: false)
            }
            if let old = spans.first(where: { $0.name == key }) {
                replaced.append((old.lines, new ?? []))
            } else {
                added += new ?? []
            }
        }
        if let last = spans.last { lines.insert(contentsOf: added, at: last.lines.upperBound) }
        for (range, text) in replaced.sorted(by: { $0.lines.lowerBound > $1.lines.lowerBound }) {
            lines.replaceSubrange(range, with: text)
        }
        return SourceFile(path: path, bytes: Array(lines.joined(separator: [0x0A])) + [0x0A])
    }
}

extension ArraySlice<UInt8> {
    /// Whether a line is empty or a comment.
    fileprivate var saysNothing: Bool {
        let first = self.first { $0 != 0x20 && $0 != 0x09 }
        return first == nil || first == UInt8(ascii: "#")
    }
}
