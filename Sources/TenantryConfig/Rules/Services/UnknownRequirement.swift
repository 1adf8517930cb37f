import TenantryAccess
import TenantryDiagnostics
import TenantryModel

/// Flags services that require an unknown service, and roles that include an unknown role.
enum UnknownRequirement: WorkspaceRule {
    static let page = RulePage(
        "SVC002",
        "a service requires, or a role includes, something unknown",
        why: """
            A service that requires one which does not exist can be given to nobody, and a role \
            that includes one which does not exist gives its people less than it promises.
            """,
        fix: """
            Write the name as it is declared. `requires` lists services; `includes` lists roles of \
            the same service, without the name of the service.
            """,
        failing: Example(["catalog/laboratory.yaml": laboratory(includes: "readr")]),
        repaired: Example(["catalog/laboratory.yaml": laboratory(includes: "reader")])
    )

    static func check(_ desired: DesiredIndex, _ findings: inout Findings) {
        guard desired.isCatalogUnderstood else { return }
        for service in desired.catalog.services {
            for required in service.requires where !desired.index.services.contains(required) {
                findings.report(
                    page,
                    "service `\(service.id)` requires the unknown service `\(required)`",
                    at: .catalog("services", service.id.string, "requires", required.string),
                    help: findings.advice(
                        for: required,
                        among: desired.catalog.services.map(\.id)
                    )
                )
            }
            for role in service.roles {
                for included in role.includes where service.roles.named(included) == nil {
                    findings.report(
                        page,
                        "role `\(service.id)/\(role.id)` includes the unknown role `\(included)`",
                        at: .catalog(
                            "services",
                            service.id.string,
                            "roles",
                            role.id.string,
                            "includes",
                            included.string
                        ),
                        help: findings.advice(for: included, among: service.roles.map(\.id))
                    )
                }
            }
        }
    }

    private static func laboratory(includes role: String) -> String {
        """
        services:
          - id: laboratory
            name: Results of the laboratory
            availability: everyone
            roles:
              - { id: nurse, for: staff, includes: [\(role)] }
              - { id: reader, for: any }
        """
    }
}
