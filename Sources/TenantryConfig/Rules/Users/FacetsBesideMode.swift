import TenantryDiagnostics
import TenantryModel

/// Flags facets that are written where the mode already says them, or missing where it does not.
enum FacetsBesideMode: LocalRule {
    static let page = RulePage(
        "USR015",
        "facets of user management do not fit the mode",
        why: """
            `provider`, `federated` and `business` each say who owns the credential and the \
            lifecycle; a second statement could only contradict them. `hybrid` says nothing by \
            itself: whoever reviews the file would have to guess who can lock a person out.
            """,
        fix: """
            Write `credential` and `lifecycle` for `hybrid`, and only there. `hybrid` needs \
            `provisioning` and `authorization` written too, since no default is right for all of \
            its kinds.
            """,
        failing: .acme(
            users: "{ staff: { mode: hybrid, credential: provider, provisioning: scim } }",
            Example.directory
        ),
        repaired: .acme(
            users: Example.hybridStaff(
                credential: "provider",
                lifecycle: "business",
                provisioning: "scim"
            ),
            Example.directory
        )
    )

    static func check(_ organization: LocalView, _ findings: inout Findings) {
        for users in organization.written.users {
            switch users.mode {
            case .hybrid: checkComplete(users, organization, &findings)
            case .provider, .federated, .business: checkBare(users, organization, &findings)
            case nil: break
            }
        }
    }

    private static func checkBare(
        _ users: UserManagement,
        _ organization: LocalView,
        _ findings: inout Findings
    ) {
        guard users.credential != nil || users.lifecycle != nil, let mode = users.mode else {
            return
        }
        let people = People(users, of: organization.organization)
        let facet = users.credential != nil ? "credential" : "lifecycle"
        let both = users.credential != nil && users.lifecycle != nil
        findings.report(
            page,
            "`mode: \(mode.rawValue)` already says who owns the "
                + (both ? "credential and the lifecycle" : facet) + " of \(people)",
            at: organization.place("users", people.population, facet),
            help: both ? "delete `credential` and `lifecycle`" : "delete `\(facet)`",
            "or write `mode: hybrid`, if the provider and the business share the work"
        )
    }

    private static func checkComplete(
        _ users: UserManagement,
        _ organization: LocalView,
        _ findings: inout Findings
    ) {
        let missing = [
            ("credential", users.credential == nil), ("lifecycle", users.lifecycle == nil),
            ("provisioning", users.provisioning == nil),
            ("authorization", users.authorization == nil),
        ].filter(\.1).map { "`\($0.0)`" }
        guard let last = missing.last, organization.isRead(users) else { return }
        let people = People(users, of: organization.organization)
        let others = missing.dropLast().joined(separator: ", ")
        let list = others.isEmpty ? last : "\(others) and \(last)"
        findings.report(
            page,
            "\(people) are hybrid, so \(list) must be written",
            at: organization.place("users", people.population),
            help: completion(of: users).map {
                "for example " + people.line(.hybrid, $0.0, $0.1, $0.2, $0.3)
            } ?? "no combination with what is written makes sense: `tenantry explain USR015`"
        )
    }

    /// What could be meant: the first combination that keeps what is written and makes sense.
    private static func completion(
        of users: UserManagement
    ) -> (FacetOwner, FacetOwner, Provisioning, Authorization)? {
        for credential in users.credential.map({ [$0] }) ?? [.provider, .business] {
            for lifecycle in users.lifecycle.map({ [$0] }) ?? [.business, .provider] {
                for provisioning in users.provisioning.map({ [$0] }) ?? [.scim, .jit, .none] {
                    for authorization in users.authorization.map({ [$0] }) ?? [.assigned] {
                        let cell = ManagementCell(
                            .hybrid(credential: credential, lifecycle: lifecycle),
                            provisioning,
                            authorization
                        )
                        if cell.isValid {
                            return (credential, lifecycle, provisioning, authorization)
                        }
                    }
                }
            }
        }
        return nil
    }
}
