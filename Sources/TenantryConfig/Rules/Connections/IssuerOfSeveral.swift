import TenantryDiagnostics
import TenantryModel
import TenantryNames

/// Flags one issuer that speaks for unrelated organizations, each with a client of its own.
enum IssuerOfSeveral: WorkspaceRule {
    static let warns = true

    static let page = RulePage(
        "IDP006",
        "one issuer speaks for unrelated organizations",
        why: """
            The identity provider has accounts of both. Without a claim that must have the value \
            of the one business, everybody with an account there can sign in as one of its people: \
            an employee of one hospital as an employee of the other. With the same value at both \
            it is a warning.
            """,
        fix: """
            Pin the claim that tells the businesses apart: `pin: { tid: … }` at Microsoft, \
            `pin: { hd: … }` at Google. If they belong together, put them in one tree.
            """,
        failing: example(pins: nil),
        repaired: example(pins: ("acme", "bravo"))
    )

    static func check(_ desired: DesiredIndex, _ findings: inout Findings) {
        for group in IssuerUse.groups(desired) {
            guard let issuer = group.first?.value(desired).issuer else { continue }
            let pinned =
                isJudgedElsewhere(issuer)
                ? group.filter { !$0.value(desired).pin.isEmpty } : group
            check(pinned, desired, &findings)
        }
    }

    /// Looks at the connections of one issuer.
    private static func check(
        _ group: [IssuerUse],
        _ desired: DesiredIndex,
        _ findings: inout Findings
    ) {
        // Two of them, of two trees: one is unrelated to whatever use is looked at.
        guard let first = group.first,
            let second = group.first(where: { !$0.isRelated(to: first, desired) })
        else { return }
        let others = [first, second]
        var byPins: [[Pair]: IssuerUse] = [:]
        for use in group {
            let connection = use.value(desired)
            if connection.pin.isEmpty {
                guard let other = others.first(where: { !$0.isRelated(to: use, desired) }) else {
                    continue
                }
                // A second client of the same id is one registration: another rule.
                guard connection.clientID != other.value(desired).clientID else { continue }
                report(use, other, desired, .error, &findings)
                continue
            }
            let same = byPins[connection.pin]
            if same == nil { byPins[connection.pin] = use }
            let pinned = others.filter { !$0.value(desired).pin.isEmpty }
            guard
                let other = ([same].compactMap { $0 } + pinned).first(where: {
                    !$0.isRelated(to: use, desired) && $0.precedes(use)
                        && !isApart(connection.pin, $0.value(desired).pin)
                        && connection.clientID != $0.value(desired).clientID
                })
            else { continue }
            report(use, other, desired, .warning, &findings)
        }
    }

    /// Whether a claim must have different values, so that nobody can be of both.
    private static func isApart(_ one: [Pair], _ other: [Pair]) -> Bool {
        one.contains { pair in other.contains { $0.key == pair.key && $0.value != pair.value } }
    }

    /// Whether another rule speaks where a connection to this issuer pins nothing.
    private static func isJudgedElsewhere(_ issuer: Text) -> Bool {
        guard AddressGlance.mayBeShared(issuer) else { return false }
        guard case .success(let address) = WebAddress.parse(issuer.string) else { return true }
        return SharedIssuers.isMultiTenant(address)
            || SharedIssuers.publicVendor(of: address) != nil
    }

    private static func report(
        _ use: IssuerUse,
        _ other: IssuerUse,
        _ desired: DesiredIndex,
        _ severity: Severity,
        _ findings: inout Findings
    ) {
        let organizations = desired.state.organizations
        let (mine, theirs) = (
            organizations[use.organization].id, organizations[other.organization].id
        )
        let id = use.value(desired).id
        findings.report(
            page,
            "one issuer can speak for both `\(mine)` and `\(theirs)`, and "
                + (severity == .error ? "`\(id)` pins nothing" : "their pins do not differ"),
            at: use.place(desired).at(severity == .error ? "issuer" : "pin"),
            severity: severity,
            help: "pin a claim that only the people of `\(mine)` have: `pin: { tid: … }`",
            related: [("the same issuer", other.place(desired).at("issuer"))]
        )
    }

    private static func example(pins: (acme: String, bravo: String)?) -> Example {
        Example([
            "organizations/acme.yaml": clinic("acme", pin: pins?.acme),
            "organizations/bravo.yaml": clinic("bravo", pin: pins?.bravo),
        ])
    }

    private static func clinic(_ id: String, pin: String?) -> String {
        """
        id: \(id)
        name: Clinic \(id)
        owner: { name: Bo Ek, email: bo@\(id).example }
        domains: [\(id).example]
        connections:
          - id: workforce
            type: oidc
            issuer: https://login.region.example
            clientId: healthyfoods-\(id)
            clientSecret: env:\(id.uppercased())_STAFF_SECRET
            \(pin.map { "pin: { clinic: \($0) }" } ?? "button: false")
            grants: { everyone: [support-desk/requester] }
        users: { staff: federated }
        """
    }
}
