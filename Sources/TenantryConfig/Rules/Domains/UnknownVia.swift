import TenantryAccess
import TenantryDiagnostics
import TenantryModel

/// Flags a `via` that names no connection through which people of the organization can sign in.
enum UnknownVia: OrganizationRule {
    static let page = RulePage(
        "DOM012",
        "a domain leads to a connection that cannot be used",
        why: """
            `via` is the only way from an address to a sign-in. If it names nothing, a directory \
            without a sign-in, or a connection that nobody lends, everybody with an address of \
            the domain is locked out.
            """,
        fix: """
            Name a connection of the organization by its id, or one that an ancestor lends as \
            `ancestor/connection`. The ancestor lends it with `share.connections`.
            """,
        failing: Example(connection: patients, domains: domains(via: "patient")),
        repaired: Example(connection: patients, domains: domains(via: "patients"))
    )

    static func check(_ organization: OrganizationView, _ findings: inout Findings) {
        let domains = organization.organization.domains
        for index in domains.indices {
            guard let via = domains[index].via else { continue }
            guard let found = organization.location(via: via) else {
                reportUnknown(domains[index], via, organization, &findings)
                continue
            }
            guard organization.isDirectory(at: found) else { continue }
            let connection = organization.connection(at: found)
            findings.report(
                page,
                "`\(via)` is a directory: nobody can sign in through it",
                at: organization.place("domains", domains[index].name.string, "via"),
                help: advice(organization),
                related: [
                    (
                        "declared here",
                        Place(
                            organization: found.owner,
                            "connections",
                            connection.id.string,
                            "type"
                        )
                    )
                ]
            )
        }
    }

    private static func reportUnknown(
        _ domain: Domain,
        _ via: Text,
        _ organization: OrganizationView,
        _ findings: inout Findings
    ) {
        let place = organization.place("domains", domain.name.string, "via")
        if let (lender, connection) = via.lenderAndConnection {
            reportLent(lender, connection, at: place, organization, &findings)
        } else if !organization.declares(via), organization.isRead("connections") {
            let lent = organization.effective.usableConnections.first { $0.connection.id == via }?
                .name.string
            let near =
                lent
                ?? NearestName.to(via.string, among: signIns(organization).map(\.name.string))
            findings.report(
                page,
                "`\(organization.id)` has no sign-in connection `\(via)`",
                at: place,
                help: near.map { "did you mean `\($0)`?" } ?? advice(organization)
            )
        }
    }

    private static func reportLent(
        _ lender: Text,
        _ connection: Text,
        at place: Place,
        _ organization: OrganizationView,
        _ findings: inout Findings
    ) {
        let desired = organization.desired
        if lender == organization.id {
            if organization.declares(connection) {
                findings.report(
                    page,
                    "`\(lender)/\(connection)` is how others would write it",
                    at: place,
                    help: "write `\(connection)`: the connection is the organization's own"
                )
            } else {
                findings.report(
                    page,
                    "`\(lender)` has no sign-in connection `\(connection)`",
                    at: place,
                    help: advice(organization)
                )
            }
            return
        }
        guard let number = desired.index.organizations[lender] else {
            if desired.workspace.mayDeclare(lender) { return }
            let ancestors = desired.index.ancestors(of: organization.number)
                .map { desired.state.organizations[$0].id.string }
            let near = NearestName.to(lender.string, among: ancestors)
            findings.report(
                page,
                "there is no organization `\(lender)` that could lend `\(connection)`",
                at: place,
                help: desired.whereabouts(of: lender)
                    ?? near.map { "did you mean `\($0)/\(connection)`?" } ?? advice(organization)
            )
            return
        }
        guard desired.index.ancestors(of: organization.number).contains(number) else {
            if !organization.knowsItsAncestors { return }
            findings.report(
                page,
                "`\(lender)` cannot lend to `\(organization.id)`: it is not above it",
                at: place,
                help: advice(organization)
            )
            return
        }
        reportAncestor(number, connection, at: place, organization, &findings)
    }

    private static func reportAncestor(
        _ number: Int,
        _ connection: Text,
        at place: Place,
        _ organization: OrganizationView,
        _ findings: inout Findings
    ) {
        let view = OrganizationView(number, in: organization.desired)
        guard view.isRead("share"), view.lendsWhatItHas else { return }
        let lender = view.organization
        if lender.connections.contains(where: { $0.id == connection }) {
            findings.report(
                page,
                "`\(lender.id)` does not lend `\(connection)`",
                at: place,
                help: "add it in the file of `\(lender.id)`: "
                    + "`share: { connections: [\(connection)] }`",
                related: [
                    ("declared here", Place(organization: number, "connections", connection.string))
                ]
            )
            return
        }
        if view.declares(connection) { return }
        let near = NearestName.to(connection.string, among: lender.connections.map(\.id.string))
        findings.report(
            page,
            "`\(lender.id)` has no connection `\(connection)` to lend",
            at: place,
            help: near.map { "did you mean `\(lender.id)/\($0)`?" } ?? advice(organization)
        )
    }

    private static func signIns(_ organization: OrganizationView) -> [UsableConnection] {
        organization.effective.usableConnections.filter(\.connection.isSignIn)
    }

    private static func advice(_ organization: OrganizationView) -> String {
        let names = signIns(organization).map { "`\($0.name)`" }.sorted()
        return names.isEmpty
            ? "declare a connection of type `oidc` or `saml`, or delete `via`"
            : "it can use \(names.joined(separator: ", "))"
    }

    private static func domains(via: String) -> String {
        "[{ name: acme.example, via: patients }, { name: clinic.example, via: \(via) }]"
    }

    private static let patients = """
        type: oidc
        issuer: https://id.acme.example/patients
        clientId: healthyfoods
        clientSecret: env:ACME_PATIENTS_SECRET
        grants: { everyone: [meal-ordering/patient] }
        """
}

extension OrganizationView {
    /// Whether its file declares a connection, readable or not, or may do so.
    fileprivate func declares(_ id: Text) -> Bool {
        let file = desired.written(number)
        return !file.namesAll("connections") || file.says("connections", id.string)
    }
}
