package import TenantryModel

/// A limit on what one apply may do: it stops the apply, never the plan.
///
/// Creations never count. A limit is the stricter one of the live and the desired policy, so that
/// loosening it takes an apply of its own.
package enum Guard: String, CaseIterable, Sendable {
    /// Protected organizations that go: first the protection is lifted, in an apply of its own.
    case protected
    /// Organizations, connections and roles that go although accounts belong to them.
    case accounts
    /// Organizations that go although nobody retired them long enough before, or too many at once.
    case removals
    /// Organizations that lose every administrator who can sign in, or every way by which one does.
    case lockouts
    /// Populations that cannot sign in any more.
    case signIns = "sign-ins"
    /// Administrators of businesses who go, or whose role may do less.
    case admins
    /// Connections that go.
    case connections
    /// Organizations for which somebody else pays, and billing accounts that belong to somebody
    /// else or pay more than twice as much.
    case payers
    /// Organizations that are changed or removed, as a share of all.
    case touched
    /// Things that exist live, were never applied, and would be taken over unseen.
    case collisions
    /// Things that were never applied, and that refer to what goes, or have what others get.
    case inTheWay = "in-the-way"
    /// Organizations under ids of others: of those that were removed not long ago, and of those
    /// that have such an id, or had it.
    case reused

    /// The page that explains it.
    package var code: String {
        switch self {
        case .accounts: "PLN001"
        case .protected, .removals: "PLN002"
        case .lockouts, .signIns: "PLN007"
        case .admins: "PLN008"
        case .connections: "PLN003"
        case .payers: "PLN016"
        case .touched: "PLN013"
        case .collisions: "PLN010"
        case .inTheWay: "PLN019"
        case .reused: "PLN017"
        }
    }

    /// Whether `--allow` lifts it.
    package var isLiftable: Bool {
        switch self {
        case .protected, .accounts, .inTheWay: false
        case .removals, .lockouts, .signIns, .admins, .connections, .payers, .touched, .collisions,
            .reused:
            true
        }
    }

    /// Whether a waiver of its code in the file of an organization lifts it for that organization.
    package var isWaivable: Bool {
        switch self {
        case .lockouts, .signIns, .admins, .connections, .payers: true
        case .protected, .accounts, .removals, .touched, .collisions, .inTheWay, .reused: false
        }
    }

    /// The field of the policy that sets its limit; `nil` if it is always none.
    package var field: String? {
        switch self {
        case .protected, .accounts, .lockouts, .collisions, .inTheWay, .reused: nil
        case .removals: "changes.maxDeletes"
        case .signIns: "changes.maxSignInsLost"
        case .admins: "changes.maxAdminsRemoved"
        case .connections: "changes.maxConnectionsRemoved"
        case .payers: "changes.maxPayersChanged"
        case .touched: "changes.maxOrgsPercent"
        }
    }

    /// What a policy allows.
    func limit(_ policy: Policy, organizations: Int) -> Int {
        switch self {
        case .protected, .accounts, .lockouts, .collisions, .inTheWay, .reused: 0
        case .removals: policy.maxDeletes
        case .signIns: policy.maxSignInsLost
        case .admins: policy.maxAdminsRemoved
        case .connections: policy.maxConnectionsRemoved
        case .payers: policy.maxPayersChanged
        case .touched:
            // A live policy can hold what no file may say.
            max(Guard.floor, organizations * min(max(policy.maxOrgsPercent, 0), 100) / 100)
        }
    }

    /// How many organizations may always be touched: a share of a small estate says nothing.
    package static let floor = 10
}

/// Why an apply is refused, with everything that is needed to judge it.
package struct GuardRefusal: Error, Hashable, Sendable {
    /// The guard that refuses.
    package let guarding: Guard
    /// Whether the limit is exceeded; otherwise only what was allowed is for another plan.
    package let isExceeded: Bool
    /// What it counts, sorted.
    package let offenders: [Address]
    /// How many would be fine.
    package let limit: Int
    /// Of how many organizations.
    package let organizations: Int
    /// How many were allowed, if somebody said.
    package let allowed: Int?
    /// How many accounts belong to each of what it counts, where it counts for their sake.
    package let accounts: [Address: Int]
    /// What goes although it was not retired long enough before.
    package let early: [Address]
    /// What could be one that was removed, and comes back as itself.
    package let revivable: [Address]
    /// How many days that is.
    package let retireDays: Int
}
