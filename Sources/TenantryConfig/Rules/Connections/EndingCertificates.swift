import TenantryDiagnostics
import TenantryModel

/// Flags a SAML connection whose certificates have ended, or soon will.
enum EndingCertificates: OrganizationRule {
    static let asksLive = true

    /// How many days before the end somebody must be told: a business needs weeks to change one.
    static let notice = 30

    static let page = RulePage(
        "IDP015",
        .warning,
        "the certificates of a connection end soon, or have ended",
        why: """
            With its last certificate a connection ends: nobody comes in through it any more, on a \
            day that nobody has noted. Time alone makes nothing invalid, so this is a warning.
            """,
        fix: """
            Ask the business for its next certificate and list its fingerprint beside the old one \
            before that day; or write `metadata`, and certificates change by themselves.
            """,
        failing: Example(connection: saml([old]), ending: [old: Day("2027-01-10")]),
        repaired: Example(
            connection: saml([old, new]),
            ending: [old: Day("2027-01-10"), new: Day("2028-01-10")]
        )
    )

    static func check(_ organization: OrganizationView, _ findings: inout Findings) {
        guard let ends = organization.desired.facts?.certificates, !ends.isEmpty else { return }
        let today = organization.today
        for connection in organization.organization.connections {
            // One whose end nobody knows may be good for years.
            let days = connection.certificates.compactMap { ends[$0] }
            guard days.count == connection.certificates.count, let last = days.max(),
                last < today.adding(days: notice)
            else { continue }
            let hasEnded = last < today
            findings.report(
                page,
                "the \(days.count == 1 ? "certificate" : "last certificate") of "
                    + "`\(connection.id)` \(hasEnded ? "ended" : "ends") on \(last)",
                at: organization.place("connections", connection.id.string, "certificates"),
                help: hasEnded
                    ? "nobody comes in through it: add the fingerprint of the next certificate"
                    : "add the fingerprint of the next certificate beside it"
            )
        }
    }

    private static let old = String(repeating: "1d", count: 32)
    private static let new = String(repeating: "2e", count: 32)

    private static func saml(_ certificates: [String]) -> String {
        """
        type: saml
        entityId: https://sts.acme.example/adfs
        certificates: [\(certificates.map { "\"\($0)\"" }.joined(separator: ", "))]
        grants: { everyone: [meal-ordering/patient] }
        """
    }
}
