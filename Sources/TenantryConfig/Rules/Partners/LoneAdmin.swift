import TenantryDiagnostics
import TenantryModel

/// Flags organizations with one admin only, or with shared mailboxes only.
enum LoneAdmin: LocalRule {
    static let page = RulePage(
        "ADM002",
        .notice,
        "one admin only, or none with a name",
        why: """
            If the one admin is ill or leaves, nobody can let people in or out, and everything \
            waits for the provider. Behind a shared mailbox nobody can tell who did what, and \
            whoever still reads it is admin, also after leaving. It is a notice: a small business \
            may have one person only.
            """,
        fix: "Name a second person under `admins`, with an address of their own.",
        failing: Example(
            organization: ExampleOrganization(
                admins: "[{ email: it@acme.example, role: org-admin }]"
            ).text
        ),
        repaired: Example(
            organization: ExampleOrganization(
                admins: "[{ email: ada@acme.example, role: org-admin }, "
                    + "{ email: ben@acme.example, role: org-admin }]"
            ).text
        )
    )

    static func check(_ organization: LocalView, _ findings: inout Findings) {
        let admins = organization.organization.admins
        guard let first = admins.first, organization.organization.state == .active else { return }
        let isLone = admins.allSatisfy { isSame($0.email, first.email) }
        guard isLone || admins.allSatisfy({ isShared($0.email) }),
            organization.isUnderstood
        else { return }
        // Where it is so in thousands of files, to read each again for a more exact place would
        // take longer than all else; the place of the id is known.
        findings.report(
            page,
            isLone
                ? "`\(organization.id)` has one admin, "
                    + (isShared(first.email) ? "the shared mailbox " : "") + "`\(first.email)`"
                : "all admins of `\(organization.id)` are shared mailboxes, such as "
                    + "`\(first.email)`",
            at: organization.place(),
            help: "name a second person under `admins`"
        )
    }

    /// Whether two addresses lead to one mailbox: hardly any tells capitals from small letters.
    private static func isSame(_ one: Text, _ other: Text) -> Bool {
        one == other || one.string.lowercased() == other.string.lowercased()
    }

    /// Whether an address is one that several people read.
    private static func isShared(_ email: Text) -> Bool {
        let address = email.string
        guard let at = address.utf8.firstIndex(of: UInt8(ascii: "@")) else { return false }
        return sharedNames.contains(address[..<at].lowercased())
    }

    private static let sharedNames: Set<String> = [
        "admin", "administration", "administrator", "contact", "edv", "helpdesk", "hello",
        "hostmaster", "info", "it", "it-support", "itsupport", "mail", "office", "postmaster",
        "reception", "root", "security", "service", "servicedesk", "support", "sysadmin", "team",
        "webmaster",
    ]
}
