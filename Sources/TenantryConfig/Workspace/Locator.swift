package import TenantryDiagnostics
import TenantryModel
import TenantryYAML

/// Where something stands in a workspace, by names: `connections`, `patients`, `issuer`.
package struct Place: Hashable, Sendable {
    /// The part of the workspace.
    let scope: Scope
    /// The keys and item names that lead to it.
    let path: [String]

    /// An organization, by its place in the state, the catalog, or the expectations.
    enum Scope: Hashable, Sendable {
        case organization(Int)
        case catalog
        case expectations
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

    /// Whether it is a thing that stands in the file of an organization by its key: in
    /// `meal-ordering: standard` the service, not the plan.
    fileprivate var isOfMapEntry: Bool {
        path.count == 2 && path[0] == Subscription.section
    }

    /// A place in the catalog: `Place.catalog("services", "meal-ordering")`.
    package static func catalog(_ steps: String...) -> Place {
        Place(.catalog, steps)
    }

    /// A place in an expectation: `Place.expectation("signIns", "alice-orders-meals", "through")`.
    package static func expectation(_ steps: String...) -> Place {
        Place(.expectations, steps)
    }
}

/// Finds the lines and columns of places, by reading the files again.
///
/// Nothing is remembered while decoding, so positions cost nothing while nothing is wrong.
package struct Locator: Sendable {
    private let workspace: Workspace
    private var trees: [Int: YAMLTree] = [:]
    private var indexes: [Place.Scope: SectionIndex] = [:]

    /// Prepares to look things up in a workspace.
    package init(_ workspace: Workspace) { self.workspace = workspace }

    /// Returns where a place is, or the nearest thing around it that is written.
    ///
    /// - Complexity: O(*n*) in the size of the file, the first time that a file is asked for; of
    ///   all files of the catalog or of expectations, the first time that one of them is.
    package mutating func span(of place: Place) -> SourceSpan? {
        switch place.scope {
        case .organization(let index):
            // An organization itself is asked for most, and its place is known.
            guard workspace.organizationFiles.indices.contains(index) else { return nil }
            if place.path.isEmpty { return workspace.idSpan(index) }
            guard let root = root(of: workspace.organizationFiles[index])
            else { return nil }
            let start = Found(node: root, label: root.value("id") ?? root.firstKey)
            let found = start.following(place.path[...])
            return place.isOfMapEntry ? found.label.span : found.span
        case .catalog: return span(of: place, in: workspace.catalogFiles)
        case .expectations: return span(of: place, in: workspace.expectationFiles)
        }
    }

    /// Returns the file in which a place is: of an organization without looking the place up, so
    /// that what is found beyond all limits costs nothing.
    mutating func file(of place: Place) -> String? {
        guard case .organization(let index) = place.scope else { return span(of: place)?.file }
        guard workspace.organizationFiles.indices.contains(index) else { return nil }
        return workspace.files[workspace.organizationFiles[index]].path
    }

    private mutating func span(of place: Place, in files: [Int]) -> SourceSpan? {
        let index = indexes[place.scope] ?? SectionIndex(files.compactMap { root(of: $0) })
        indexes[place.scope] = index
        if let start = index.item(place.path.prefix(2)) {
            return start.following(place.path.dropFirst(2)).span
        }
        if let start = index.section(place.path.prefix(1)) {
            return start.following(place.path.dropFirst(1)).span
        }
        return files.first.map { SourceSpan(startOf: workspace.files[$0].path) }
    }

    private mutating func root(of file: Int) -> YAMLNode? {
        if trees[file] == nil { trees[file] = YAMLTree.read(workspace.files[file]).tree }
        return trees[file]?.root
    }
}

/// A node, and what names it.
private struct Found: Sendable {
    let node: YAMLNode
    let label: YAMLNode

    /// Follows keys and item names as far as they are written.
    func following(_ path: ArraySlice<String>) -> Found {
        var found = self
        steps: for step in path {
            for (key, value) in found.node.entries where key.text == step {
                found = Found(node: value, label: key)
                continue steps
            }
            guard let item = found.node.item(named: step) else { break }
            found = Found(item: item)
        }
        return found
    }

    init(node: YAMLNode, label: YAMLNode) {
        self.node = node
        self.label = label
    }

    init(item: YAMLNode) {
        self.init(node: item, label: item.kind == .mapping ? item.identity : item)
    }

    /// The value if it is a text, otherwise what names it: a map or list may be pages long.
    var span: SourceSpan {
        node.kind == .scalar && !node.text.isEmpty ? node.span : label.span
    }
}

/// The sections of some files and the items in them, by name.
private struct SectionIndex: Sendable {
    private var sections: [String: Found] = [:]
    private var items: [[String]: Found] = [:]

    init(_ roots: [YAMLNode]) {
        for (section, content) in roots.flatMap({ $0.entries.map { ($0.key, $0.value) } }) {
            let name = section.text
            if sections[name] == nil { sections[name] = Found(node: content, label: section) }
            for (key, value) in content.entries where items[[name, key.text]] == nil {
                items[[name, key.text]] = Found(node: value, label: key)
            }
            for item in content.items where items[[name, item.identity.text]] == nil {
                items[[name, item.identity.text]] = Found(item: item)
            }
        }
    }

    func section(_ path: ArraySlice<String>) -> Found? { path.first.flatMap { sections[$0] } }

    func item(_ path: ArraySlice<String>) -> Found? { items[Array(path)] }
}

extension YAMLNode {
    /// The item of a list with this name: the one that is called exactly so, before one that is but
    /// for what names are normalised in.
    fileprivate func item(named name: String) -> YAMLNode? {
        if let exact = items.first(where: { $0.names.contains(name) }) { return exact }
        if let alike = items.first(where: { $0.answers(to: name) }) { return alike }
        // The role of an admin may be missing or unreadable, or another one by now. The part before
        // the last slash is the address, which may hold slashes itself.
        guard let slash = name.utf8.lastIndex(of: UInt8(ascii: "/")) else { return nil }
        let email = String(name[..<slash])
        return items.first { $0.value("email").map { matches($0.text, email) } ?? false }
    }

    /// What an item of a list may be called, as it is written.
    private var names: [String] {
        guard kind != .scalar else { return [text] }
        var names = YAMLNode.identities.compactMap { value($0)?.text }
        // One address may stand in the file for several roles: an admin is called `email/role`.
        if let email = value("email"), let role = value("role") {
            names.append("\(email.text)/\(role.text)")
        }
        return names
    }

    /// Whether an item of a list is the one with this name.
    private func answers(to name: String) -> Bool { names.contains { matches($0, name) } }

    /// Whether a text says this, but for case and a trailing dot, which names are normalised in.
    private func matches(_ text: String, _ name: String) -> Bool {
        text == name || text.lowercased() == name || text.lowercased() == name + "."
    }
}
