import TenantryDiagnostics
import TenantryModel
import TenantryYAML

/// What one file adds to the catalog: things as written, repetition included, with their places.
struct CatalogPart: Sendable {
    private var catalog = Catalog()
    private var spans: [String: [SourceSpan]] = [:]

    /// Decodes a catalog file.
    init(_ root: YAMLNode, decoder: inout FileDecoder) {
        guard root.kind == .mapping else {
            decoder.report(
                "FMT004", "a catalog file must be a map of sections, got \(root.described)",
                at: root)
            return
        }
        decoder.checkSchema(root)
        var names = SectionNames<Catalog>()
        Catalog.visitChildren(&names)
        for (key, node) in root.entries where key.text != "schema" {
            guard names.names.contains(key.text) else {
                decoder.reportUnknown(key, known: names.names)
                continue
            }
            var section = Reading(name: key.text, node: node, part: self, decoder: decoder)
            Catalog.visitChildren(&section)
            self = section.part
            decoder = section.decoder
        }
    }

    /// Puts the parts together: sections grow, nothing overrides anything.
    static func merged(_ parts: [CatalogPart]) -> (catalog: Catalog, problems: [Diagnostic]) {
        var merging = Merging(parts: parts)
        Catalog.visitChildren(&merging)
        return (merging.catalog, merging.decoder.problems)
    }

    private struct Reading: ChildVisitor {
        let name: String
        let node: YAMLNode
        var part: CatalogPart
        var decoder: FileDecoder

        mutating func visit<Child: Resource>(
            _ path: any WritableKeyPath<Catalog, [Child]> & Sendable
        ) {
            guard Child.section == name else { return }
            for item in decoder.items(node, of: Child.self) {
                part.catalog[keyPath: path].append(item.value)
                part.spans[Child.section, default: []].append(item.span)
            }
        }
    }

    private struct Merging: ChildVisitor {
        let parts: [CatalogPart]
        var catalog = Catalog()
        var decoder = FileDecoder()

        mutating func visit<Child: Resource>(
            _ path: any WritableKeyPath<Catalog, [Child]> & Sendable
        ) {
            let items = parts.flatMap { part in
                zip(part.catalog[keyPath: path], part.spans[Child.section] ?? [])
                    .map { Placed(value: $0, span: $1) }
            }
            catalog[keyPath: path] = decoder.unique(items)
        }
    }
}
