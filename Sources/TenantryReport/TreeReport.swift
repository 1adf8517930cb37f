package import TenantryAccess
package import TenantryModel

/// What is shown of a hierarchy: the organizations, each parent before its children.
package struct TreeReport: Sendable {
    /// Which state, and the day.
    package let basis: AnalysisReport.Basis
    /// What is shown beside the names.
    package let layers: Set<TreeLayer>
    /// The organizations, depth first, children by id.
    package let nodes: [Node]

    /// One organization, and what is shown of it.
    package struct Node: Sendable {
        /// Its id.
        package let id: Text
        /// The name that people read.
        package let name: Text
        /// Whether it is in use.
        package let state: OrganizationState
        /// The organization above it; `nil` for roots and where there is no such organization.
        package let parent: Text?
        /// How many are above it.
        package let depth: Int
        /// Whether it is the last child of its parent.
        package let isLast: Bool
        /// Its domains and the connections to which they lead.
        package let domains: [Domain]
        /// The services that it has and not everybody has.
        package let services: [Text]
        /// The billing account that pays.
        package let payer: Text?
        /// What it lends to those below it.
        package let loans: [Consequence.Lending.Subject]
        /// Connections of others that it can use, by lender.
        package let borrowed: [Text]

        /// What stands in its box where the hierarchy is drawn, line by line.
        var lines: [String] {
            [name.string, id.string] + (state == .active ? [] : ["(\(state.rawValue))"])
                + layers.map { "\($0.title) \($0.words)" }
        }
    }

    /// Lays out the hierarchy of a state.
    ///
    /// - Parameters:
    ///   - index: The state.
    ///   - side: Whether it is desired or live.
    ///   - layers: What to show beside the names.
    /// - Complexity: O(*n*) in the number of organizations; with layers O(*n* × *depth*).
    package init(
        _ index: StateIndex,
        _ side: AnalysisReport.Side,
        layers: Set<TreeLayer> = []
    ) {
        basis = AnalysisReport.Basis(side, today: index.today)
        self.layers = layers
        nodes = index.depthFirst.map { place in
            Node(place, in: index, layers)
        }
    }
}

/// What can be shown in a hierarchy beside the names.
package enum TreeLayer: String, CaseIterable, Comparable, Sendable {
    /// Domains, and to which connection they lead.
    case domains
    /// Services that not everybody has.
    case services
    /// Who pays.
    case payers
    /// What is lent to those below, and who uses a connection of another.
    case loans

    package static func < (lhs: TreeLayer, rhs: TreeLayer) -> Bool {
        lhs.rawValue < rhs.rawValue
    }
}

extension TreeReport.Node {
    fileprivate init(
        _ place: StateIndex.TreePlace,
        in index: StateIndex,
        _ layers: Set<TreeLayer>
    ) {
        let own = index.state.organizations[place.number]
        id = own.id
        name = own.name
        state = own.state
        parent = index.parents[place.number].map { index.state.organizations[$0].id }
        depth = place.depth
        isLast = place.isLast
        domains = layers.contains(.domains) ? own.domains : []
        services =
            layers.contains(.services)
            ? EffectiveOrganization(place.number, in: index).services
                .filter { index.services[$0]?.availability != .everyone } : []
        payer = layers.contains(.payers) ? index.payer(of: place.number)?.id : nil
        guard layers.contains(.loans) else {
            loans = []
            borrowed = []
            return
        }
        loans =
            own.sharedConnections.map { .connection($0) }
            + own.sharedServices.map { .service($0) } + own.sharedProfiles.map { .profiles($0) }
        borrowed =
            EffectiveOrganization(place.number, in: index).usableConnections
            .filter { $0.owner != place.number }
            .map { index.state.organizations[$0.owner].id }.asSet
    }

    /// The layers as lines: what, and in words.
    package var layers: [(title: String, words: String)] {
        var result: [(title: String, words: String)] = []
        func add(_ title: String, _ words: [String]) {
            if !words.isEmpty { result.append((title, words.joined(separator: ", "))) }
        }
        add("domains", domains.map { $0.name.string + ($0.via.map { " via \($0)" } ?? "") })
        add("services", services.map(\.string))
        add("lends", loans.map(\.words))
        add("signs in through", borrowed.map(\.string))
        add("paid by", [payer?.string].compactMap { $0 })
        return result
    }
}

extension StateIndex {
    /// Where an organization stands in a hierarchy.
    fileprivate struct TreePlace {
        let number: Int
        let depth: Int
        let isLast: Bool
    }

    /// All organizations, each parent before its children; of those in a ring, one leads.
    fileprivate var depthFirst: [TreePlace] {
        var result: [TreePlace] = []
        var isSeen = [Bool](repeating: false, count: parents.count)
        let roots = parents.indices.filter { parents[$0] == nil }
        // A stack instead of recursion: the depth is somebody else's choice.
        for root in roots + Array(parents.indices) where !isSeen[root] {
            var waiting = [TreePlace(number: root, depth: 0, isLast: true)]
            while let place = waiting.popLast() {
                guard !isSeen[place.number] else { continue }
                isSeen[place.number] = true
                result.append(place)
                let below = children[place.number].filter { !isSeen[$0] }
                for child in below.reversed() {
                    waiting.append(
                        TreePlace(
                            number: child,
                            depth: place.depth + 1,
                            isLast: child == below.last
                        )
                    )
                }
            }
        }
        return result
    }
}
