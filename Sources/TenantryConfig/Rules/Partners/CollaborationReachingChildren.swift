import TenantryAccess
import TenantryDiagnostics
import TenantryModel

/// Flags collaborations that let people into the organizations below too.
enum CollaborationReachingChildren: OrganizationRule {
    static let page = RulePage(
        "COL016",
        .warning,
        "a collaboration reaches the organizations below too",
        why: """
            The people of the partner get their role in each organization below, also in those \
            that come later. The owners of these organizations have not signed for it and do not \
            see it in their own files.
            """,
        fix: """
            Delete `children` and write the collaboration in the files of the organizations that \
            need it. Where the whole group is meant, waive this with a reason.
            """,
        failing: example("children: true"),
        repaired: example("children: false")
    )

    static func check(_ organization: OrganizationView, _ findings: inout Findings) {
        for index in organization.organization.collaborators.indices
        where organization.organization.collaborators[index].children {
            let collaborator = organization.organization.collaborators[index]
            guard !organization.hasEnded(collaborator) else { continue }
            let below = organization.desired.index.descendants(of: organization.number)
                .filter { organization.desired.state.organizations[$0].state != .retired }
            guard !below.isEmpty else { continue }
            findings.report(
                page,
                "collaboration `\(collaborator.id)` reaches "
                    + "\(below.count.counted("organization")) below `\(organization.id)` too: "
                    + organization.names(below).listed(upTo: 5),
                at: organization.place(collaborator, "children"),
                help: "write `children: false`, unless all of them are meant"
            )
        }
    }

    private static func example(_ line: String) -> Example {
        Example([
            "organizations/acme.yaml": ExampleOrganization(collaborator: ExampleCollaborator()).text
                + "\n    \(line)",
            "organizations/acme-north.yaml": """
            id: acme-north
            name: Northern Ward
            parent: acme
            owner: { name: Dov Eck, email: dov@north.acme.example }
            domains: [north.acme.example]
            users: { staff: provider }
            """,
        ])
    }
}
