import TenantryAccess
import TenantryDiagnostics
import TenantryModel
import TenantryNames

/// Flags collaborators whose address is in a domain of some organization's consumers.
enum ConsumerAsCollaborator: WorkspaceRule {
    static let page = RulePage(
        "COL010",
        "a collaborator is a consumer",
        why: """
            Consumer accounts, such as those of patients, are private to their organization and \
            never administer anything. An address in a domain of consumers signs in as a \
            consumer. (Public mailbox providers are refused where the partner is declared: PTN002, \
            PTN003.)
            """,
        fix: "Let the partner use an address of its own, outside the domains of consumers.",
        failing: acme(ServiceDesk.helping),
        repaired: acme(ExampleCollaborator())
    )

    /// A domain of consumers that covers one of a partner.
    private struct Claim {
        let domain: Domain
        let organization: Int
    }

    static func check(_ desired: DesiredIndex, _ findings: inout Findings) {
        var claims: [Text: Claim] = [:]
        for partner in desired.catalog.partners {
            for person in partner.people {
                claims[person.id] = claim(on: person.email.mailHost, desired)
            }
        }
        guard !claims.isEmpty else { return }
        for number in desired.state.organizations.indices {
            for collaborator in desired.state.organizations[number].collaborators
            where collaborator.until.map({ $0 >= desired.workspace.today }) ?? true {
                report(collaborator, of: number, claims, desired, &findings)
            }
        }
    }

    private static func report(
        _ collaborator: Collaborator,
        of number: Int,
        _ claims: [Text: Claim],
        _ desired: DesiredIndex,
        _ findings: inout Findings
    ) {
        for person in desired.index.people(of: collaborator) {
            guard let claim = claims[person.id],
                desired.isUndisputed(claim.domain, person, of: collaborator)
            else { continue }
            let view = OrganizationView(number, in: desired)
            let owner = desired.state.organizations[claim.organization].id
            findings.report(
                page,
                "`\(person.email)` of partner `\(collaborator.partner)` is a consumer of "
                    + "`\(owner)`",
                at: view.peoplePlace(collaborator, person),
                help: "let the partner use an address outside `\(claim.domain.name)`",
                related: [
                    (
                        "a domain of consumers",
                        Place(
                            organization: claim.organization,
                            "domains",
                            claim.domain.name.string
                        )
                    )
                ]
            )
        }
    }

    /// The nearest wildcard above a mail host, if its people are consumers.
    ///
    /// A claim on the host itself takes the domain of a partner, which DOM009 says.
    private static func claim(on host: String, _ desired: DesiredIndex) -> Claim? {
        for above in DomainNames.suffixes(of: host[...]).dropFirst() {
            let name = Text("*.\(above)")
            guard let organization = desired.index.claims[name]?.first,
                let domain = desired.state.organizations[organization].domains.named(name)
            else { continue }
            return domain.population == .consumers
                ? Claim(domain: domain, organization: organization) : nil
        }
        return nil
    }

    private static func acme(_ collaborator: ExampleCollaborator) -> Example {
        ServiceDesk.example(
            ExampleOrganization(
                domains: "[{ name: acme.example, for: staff }, "
                    + "{ name: \"*.it.acme.example\", for: consumers }]",
                users: "{ staff: provider, consumers: "
                    + "{ mode: provider, defaultRoles: [meal-ordering/patient] } }",
                collaborator: collaborator
            )
        )
    }
}
