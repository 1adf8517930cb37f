import TenantryDiagnostics
import TenantryModel
import TenantryYAML

/// What a file of sections declares, of the catalog or of expectations: things as written,
/// repetition included, with their places.
struct DeclaredSections: Sendable {
    /// The things, in the order of the file.
    private(set) var items: [Placed] = []

    /// The kinds of things that stand in a catalog, by section.
    static let catalogKinds: [Description] = Description.all.filter(\.isInCatalog)

    /// Decodes a file whose sections hold these kinds of things.
    init(
        _ root: YAMLNode,
        of kinds: [Description] = DeclaredSections.catalogKinds,
        decoder: inout FileDecoder
    ) {
        guard root.kind == .mapping else {
            decoder.report(
                "FMT004",
                "the file must be a map of sections, got \(root.described)",
                at: root,
                help: "begin with one of "
                    + kinds.map { "`\($0.section):`" }.joined(separator: ", ")
            )
            return
        }
        decoder.checkSchema(root)
        for (key, node) in root.entries where key.text != "schema" {
            guard let kind = kinds.first(where: { $0.section == key.text }) else {
                decoder.reportUnknown(key, known: kinds.map(\.section))
                continue
            }
            items += decoder.items(node, of: kind)
        }
    }

    /// Puts the parts of the catalog together: sections grow, nothing overrides anything.
    static func catalog(_ parts: [DeclaredSections]) -> (catalog: Catalog, problems: [Diagnostic]) {
        var decoder = FileDecoder()
        let items = parts.flatMap(\.items)
        let records = catalogKinds.flatMap { kind in
            decoder.unique(items.filter { $0.record.kind == kind.kind })
        }
        return (Catalog(records: records), decoder.problems)
    }
}
