import TenantryAccess
import TenantryDiagnostics
import TenantryModel

/// Flags organizations that are their own ancestors, each cycle once.
enum ParentCycle: WorkspaceRule {
    static let page = RulePage(
        "ORG005",
        "parents form a cycle",
        why: """
            A cycle has no top: nobody can say who lends what to whom and who pays for the group. \
            It mostly comes from two moves in two pull requests, each of which was right alone.
            """,
        fix: "Delete or correct `parent` at the organization that is the top of the group.",
        failing: Example([
            "organizations/bravo.yaml": bravo(parent: "parent: bravo-north"),
            "organizations/bravo-north.yaml": north,
        ]),
        repaired: Example([
            "organizations/bravo.yaml": bravo(parent: "labels: { region: all }"),
            "organizations/bravo-north.yaml": north,
        ])
    )

    static func check(_ desired: DesiredIndex, _ findings: inout Findings) {
        let parents = desired.index.parents
        /// The walk on which each organization was first met; 0: on none yet.
        var walks = [Int](repeating: 0, count: parents.count)
        for start in parents.indices where walks[start] == 0 && parents[start] != nil {
            let walk = start + 1
            var place = start
            while walks[place] == 0, let parent = parents[place] {
                walks[place] = walk
                place = parent
            }
            // Met on this very walk: the cycle goes through here.
            if walks[place] == walk { report(cycle(through: place, parents), desired, &findings) }
        }
    }

    /// Returns the places of a cycle, the first in the state first.
    private static func cycle(through place: Int, _ parents: [Int?]) -> [Int] {
        var places = [place]
        while let parent = places.last.flatMap({ parents[$0] }), parent != place {
            places.append(parent)
        }
        let top = places.indices.min { places[$0] < places[$1] } ?? 0
        return Array(places[top...] + places[..<top])
    }

    private static func report(
        _ cycle: [Int],
        _ desired: DesiredIndex,
        _ findings: inout Findings
    ) {
        let ids = cycle.prefix(most).map { "`\(desired.state.organizations[$0].id)`" }
        let path = (ids + (cycle.count > most ? ["…"] : []) + ids.prefix(1))
            .joined(separator: " → ")
        let size = cycle.count > most ? " (\(cycle.count) organizations)" : ""
        findings.report(
            page,
            cycle.count == 1
                ? "\(ids.joined()) is its own parent" : "parents form a cycle: \(path)\(size)",
            at: Place(organization: cycle[0], "parent"),
            help: "delete `parent` at the organization that is the top of the group",
            related: cycle.dropFirst().prefix(most - 1).map {
                ("the cycle goes on here", Place(organization: $0, "parent"))
            }
        )
    }

    /// How many organizations of a cycle are named.
    private static let most = 10

    private static func bravo(parent: String) -> String {
        """
        id: bravo
        name: Bravo Group
        \(parent)
        owner: { name: Bo Ek, email: bo@bravo.example }
        domains: [bravo.example]
        users: { staff: provider }
        """
    }

    private static let north = """
        id: bravo-north
        name: Northern Clinic
        parent: bravo
        owner: { name: Dov Eck, email: dov@north.example }
        domains: [north.example]
        users: { staff: provider }
        """
}
