import TenantryDiagnostics

/// Explains modes, provisionings and authorizations that do not exist; the decoder reports them.
enum UnknownManagementWord: Rule {
    static let page = RulePage(
        "USR001",
        "a word of user management is not known",
        why: """
            `mode`, `provisioning` and `authorization` decide who creates the accounts of people, \
            who takes them away and who says what they may do. A word that nothing knows could \
            mean any of these, so nothing is guessed.
            """,
        fix: """
            Write a word of the list. `mode` is `provider`, `federated`, `business` or `hybrid`; \
            `provisioning` is `none`, `jit` or `scim`; `authorization` is `assigned`, `claims` or \
            `application`.
            """,
        failing: .acme(users: "{ staff: provder }"),
        repaired: .acme(users: "{ staff: provider }")
    )
}
