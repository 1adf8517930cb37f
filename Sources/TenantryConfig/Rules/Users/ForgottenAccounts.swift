import TenantryDiagnostics
import TenantryModel

/// Flags accounts made at the first sign-in that live on for more than a year without being used.
enum ForgottenAccounts: OrganizationRule, WorkspaceRule {
    static let page = RulePage(
        "USR019",
        .warning,
        "accounts made at the first sign-in outlive their use by more than a year",
        why: """
            Nobody tells us when a person leaves whose account arose at the first sign-in: the \
            person just does not come any more. Only `inactiveDays` ends the account. Until then \
            its roles wait for whoever gets hold of the sign-in.
            """,
        fix: """
            Write `inactiveDays: 90`, or up to 365 where people come once a year; or lower \
            `inactiveDays` of the policy, which counts where an organization says nothing.
            """,
        failing: example(inactiveDays: 400),
        repaired: example(inactiveDays: 90)
    )

    static func check(_ organization: OrganizationView, _ findings: inout Findings) {
        for index in organization.organization.users.indices {
            guard organization.organization.users[index].provisioning == .jit,
                let days = organization.organization.users[index].inactiveDays, days > most
            else { continue }
            let users = organization.organization.users[index]
            // What the policy says is reported there, once.
            guard organization.written.users.named(users.key)?.inactiveDays != nil else { continue }
            let people = People(users, of: organization.organization)
            findings.report(
                page,
                "accounts of \(people) that nobody uses live on for \(days) days",
                at: organization.place("users", people.population, "inactiveDays"),
                help: "write `inactiveDays: 90`"
            )
        }
    }

    static func check(_ desired: DesiredIndex, _ findings: inout Findings) {
        guard desired.policy.inactiveDays > most else { return }
        let users = desired.state.organizations.indices.filter { place in
            desired.state.organizations[place].users.contains { users in
                guard users.provisioning == .jit else { return false }
                let written = desired.workspace.written(place).users.named(users.key)
                return written?.inactiveDays == nil
            }
        }
        guard !users.isEmpty else { return }
        findings.report(
            page,
            "accounts that nobody uses live on for \(desired.policy.inactiveDays) days in "
                + "\(users.count.counted("organization"))",
            at: .catalog("policy", "inactiveDays"),
            help: "write `inactiveDays: 90`",
            related: users.prefix(3).map { ("for example here", Place(organization: $0, "users")) }
        )
    }

    /// The most days that pass without a warning.
    private static let most = 365

    private static func example(inactiveDays: Int) -> Example {
        .acme(
            users: "{ staff: { mode: federated, inactiveDays: \(inactiveDays) } }",
            Example.signInWithRole
        )
    }
}
