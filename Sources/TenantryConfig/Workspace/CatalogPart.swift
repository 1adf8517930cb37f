import TenantryDiagnostics
import TenantryModel
import TenantryYAML

/// What one file adds to the catalog: things as written, repetition included, with their places.
struct CatalogPart: Sendable {
    private var items: [Placed] = []

    /// The kinds of things that stand in a catalog, by section.
    private static let kinds: [Description] = Description.all.filter(\.isInCatalog)

    /// Decodes a catalog file.
    init(_ root: YAMLNode, decoder: inout FileDecoder) {
        guard root.kind == .mapping else {
            decoder.report(
                "FMT004",
                "a catalog file must be a map of sections, got \(root.described)",
                at: root
            )
            return
        }
        decoder.checkSchema(root)
        for (key, node) in root.entries where key.text != "schema" {
            guard let kind = CatalogPart.kinds.first(where: { $0.section == key.text }) else {
                decoder.reportUnknown(key, known: CatalogPart.kinds.map(\.section))
                continue
            }
            items += decoder.items(node, of: kind)
        }
    }

    /// Puts the parts together: sections grow, nothing overrides anything.
    static func merged(_ parts: [CatalogPart]) -> (catalog: Catalog, problems: [Diagnostic]) {
        var decoder = FileDecoder()
        let items = parts.flatMap(\.items)
        let records = kinds.flatMap { kind in
            decoder.unique(items.filter { $0.record.kind == kind.kind })
        }
        return (Catalog(records: records), decoder.problems)
    }
}
