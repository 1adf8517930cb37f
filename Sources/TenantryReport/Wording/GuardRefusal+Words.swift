import TenantryDiagnostics
import TenantryModel
package import TenantryPlan

extension GuardRefusal {
    /// The arithmetic, the limit and where it is set, the offenders, and the line to paste.
    package var sentence: String {
        if !isExceeded, let allowed {
            return "--allow says \(allowed), the plan counts \(offenders.count), which no guard "
                + "refuses: it was given for another plan. Look at this one, and leave "
                + "--allow \(guarding.rawValue) out"
        }
        return "\(subject) (\(list(offenders))); \(rule). \(advice)"
    }

    private func list(_ addresses: [Address]) -> String {
        let names = addresses.prefix(10).map(name).joined(separator: ", ")
        return names + (addresses.count > 10 ? " and \(addresses.count - 10) more" : "")
    }

    /// What is counted, with the accounts that belong to it.
    private func name(_ offender: Address) -> String {
        accounts[offender].map { "\(offender): \($0.counted("account"))" } ?? offender.description
    }

    /// What the plan does.
    private var subject: String {
        let count = offenders.count
        return switch guarding {
        case .protected: "this removes \(count.counted("protected organization"))"
        case .accounts: "this removes what accounts belong to"
        case .removals: "this removes \(count.counted("organization"))"
        case .lockouts:
            "this leaves \(count.counted("organization")) without an administrator who can sign in "
                + "by a way that stays as it is"
        case .signIns: "\(count.counted("population")) cannot sign in any more"
        case .admins: "\(count.counted("administrator")) of businesses may do less, or nothing more"
        case .connections: "this removes \(count.counted("connection"))"
        case .payers:
            "this changes who pays, or more than doubles what is paid, \(count.counted("time"))"
        case .touched:
            "this changes \(count) of \(organizations.counted("organization"))"
        case .collisions:
            "this takes over what exists live but was never applied by tenantry"
        case .inTheWay:
            "what was never applied by tenantry stays alone, and stands in the way"
        case .reused:
            "\(count.counted("organization")) would get the id of one that was removed less than "
                + "\(Tombstone.retention) days ago, or by which another one is still known"
        }
    }

    /// What is allowed, and where that is set.
    private var rule: String {
        let place = guarding.field.map { " (policy.\($0))" } ?? ""
        return switch guarding {
        case .protected: "`protected` must be lifted in an apply of its own before"
        case .accounts: "nobody's account may lose what it belongs to"
        case .removals: removalRule(limit: "one apply may remove \(limit)\(place)")
        case .lockouts: "none may be"
        case .signIns, .admins, .connections, .payers: "one apply may do that to \(limit)\(place)"
        case .touched:
            limit > Guard.floor
                ? "one apply may change \(limit)\(place)"
                : "one apply may always change \(limit), and no more here\(place)"
        case .collisions: "that must be said"
        case .inTheWay:
            "\(offenders.count == 1 ? "it refers" : "they refer") to what this removes, or "
                + "\(offenders.count == 1 ? "has" : "have") a domain or a client that this gives "
                + "to others"
        case .reused: "whoever knows the id would take it for the old one"
        }
    }

    /// Only what is not kept: how many may go, or how long before they must be retired.
    private func removalRule(limit sentence: String) -> String {
        guard !early.isEmpty else { return sentence }
        let who = early.count == offenders.count ? (early.count == 1 ? "it" : "they") : list(early)
        let verb = early.count == 1 ? "was" : "were"
        let retirement =
            "\(who) \(verb) not applied with `state: retired` "
            + (retireDays == 0
                ? "before"
                : "at least \(retireDays.counted("day")) before (policy.changes.retireDays)")
        return offenders.count > limit ? "\(sentence), and \(retirement)" : retirement
    }

    private var advice: String {
        let given = allowed.map { "--allow says \($0), not \(offenders.count). " } ?? ""
        if guarding == .accounts {
            return "Move or delete these accounts in the identity server, then apply again; "
                + "no option lifts this"
        }
        if guarding == .inTheWay {
            return "Adopt it (`tenantry adopt`), or change it where it was made, first; "
                + "no option lifts this"
        }
        guard guarding.isLiftable else { return "No option lifts this" }
        if !revivable.isEmpty {
            let options = revivable.map { "--revive \($0.key)" }.joined(separator: " ")
            return "\(given)If it is one that was removed and comes back, with its uid: "
                + "\(options). If it is another one: --allow reused=\(offenders.count)"
        }
        let waiver =
            guarding.isWaivable
            ? ", or a waiver of \(guarding.code) in the file of the organization" : ""
        return "\(given)If it is meant: --allow \(guarding.rawValue)=\(offenders.count)\(waiver)"
    }
}
