import TenantryAccess
import TenantryDiagnostics
import TenantryModel

/// Flags new organizations that look like one that vanished under another id.
///
/// It speaks only of what was applied before; a file that cannot be read has not vanished.
enum VanishedOrganization: WorkspaceRule {
    static let asksLive = true

    static let page = RulePage(
        "ORG016",
        "an organization vanishes, and a new one looks like it",
        why: """
            A new id without `formerly` is a new organization, where everybody starts anew. The \
            old one is removed, unless accounts belong to it: those stay, and guard `accounts` \
            refuses, which no option lifts. What shares a domain, an identity provider or a name \
            with one that vanished was mostly just renamed.
            """,
        fix: """
            Write `formerly: [old-id]` in the new file. If it is another organization, remove the \
            old one in a change of its own, and add the new one in the next.
            """,
        failing: Example(
            ["organizations/bravo-clinic.yaml": bravo("bravo-clinic")],
            live: ["organizations/bravo.yaml": bravo("bravo")]
        ),
        repaired: Example(
            ["organizations/bravo-clinic.yaml": bravo("bravo-clinic", "\nformerly: [bravo]")],
            live: ["organizations/bravo.yaml": bravo("bravo")]
        )
    )

    private static func bravo(_ id: String, _ more: String = "") -> String {
        """
        id: \(id)
        name: Bravo Clinic\(more)
        owner: { name: Ben Cole, email: ben@bravo.example }
        domains: [bravo.example]
        users: { staff: provider }
        """
    }

    static func check(_ desired: DesiredIndex, _ findings: inout Findings) {
        guard let live = desired.live, let before = desired.lastApplied else { return }
        // By place: an organization is long to copy, and hardly ever one is absent.
        let absent = before.organizations.indices.filter { place in
            let id = before.organizations[place].id
            return desired.index.organizations[id] == nil && live.place(of: id) != nil
                && !desired.workspace.mayDeclare(id)
        }.map { before.organizations[$0] }
        guard !absent.isEmpty else { return }
        let organizations = desired.state.organizations
        let claimed = Set(organizations.flatMap(\.formerly))
        let vanished = absent.filter { !claimed.contains($0.id) }
        guard !vanished.isEmpty else { return }
        let marks = Dictionary(
            vanished.flatMap { old in old.marks.map { ($0, old.id) } },
            uniquingKeysWith: { first, _ in first }
        )
        for (number, organization) in organizations.enumerated()
        where organization.formerly.isEmpty && live.place(of: organization.id) == nil {
            guard let mark = organization.marks.first(where: { marks[$0] != nil }),
                let old = marks[mark]
            else { continue }
            findings.report(
                page,
                "`\(organization.id)` is new and has \(mark.words) of `\(old)`, which vanished: "
                    + "this looks like a rename",
                at: Place(organization: number, "id"),
                help: "write `formerly: [\(old)]`",
                "or remove `\(old)` in a change of its own first"
            )
        }
    }
}

/// Something by which an organization is known again under another id.
private enum Mark: Hashable {
    case domain(Text)
    case client(issuer: Text, Text)
    case entity(Text)
    case name(Text)

    /// What it is, in a sentence.
    var words: String {
        switch self {
        case .domain(let name): "the domain `\(name)`"
        case .client(let issuer, _): "the client at `\(issuer)`"
        case .entity(let id): "the identity provider `\(id)`"
        case .name(let name): "the name `\(name)`"
        }
    }
}

extension Organization {
    /// By what it is known again, the surest first.
    fileprivate var marks: [Mark] {
        domains.map { .domain($0.name) }
            + connections.compactMap { connection in
                if let issuer = connection.issuer, let client = connection.clientID {
                    return .client(issuer: issuer, client)
                }
                return connection.entityID.map { .entity($0) }
            } + [.name(name)]
    }
}
