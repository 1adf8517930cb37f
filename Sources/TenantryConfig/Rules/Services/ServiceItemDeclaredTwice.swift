import TenantryDiagnostics

/// Explains services, roles and plans that are declared twice; the decoder reports them.
enum ServiceItemDeclaredTwice: Rule {
    static let page = RulePage(
        "SVC001",
        "a service, role or plan is declared twice",
        why: """
            Organizations refer to services, roles and plans by id. With two of one id nobody \
            can say which rights people get, or which price a business pays.
            """,
        fix: "Delete one of the two, or give it an id of its own.",
        failing: Example(["catalog/laboratory.yaml": laboratory(second: "reader")]),
        repaired: Example(["catalog/laboratory.yaml": laboratory(second: "nurse")])
    )

    private static func laboratory(second: String) -> String {
        """
        services:
          - id: laboratory
            name: Results of the laboratory
            availability: everyone
            roles:
              - { id: reader, for: any }
              - { id: \(second), for: staff }
        """
    }
}
