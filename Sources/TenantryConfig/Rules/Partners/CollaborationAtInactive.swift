import TenantryDiagnostics
import TenantryModel

/// Flags collaborations that go on at an organization that is suspended or retired.
enum CollaborationAtInactive: OrganizationRule {
    static let page = RulePage(
        "COL020",
        "a collaboration goes on at an organization that is switched off",
        why: """
            Nobody is let in while the organization is off. But on the day when somebody switches \
            it on again, outsiders have their access back without anybody having asked for it.
            """,
        fix: """
            Delete the collaborations in the change that switches the organization off, and add \
            them anew if they are needed later.
            """,
        failing: Example(organization: suspended(ExampleCollaborator())),
        repaired: Example(organization: suspended(nil))
    )

    static func check(_ organization: OrganizationView, _ findings: inout Findings) {
        let state = organization.organization.state
        guard state != .active, !organization.organization.collaborators.isEmpty else { return }
        let running = organization.organization.collaborators.filter { collaborator in
            collaborator.until.map { $0 >= organization.today } ?? false
        }
        guard !running.isEmpty else { return }
        findings.report(
            page,
            "`\(organization.id)` is \(state.rawValue), but "
                + "\(running.count.counted("collaboration")) "
                + (running.count == 1 ? "goes on" : "go on") + ": \(running.map(\.id).listed())",
            at: organization.place("state"),
            help: "delete them under `collaborators`",
            related: running.prefix(8).map { ("goes on", organization.place($0, "until")) }
        )
    }

    private static func suspended(_ collaborator: ExampleCollaborator?) -> String {
        ExampleOrganization(collaborator: collaborator).text
            .replacing("name: Acme Clinic", with: "name: Acme Clinic\nstate: suspended")
    }
}
