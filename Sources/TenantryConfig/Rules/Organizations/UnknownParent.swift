import TenantryAccess
import TenantryDiagnostics
import TenantryModel

/// Flags parents that no file declares.
///
/// A parent whose file cannot be read is unknown, not missing: its file speaks for itself.
enum UnknownParent: WorkspaceRule {
    static let page = RulePage(
        "ORG004",
        "the parent of an organization does not exist",
        why: """
            What a parent lends and pays for reaches only its own tree. Below a parent that is \
            not there, people lose the shared sign-in and nobody gets the bill.
            """,
        fix: """
            Correct the id, add the file of the parent, or delete `parent` if the organization \
            stands alone.
            """,
        failing: Example(organization: north(parent: "acmee"), id: "acme-north"),
        repaired: Example(organization: north(parent: "acme"), id: "acme-north")
    )

    static func check(_ desired: DesiredIndex, _ findings: inout Findings) {
        let organizations = desired.state.organizations
        var proposals = Proposals(organizations)
        for number in organizations.indices where desired.index.parents[number] == nil {
            guard let parent = organizations[number].parent,
                !desired.workspace.mayDeclare(parent)
            else { continue }
            let near = proposals.near(parent)
            findings.report(
                page,
                "the parent `\(parent)` of `\(organizations[number].id)` does not exist",
                at: Place(organization: number, "parent"),
                help: desired.whereabouts(of: parent) ?? near.map { "did you mean `\($0)`?" }
                    ?? "add organizations/\(parent).yaml, or delete the line"
            )
        }
    }

    /// Nearest ids, each looked for once and within a budget: with very many organizations a search
    /// takes a while, and what one mistake breaks mostly has one name.
    private struct Proposals {
        private let organizations: [Organization]
        private var known: [Text: String?] = [:]
        private var comparisonsLeft = 500_000

        init(_ organizations: [Organization]) { self.organizations = organizations }

        mutating func near(_ id: Text) -> String? {
            if let found = known[id] { return found }
            guard comparisonsLeft > 0 else { return nil }
            comparisonsLeft -= organizations.count
            let found = NearestName.to(id.string, among: organizations.lazy.map(\.id.string))
            known[id] = .some(found)
            return found
        }
    }

    private static func north(parent: String) -> String {
        """
        id: acme-north
        name: Northern Clinic
        parent: \(parent)
        owner: { name: Dov Eck, email: dov@north.example }
        domains: [north.example]
        users: { staff: provider }
        """
    }
}
