import TenantryDiagnostics
import TenantryModel

/// Flags collaborations whose reason says nothing.
enum CollaborationWithoutReason: LocalRule {
    static let page = RulePage(
        "COL021",
        "a collaboration has no real reason",
        why: """
            Whoever looks at the entry in half a year, or after an incident, must be able to find \
            out what the outsiders were let in for. A word such as `setup` does not say it.
            """,
        fix: "Write at least 10 characters: the ticket and the purpose.",
        failing: Example(organization: acme(reason: "setup")),
        repaired: Example(organization: acme(reason: "SAML set-up, HF-1243"))
    )

    static func check(_ organization: LocalView, _ findings: inout Findings) {
        for collaborator in organization.organization.collaborators
        where !collaborator.reason.isEmpty && length(of: collaborator.reason) < 10 {
            findings.report(
                page,
                "the reason of collaboration `\(collaborator.id)` says too little",
                at: organization.place(collaborator, "reason"),
                help: "write the ticket and the purpose, such as "
                    + "`reason: \"SAML set-up, HF-1243\"`"
            )
        }
    }

    /// Counts the characters, without blanks around them.
    private static func length(of reason: Text) -> Int {
        var rest = reason.string.unicodeScalars.drop(while: \.properties.isWhitespace)
        while rest.last?.properties.isWhitespace == true { rest.removeLast() }
        return rest.count
    }

    private static func acme(reason: String) -> String {
        ExampleOrganization(collaborator: ExampleCollaborator(reason: reason)).text
    }
}
