import TenantryDiagnostics
import TenantryModel

/// Flags consumer accounts that an organization would share with its descendants.
enum SharedConsumerProfiles: LocalRule {
    static let page = RulePage(
        "USR021",
        "accounts of consumers are shared",
        why: """
            Consumers belong to the business that serves them: that somebody is a patient of one \
            clinic must not be known at another. So the same person has an account at each, and \
            no file can join them.
            """,
        fix: """
            Take `consumers` out of `share.profiles`. Only `staff` can have one account for a \
            group.
            """,
        failing: group("[consumers, staff]"),
        repaired: group("[staff]")
    )

    static func check(_ organization: LocalView, _ findings: inout Findings) {
        guard organization.organization.sharedProfiles.contains(.consumers) else { return }
        findings.report(
            page,
            "consumer accounts of `\(organization.id)` are private to it and cannot be shared",
            at: organization.place("share", "profiles", "consumers"),
            help: "take `consumers` out of `share.profiles`"
        )
    }

    private static func group(_ profiles: String) -> Example {
        Example([
            "organizations/acme.yaml": """
            id: acme
            name: Acme Group
            owner: { name: Ada Berg, email: ada@acme.example }
            domains: [{ name: acme.example, for: staff }]
            users: { staff: provider, consumers: provider }
            share: { profiles: \(profiles) }
            billing: bill-acme
            """,
            "organizations/acme-north.yaml": """
            id: acme-north
            name: Clinic of the North
            parent: acme
            owner: { name: Ben Cole, email: ben@north.example }
            domains: [north.example]
            users: { staff: provider }
            """,
        ])
    }
}
