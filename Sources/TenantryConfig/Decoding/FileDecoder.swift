import TenantryDiagnostics
import TenantryModel
import TenantryYAML

/// Turns the tree of one file into records, and says everything that does not fit.
///
/// It knows no kind of thing: it goes by the fields, shapes and sections of descriptions. A value
/// that does not fit is reported and left out, and decoding goes on.
struct FileDecoder {
    /// What did not fit so far.
    var problems: [Diagnostic] = []
    /// The file of an organization as a whole; `nil` for other files.
    var organizationRoot: YAMLNode?
    /// Where the file of an organization stands; `nil` for other files.
    var organizationFile: WorkspacePath?

    /// Reports one problem.
    mutating func report(
        _ code: DiagnosticCode,
        _ message: String,
        at node: YAMLNode,
        help: String,
        _ further: String...,
        severity: Severity = .error,
        related: [RelatedPlace] = [],
        conceals: Bool = false
    ) {
        problems.append(
            Diagnostic(
                code,
                severity,
                message,
                at: node.span,
                help: [help] + further,
                related: related,
                concealsSource: conceals
            )
        )
    }

    /// Decodes a mapping as the fields and sections of a thing.
    ///
    /// - Parameters:
    ///   - node: The mapping.
    ///   - record: Filled in; what is not written stays as it is.
    ///   - given: The name of a field that the surroundings have already given.
    ///   - apart: A key that is read elsewhere.
    mutating func decode(
        _ node: YAMLNode,
        into record: inout Record,
        given: String? = nil,
        apart: String? = nil
    ) {
        let description = record.description
        guard node.kind == .mapping else {
            report(
                "FMT004",
                "\(record.kind.word) must be a map of fields, got \(node.described)",
                at: node,
                help: "write its fields, as in `\(description.sample())`"
            )
            return
        }
        var seen: UInt64 = given.map(description.bit) ?? 0
        for (key, value) in node.entries where key.text != apart {
            seen |= decodeEntry(key, value, into: &record, description)
        }
        for place in description.fields.indices where seen & (1 << UInt64(place)) == 0 {
            guard description.fields[place].mustBeWritten else { continue }
            let field = description.fields[place]
            let group = node.value(field.path.group).map(\.firstKey)
            let line =
                group == nil
                ? field.inFile
                : "`\(field.path.name): \(field.example)` in `\(field.path.group)`"
            report(
                "FMT013",
                record.kind.word + (record.hasKey ? " `\(record.key)`" : "")
                    + " needs `\(field.name)`",
                at: group ?? node.firstKey,
                help: "for example \(line)"
            )
        }
    }

    /// Decodes one entry of a mapping; returns the bits of the fields that it was, or was probably
    /// meant to be: of those nobody is told that they are missing.
    private mutating func decodeEntry(
        _ key: YAMLNode,
        _ value: YAMLNode,
        into record: inout Record,
        _ description: Description
    ) -> UInt64 {
        let name = key.text
        for place in description.fields.indices
        where description.fields[place].path.name == name
            && description.fields[place].path.group.isEmpty
        {
            guard description.fields[place].isWritten else { break }
            return decodeField(place, value, into: &record, description)
        }
        for place in description.sections.indices where description.sections[place] == name {
            let inside = Description.of(description.children[place])
            record.sections[place] = unique(items(value, of: inside))
            return 0
        }
        if description.isGroup(name) {
            return decodeGroup(name, value, into: &record, description)
        }
        let meant = reportUnknown(key, known: description.names(in: ""))
        return meant.map { description.bit($0) | description.bits(of: $0) } ?? 0
    }

    private mutating func decodeField(
        _ place: Int,
        _ node: YAMLNode,
        into record: inout Record,
        _ description: Description
    ) -> UInt64 {
        if let value = value(
            node,
            as: description.fields[place].type,
            named: description.fields[place].name
        ) {
            record.values[place] = value
            let isEmpty = node.kind == .sequence && node.count == 0
            if isEmpty, description.fields[place].role == .narrowing {
                report(
                    "FMT004",
                    "`\(description.fields[place].name)` is empty, and would mean "
                        + (description.fields[place].omitted ?? "everything"),
                    at: node,
                    help: "name some, or delete the line if all are meant"
                )
            }
        }
        return 1 << UInt64(place)
    }

    /// Decodes a mapping that groups fields: `owner: {name: …, email: …}`.
    private mutating func decodeGroup(
        _ group: String,
        _ node: YAMLNode,
        into record: inout Record,
        _ description: Description
    ) -> UInt64 {
        guard node.kind == .mapping else {
            report(
                "FMT004",
                "`\(group)` must be a map of fields, got \(node.described)",
                at: node,
                help: "write its fields, as in `\(group): \(description.sample(of: group))`"
            )
            return description.bits(of: group)
        }
        var seen: UInt64 = 0
        entries: for (key, value) in node.entries {
            for place in description.fields.indices
            where description.fields[place].path == (group, key.text) {
                seen |= decodeField(place, value, into: &record, description)
                continue entries
            }
            let known = description.names(in: group)
            let meant = reportUnknown(key, prefix: group + ".", known: known)
            seen |= meant.map { description.bit("\(group).\($0)") } ?? 0
        }
        return seen
    }

    /// Reports a key that nothing knows; returns the name that was probably meant.
    @discardableResult
    mutating func reportUnknown(
        _ key: YAMLNode,
        prefix: String = "",
        known: [String]
    ) -> String? {
        if isOutermost(key.text) {
            reportIndented(key)
            return nil
        }
        let near = NearestName.to(key.text, among: known)
        let question = near.map { "; did you mean `\(prefix)\($0)`?" } ?? ""
        let list = known.map { "`\($0)`" }.joined(separator: ", ")
        problems.append(
            Diagnostic(
                "FMT003",
                .error,
                "unknown field `\(prefix)\(key.text.shown)`\(question)",
                at: key.span,
                help: near.map { ["write `\($0)`, or delete the line"] }
                    ?? ["known here: \(list)"],
                concealsSource: key.namesSecret
            )
        )
        return near
    }

    /// Whether a name could stand at the beginning of a line of this file, of an organization, and
    /// does not: what stands there already was not meant to stand there again.
    func isOutermost(_ name: String) -> Bool {
        guard let organizationRoot, FileDecoder.outermost.contains(name) else { return false }
        return organizationRoot.value(name) == nil
    }

    private static let outermost = Set(Description.of(.organization).names(in: ""))

    /// Reports a field of the organization that stands inside of something else.
    mutating func reportIndented(_ key: YAMLNode) {
        report(
            "FMT003",
            "`\(key.text)` is a field of the organization, and stands inside of something else",
            at: key,
            help: "move it to the beginning of the line"
        )
    }
}
