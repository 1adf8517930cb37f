/// What can be said of one kind of thing, without its Swift type: for explaining, for reference
/// pages and for showing.
package struct Description: Sendable {
    /// The kind.
    package let kind: Kind
    /// The section of a file in which it stands.
    package let section: String
    /// How it is written there.
    package let shape: Shape
    /// Its fields.
    package let fields: [FieldDescription]
    /// The kinds of things inside.
    package let children: [Kind]

    /// One field.
    package struct FieldDescription: Sendable {
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
    }

    private init<Root: Resource>(_ type: Root.Type) {
        kind = Root.kind
        section = Root.section
        shape = Root.shape
        let blank = Root()
        fields = Root.fields.map {
            FieldDescription(
                name: $0.name, type: $0.type, role: $0.role, summary: $0.summary,
                example: $0.example, omitted: $0.omitted, initial: $0.get(blank))
        }
        var kinds = KindCollector<Root>()
        Root.visitChildren(&kinds)
        children = kinds.kinds
    }

    /// Returns the field with this name.
    ///
    /// - Complexity: O(*n*) in the number of fields.
    package func field(_ name: String) -> FieldDescription? { fields.first { $0.name == name } }

    /// The descriptions of all kinds, in the order of ``Kind``.
    package static let all: [Description] = {
        var found: [Description] = []
        var catalog = Collector<Catalog>()
        Catalog.visitChildren(&catalog)
        found += catalog.descriptions
        found.append(Description(Organization.self))
        var organization = Collector<Organization>()
        Organization.visitChildren(&organization)
        found += organization.descriptions
        return found.sorted { $0.kind.position < $1.kind.position }
    }()

    /// Returns the description of a kind.
    ///
    /// - Complexity: O(*n*) in the number of kinds.
    package static func of(_ kind: Kind) -> Description? { all.first { $0.kind == kind } }

    private struct Collector<Root>: ChildVisitor {
        var descriptions: [Description] = []

        mutating func visit<Child: Resource>(
            _ path: any WritableKeyPath<Root, [Child]> & Sendable
        ) {
            descriptions.append(Description(Child.self))
            var inside = Collector<Child>()
            Child.visitChildren(&inside)
            descriptions += inside.descriptions
        }
    }

    private struct KindCollector<Root>: ChildVisitor {
        var kinds: [Kind] = []

        mutating func visit<Child: Resource>(
            _ path: any WritableKeyPath<Root, [Child]> & Sendable
        ) {
            kinds.append(Child.kind)
        }
    }
}

extension Kind {
    /// The section of a file in which things of this kind stand.
    ///
    /// - Complexity: O(*n*) in the number of kinds.
    package var section: String { Description.of(self)?.section ?? rawValue }
}
