import TenantryDiagnostics
import TenantryModel

/// Flags services that require each other in a cycle, and roles that include each other so.
enum RequirementCycle: WorkspaceRule {
    static let page = RulePage(
        "SVC003",
        "services or roles refer to each other in a cycle",
        why: """
            Services that require each other can only be subscribed to together, so they are one \
            service. Roles that include each other are one role under several names: whoever \
            gets the least of them gets all of them.
            """,
        fix: "Remove one of the references: the one that is not meant.",
        failing: Example(["catalog/laboratory.yaml": laboratory(includes: "[nurse]")]),
        repaired: Example(["catalog/laboratory.yaml": laboratory(includes: "[]")])
    )

    static func check(_ desired: DesiredIndex, _ findings: inout Findings) {
        let services = desired.catalog.services
        if services.contains(where: { !$0.requires.isEmpty }) {
            for cycle in cycles(services.map(\.id), services.map(\.requires)) {
                report(
                    cycle,
                    "services require each other in a cycle",
                    &findings,
                    place: { .catalog("services", $0, "requires", $1) }
                )
            }
        }
        for service in services where service.roles.contains(where: { !$0.includes.isEmpty }) {
            for cycle in cycles(service.roles.map(\.id), service.roles.map(\.includes)) {
                report(
                    cycle,
                    "roles of `\(service.id)` include each other in a cycle",
                    &findings,
                    place: { .catalog("services", service.id.string, "roles", $0, "includes", $1) }
                )
            }
        }
    }

    private static func cycles(_ names: [Text], _ references: [[Text]]) -> [[Text]] {
        let numbers = Dictionary(zip(names, names.indices)) { first, _ in first }
        let edges = references.map { $0.compactMap { numbers[$0] } }
        return Cycles.closed(by: edges).map { $0.map { names[$0] } }
    }

    private static func report(
        _ cycle: [Text],
        _ what: String,
        _ findings: inout Findings,
        place: (String, String) -> Place
    ) {
        guard let first = cycle.first?.string else { return }
        let names = cycle.map(\.string)
        let edges = zip(names, names.dropFirst() + [first]).map { place($0, $1) }
        let chain = (names.prefix(8) + (names.count > 8 ? ["…"] : []) + [first])
            .joined(separator: " → ")
        findings.report(
            page,
            "\(what): \(chain)",
            at: edges[0],
            help: "remove one of these edges",
            related: edges.dropFirst().prefix(8).map { ("and from here on", $0) }
        )
    }

    private static func laboratory(includes: String) -> String {
        """
        services:
          - id: laboratory
            name: Results of the laboratory
            availability: everyone
            roles:
              - { id: nurse, for: staff, includes: [reader] }
              - { id: reader, for: staff, includes: \(includes) }
        """
    }
}
