import TenantryAccess
import TenantryDiagnostics
import TenantryModel

/// Flags former ids that an organization still has, that two organizations say were theirs, or that
/// the live state knows as those of another one.
enum FormerIDInUse: WorkspaceRule {
    static let asksLive = true
    static let warns = true

    static let page = RulePage(
        "ORG010",
        "a former id is still in use",
        why: """
            `formerly` hands the accounts and the history of the old id over to the new one. If \
            the old id is still in use, or two claim it, they would go to the wrong business. The \
            same holds of an id that the live state knows as a former one of another organization, \
            or of one that was removed less than 90 days ago: whoever knows the id means that one. \
            It is only a warning that an organization which is live was never called so: that \
            leads nobody astray, but keeps the id from whoever comes next.
            """,
        fix: """
            Delete the old file in the same change, or take the id out of `formerly`. An id that \
            two claim stays with the one that really had it. Ids may go round in one change: then \
            the one that has the id now says `formerly` too. If a removed organization comes back, \
            it does so under the id that it had last.
            """,
        failing: Example(organization: bravo(formerly: "acme"), id: "bravo"),
        repaired: Example(organization: bravo(formerly: "bravo-hospital"), id: "bravo")
    )

    static func check(_ desired: DesiredIndex, _ findings: inout Findings) {
        let organizations = desired.state.organizations
        var heirs: [Text: Int] = [:]
        for number in organizations.indices where !organizations[number].formerly.isEmpty {
            for former in organizations[number].formerly {
                let place = Place(organization: number, "formerly", former.string)
                if let user = desired.index.organizations[former],
                    !isHandedOn(user, number, desired)
                {
                    reportUse(of: former, by: user, number, at: place, &findings)
                } else if let first = heirs[former] {
                    let names = [first, number].map { "`\(organizations[$0].id)`" }
                    findings.report(
                        page,
                        "\(names[0]) and \(names[1]) both say that they were `\(former)`",
                        at: place,
                        help: "keep it at the one that had the id",
                        related: [
                            (
                                "also claimed here",
                                Place(organization: first, "formerly", former.string)
                            )
                        ]
                    )
                } else {
                    heirs[former] = number
                    reportPast(of: former, number, desired, at: place, &findings)
                }
            }
        }
    }

    /// Whether an id that is in use is a new one for its user, who had another before: ids may go
    /// round in one change, as long as each says where it comes from.
    private static func isHandedOn(
        _ user: Int,
        _ number: Int,
        _ desired: DesiredIndex
    ) -> Bool {
        let organizations = desired.state.organizations
        guard user != number, !organizations[user].formerly.isEmpty else { return false }
        // A user that got its id in an earlier apply has nothing to hand on any more.
        guard let live = desired.live, live.organization(organizations[user].id) != nil,
            live.organization(organizations[number].id) == nil
        else { return true }
        return organizations[user].formerly.contains { live.organization($0) != nil }
    }

    /// Reports an id that leads to another organization, which has it no longer.
    private static func reportPast(
        of former: Text,
        _ number: Int,
        _ desired: DesiredIndex,
        at place: Place,
        _ findings: inout Findings
    ) {
        guard let past = desired.pastIDs, let live = desired.live,
            // Who has the id live is renamed, and whoever had it before counts no longer.
            live.organization(former) == nil
        else { return }
        let organization = desired.state.organizations[number]
        let own = desired.liveID(of: organization)
        if let keeper = past.aliases[former] {
            guard keeper != own,
                let kept = desired.state.organizations.first(where: {
                    desired.liveID(of: $0) == keeper
                })
            else { return }
            findings.report(
                page,
                "the former id `\(former)` is known as that of `\(kept.id)`",
                at: place,
                help: "delete `\(former)` from `formerly`"
            )
            return
        }
        if own != nil, past.removed[former] == nil {
            findings.report(
                page,
                "`\(former)` was never an id of `\(organization.id)`, as far as is known",
                at: place,
                severity: .warning,
                help: "delete `\(former)` from `formerly`: all that it does is to keep the id from "
                    + "others"
            )
            return
        }
        // Who comes back under the id that it had may have had this one before.
        guard own == nil, let until = past.removed[former], until >= desired.workspace.today,
            past.removed[organization.id] == nil
        else { return }
        findings.report(
            page,
            "the former id `\(former)` is that of an organization that was removed; it is kept "
                + "until \(until)",
            at: place,
            help: "if that one comes back, write `id: \(former)` and run: "
                + "tenantry plan --revive \(former)",
            "otherwise delete `\(former)` from `formerly`"
        )
    }

    private static func reportUse(
        of former: Text,
        by user: Int,
        _ number: Int,
        at place: Place,
        _ findings: inout Findings
    ) {
        if user == number {
            findings.report(
                page,
                "`\(former)` is what the organization is called now",
                at: place,
                help: "delete it from `formerly`: only older ids stand there"
            )
            return
        }
        findings.report(
            page,
            "the former id `\(former)` is still in use",
            at: place,
            help: "delete the file of `\(former)` if this is the same organization",
            "otherwise delete `\(former)` from `formerly`",
            related: [("in use here", Place(organization: user, "id"))]
        )
    }

    private static func bravo(formerly: String) -> String {
        """
        id: bravo
        name: Bravo Clinic
        formerly: [\(formerly)]
        owner: { name: Bo Ek, email: bo@bravo.example }
        domains: [bravo.example]
        users: { staff: provider }
        """
    }
}
