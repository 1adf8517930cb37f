import TenantryModel

/// The kinds of files that have a JSON Schema, for editors and for checks without tenantry.
///
/// One more kind of file is one more case: the switches below do not compile until it is handled.
package enum FileSchema: String, CaseIterable, Sendable {
    /// A file with one organization.
    case organization
    /// A file with sections of the catalog, in any split.
    case catalog
    /// A file of the catalog with the policy and nothing else.
    case policy
    /// A file with what the team expects.
    case expectations

    /// The name of the file in the folder `schema`.
    package var fileName: String { "\(rawValue).schema.json" }

    private var title: String {
        switch self {
        case .organization: "Organization file of tenantry"
        case .catalog: "Catalog file of tenantry"
        case .policy: "Policy file of tenantry"
        case .expectations: "Expectations file of tenantry"
        }
    }

    private var summary: String {
        switch self {
        case .organization:
            "One organization: who it is, how its people sign in, what it subscribes to, who may "
                + "help it, who pays. The file is called like its id."
        case .catalog:
            "What the provider offers. Sections may be split over as many files as you like."
        case .policy:
            "The limits that the provider sets for itself; what is not written has a safe value."
        case .expectations:
            "What must be true for people: who signs in where, who administers, what is paid. It "
                + "is tried before anything is applied."
        }
    }

    private var content: Content {
        switch self {
        case .organization: .thing(.organization)
        case .catalog:
            .sections(Description.all.filter(\.isInCatalog).map(\.kind), areRequired: false)
        case .policy: .sections([.policy], areRequired: true)
        case .expectations:
            .sections(Description.expectations.map(\.kind), areRequired: false)
        }
    }

    /// What stands at the top of a file.
    private enum Content {
        /// The fields and sections of one thing.
        case thing(Kind)
        /// Sections, each at most once.
        case sections([Kind], areRequired: Bool)

        /// The kinds of the sections at the top.
        var sections: [Kind] {
            switch self {
            case .thing(let kind): Description.of(kind).children
            case .sections(let kinds, _): kinds
            }
        }
    }

    /// The schema, as JSON Schema draft-07.
    package var text: String {
        var writer = JSONWriter(indented: true)
        writer.object { writer in
            writer.member("$schema", "http://json-schema.org/draft-07/schema#")
            writer.member("$id", "tenantry/\(fileName)")
            writer.member("title", title)
            writer.member("description", summary)
            switch content {
            case .thing(let kind): writer.writeThing(Description.of(kind), isFile: true)
            case .sections(let kinds, let areRequired):
                writer.writeSections(kinds.map(Description.of), areRequired: areRequired)
            }
            writer.member("definitions") { writer in
                for description in Self.descriptions(within: content.sections) {
                    writer.member(description.kind.rawValue) { writer in
                        writer.member("title", description.kind.word)
                        writer.writeThing(description)
                    }
                }
            }
        }
        return writer.text + "\n"
    }

    /// Some kinds and all kinds inside them, in the order of all kinds.
    private static func descriptions(within kinds: [Kind]) -> [Description] {
        var found: Set<Kind> = []
        var open = kinds
        while let kind = open.popLast() {
            if found.insert(kind).inserted { open += Description.of(kind).children }
        }
        return Description.everything.filter { found.contains($0.kind) }
    }
}
