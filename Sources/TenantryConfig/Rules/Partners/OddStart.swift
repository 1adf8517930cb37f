import TenantryDiagnostics
import TenantryModel

/// Flags collaborations that start far ahead, or that are new and say that they started long ago.
enum OddStart: OrganizationRule {
    static let asksLive = true

    static let page = RulePage(
        "COL019",
        .warning,
        "a collaboration starts far ahead, or long ago",
        why: """
            Access that opens weeks after it was reviewed opens when nobody thinks of it any \
            more, and the person may have left by then. And a new entry with a day long past \
            claims that access existed which nobody had; the days that it may last are counted \
            from there. What is new only the live state knows.
            """,
        fix: """
            Write `from` within 30 days, or leave it out: then it is the day of the apply. For \
            later help open a pull request later.
            """,
        failing: example(from: "2027-02-01"),
        repaired: example(from: "2027-01-10")
    )

    static func check(_ organization: OrganizationView, _ findings: inout Findings) {
        for collaborator in organization.organization.collaborators {
            guard let from = collaborator.from, let until = collaborator.until, from <= until,
                !organization.hasEnded(collaborator)
            else { continue }
            if from > organization.today.adding(days: most) {
                findings.report(
                    page,
                    "collaboration `\(collaborator.id)` starts on \(from), "
                        + "\(from.number - organization.today.number) days ahead",
                    at: organization.place(collaborator, "from"),
                    help: "write a day within \(most) days, or add the entry later"
                )
            } else if from < organization.today.adding(days: -most),
                isNew(collaborator, organization)
            {
                findings.report(
                    page,
                    "collaboration `\(collaborator.id)` is new but starts in the past, on \(from)",
                    at: organization.place(collaborator, "from"),
                    help: "delete `from`: it starts with the apply"
                )
            }
        }
    }

    /// The most days ahead or ago that pass without a warning: a pull request waits for a while.
    static let most = 30

    private static func isNew(
        _ collaborator: Collaborator,
        _ organization: OrganizationView
    ) -> Bool {
        organization.desired.live != nil && organization.liveTwin(of: collaborator) == nil
    }

    private static func example(from: String) -> Example {
        Example(
            organization: ExampleOrganization(
                collaborator: ExampleCollaborator(from: from, until: "2027-02-28")
            ).text
        )
    }
}
