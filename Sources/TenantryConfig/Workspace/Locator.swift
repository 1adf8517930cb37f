package import TenantryDiagnostics
import TenantryModel
import TenantryYAML

/// Where something stands in a workspace, by names: `connections`, `patients`, `issuer`.
package struct Place: Hashable, Sendable {
    /// The part of the workspace.
    let scope: Scope
    /// The keys and item names that lead to it.
    let path: [String]

    /// An organization, by its place in the state, or the catalog.
    enum Scope: Hashable, Sendable {
        case organization(Int)
        case catalog
    }

    /// A place below this one.
    package func at(_ steps: String...) -> Place { Place(scope, path + steps) }

    /// A place in the file of an organization, given by its place in the state.
    package init(organization number: Int, _ steps: String...) {
        self.init(.organization(number), steps)
    }

    private init(_ scope: Scope, _ path: [String]) {
        self.scope = scope
        self.path = path
    }

    /// A place in the catalog: `Place.catalog("services", "meal-ordering")`.
    package static func catalog(_ steps: String...) -> Place {
        Place(.catalog, steps)
    }
}

/// Finds the lines and columns of places, by reading the files again.
///
/// Nothing is remembered while decoding, so positions cost nothing while nothing is wrong.
package struct Locator: Sendable {
    private let workspace: Workspace
    private var trees: [Int: YAMLTree] = [:]

    /// Prepares to look things up in a workspace.
    package init(_ workspace: Workspace) { self.workspace = workspace }

    /// Returns where a place is, or the nearest thing around it that is written.
    ///
    /// - Complexity: O(*n*) in the size of the file, the first time that a file is asked for.
    package mutating func span(of place: Place) -> SourceSpan? {
        switch place.scope {
        case .organization(let index):
            guard workspace.organizationFiles.indices.contains(index) else { return nil }
            return search(workspace.organizationFiles[index], place.path)?.span
        case .catalog:
            var best: (depth: Int, span: SourceSpan)?
            for file in workspace.catalogFiles {
                guard let found = search(file, place.path), found.depth > best?.depth ?? 0 else {
                    continue
                }
                best = found
            }
            return best?.span
                ?? workspace.catalogFiles.first.map {
                    SourceSpan(startOf: workspace.files[$0].path)
                }
        }
    }

    private mutating func search(_ file: Int, _ path: [String]) -> (depth: Int, span: SourceSpan)? {
        if trees[file] == nil { trees[file] = YAMLTree.read(workspace.files[file]).tree }
        guard let root = trees[file]?.root else { return nil }
        var node = root
        var label = root.value("id") ?? root.firstKey
        var depth = 0
        steps: for step in path {
            for (key, value) in node.entries where key.text == step {
                (node, label) = (value, key)
                depth += 1
                continue steps
            }
            for item in node.items where item.answers(to: step) {
                (node, label) = (item, item.kind == .mapping ? item.identity : item)
                depth += 1
                continue steps
            }
            break
        }
        return (depth, node.kind == .scalar && !node.text.isEmpty ? node.span : label.span)
    }
}

extension YAMLNode {
    /// Whether an item of a list is the one with this name.
    fileprivate func answers(to name: String) -> Bool {
        kind == .scalar
            ? matches(name) : YAMLNode.identities.contains { value($0)?.matches(name) == true }
    }

    /// Whether a scalar says this, but for case and a trailing dot, which names are normalised in.
    private func matches(_ name: String) -> Bool {
        text == name || text.lowercased() == name || text.lowercased() == name + "."
    }
}
