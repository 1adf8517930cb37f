/// What can be said of one kind of thing, without its Swift type: for explaining, for reference
/// pages and for showing.
///
/// A class, since there is one of each kind and everything refers to it.
package final class Description: Sendable {
    /// The kind.
    package let kind: Kind
    /// The section of a file in which it stands.
    package let section: String
    /// The section as a key of JSON.
    let quotedSection: Text
    /// How it is written there.
    package let shape: Shape
    /// Its fields.
    package let fields: [FieldDescription]
    /// The kinds of things inside.
    package let children: [Kind]
    /// The sections in which they stand.
    package let sections: [String]
    /// A thing that says nothing yet.
    package let initial: Record
    /// Whether things of this kind stand directly in the catalog.
    package let isInCatalog: Bool
    /// Whether one of the fields holds references to secrets.
    package let hasSecrets: Bool
    /// The fields as canonical forms have them.
    let canonicalFields: [CanonicalField]
    /// The places of the fields that make up the key.
    let keyFields: [Int]
    /// The places of the fields that hold days.
    package let dayFields: [Int]
    /// The places of the fields that say what to do, and are no part of a state.
    package let instructionFields: [Int]
    /// The names of the fields, to look through.
    private let names: [String]

    /// One field: a class for the same reason, and since it has many parts to copy.
    package final class FieldDescription: Sendable {
        /// The key in the file, dotted where it is in a group.
        package let name: String
        /// How it is written.
        package let type: FieldType
        /// What part it plays.
        package let role: FieldRole
        /// What it is for.
        package let summary: String
        /// A value that could stand in a file.
        package let example: String
        /// What an omitted field means, where it is not plain from the type.
        package let omitted: String?
        /// The value that it has when it is omitted and nothing else decides.
        package let initial: FieldValue
        /// The group in which it is written, if any, and its name there.
        package let path: (group: String, name: String)
        /// Whether it is written as an entry; the key of a map is not.
        package let isWritten: Bool

        fileprivate init<Root: Resource>(_ field: Field<Root>, blank: Root) {
            name = field.name
            type = field.type
            role = field.role
            summary = field.summary
            example = field.example
            omitted = field.omitted
            initial = field.get(blank)
            let parts = field.name.split(separator: ".", maxSplits: 1).map(String.init)
            path = parts.count == 2 ? (parts[0], parts[1]) : ("", field.name)
            if case .map(let keyField, _) = Root.shape {
                isWritten = field.name != keyField
            } else {
                isWritten = true
            }
        }
    }

    private init<Root: Resource>(_ type: Root.Type, isInCatalog: Bool) {
        self.isInCatalog = isInCatalog
        kind = Root.kind
        section = Root.section
        quotedSection = Text("\"\(section)\"")
        shape = Root.shape
        let blank = Root()
        fields = Root.fields.map { FieldDescription($0, blank: blank) }
        var inside = Inside<Root>()
        Root.visitChildren(&inside)
        children = inside.kinds
        sections = inside.sections
        initial = Record(
            kind: kind,
            values: fields.map(\.initial),
            sections: Array(repeating: [], count: children.count)
        )
        let fields = fields
        names = fields.map(\.name)
        canonicalFields = CanonicalField.all(of: fields)
        hasSecrets = fields.contains { $0.type == .secret }
        keyFields = fields.indices.filter { fields[$0].role == .key }
        dayFields = fields.indices.filter { fields[$0].type == .day }
        instructionFields = fields.indices.filter { fields[$0].role == .instruction }
    }

    /// Returns the field with this name.
    ///
    /// - Complexity: O(*n*) in the number of fields.
    package func field(_ name: String) -> FieldDescription? { place(of: name).map { fields[$0] } }

    /// Returns the place of a field among all fields.
    ///
    /// - Complexity: O(*n*) in the number of fields.
    package func place(of name: String) -> Int? { names.firstIndex(of: name) }

    /// The descriptions of all kinds that a state is made of, in the order of ``Kind/position``.
    package static let all: [Description] = {
        var catalog = Collector<Catalog>(isCatalog: true)
        Catalog.visitChildren(&catalog)
        var organization = Collector<Organization>(isCatalog: false)
        Organization.visitChildren(&organization)
        let all =
            catalog.descriptions + [Description(Organization.self, isInCatalog: false)]
            + organization.descriptions
        return all.sorted { $0.kind.position < $1.kind.position }
    }()

    /// The descriptions of what stands in files of expectations, in the order of
    /// ``Kind/position``: behind those of ``all``.
    package static let expectations: [Description] = {
        var collector = Collector<Expectations>(isCatalog: false)
        Expectations.visitChildren(&collector)
        return collector.descriptions
    }()

    /// The descriptions of all kinds, in the order of ``Kind/position``.
    package static let everything = all + expectations

    /// All keys that a file can have but for those that people choose.
    package static let keys: Set<String> = {
        let paths = everything.flatMap(\.fields).flatMap { [$0.path.group, $0.path.name] }
        return Set(everything.map(\.section) + everything.flatMap(\.sections) + paths)
    }()

    /// The description of a kind.
    package static func of(_ kind: Kind) -> Description { everything[kind.position] }

    private struct Collector<Root>: ChildVisitor {
        let isCatalog: Bool
        var descriptions: [Description] = []

        mutating func visit<Child: Resource>(
            _ path: any WritableKeyPath<Root, [Child]> & Sendable
        ) {
            descriptions.append(Description(Child.self, isInCatalog: isCatalog))
            var inside = Collector<Child>(isCatalog: false)
            Child.visitChildren(&inside)
            descriptions += inside.descriptions
        }
    }

    private struct Inside<Root>: ChildVisitor {
        var kinds: [Kind] = []
        var sections: [String] = []

        mutating func visit<Child: Resource>(
            _ path: any WritableKeyPath<Root, [Child]> & Sendable
        ) {
            kinds.append(Child.kind)
            sections.append(Child.section)
        }
    }
}

extension Kind {
    /// The section of a file in which things of this kind stand.
    package var section: String { Description.of(self).section }
}
