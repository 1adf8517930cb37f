import TenantryModel

extension JSONFormat: TreeRenderer {
    /// Shows a hierarchy as a flat list, each parent before its children; of the layers those that
    /// were asked for.
    package func text(of report: TreeReport) -> String {
        ResultSchema.tree.text { writer in
            writer.member("side", report.basis.side.rawValue)
            writer.member("day", report.basis.today.description)
            writer.member("layers", report.layers.sorted().map(\.rawValue))
            writer.key("organizations")
            writer.array { writer in
                for node in report.nodes { writer.write(node, report.layers) }
            }
        }
    }
}

extension JSONWriter {
    fileprivate mutating func write(_ node: TreeReport.Node, _ layers: Set<TreeLayer>) {
        object { writer in
            writer.member("id", node.id.string)
            writer.member("name", node.name.string)
            writer.member("state", node.state.rawValue)
            writer.optional("parent", node.parent)
            writer.member("depth", node.depth)
            for layer in layers.sorted() {
                switch layer {
                case .domains: writer.write(node.domains)
                case .services: writer.member("services", node.services.map(\.string))
                case .payers: writer.optional("payer", node.payer)
                case .loans:
                    writer.member("lends", node.loans.map(\.words))
                    writer.member("signs_in_through", node.borrowed.map(\.string))
                }
            }
        }
    }

    private mutating func write(_ domains: [Domain]) {
        key("domains")
        array { writer in
            for domain in domains {
                writer.object { writer in
                    writer.member("name", domain.name.string)
                    writer.optional("via", domain.via)
                }
            }
        }
    }

    private mutating func optional(_ name: String, _ text: Text?) {
        key(name)
        if let text { string(text.string) } else { null() }
    }
}
