import Foundation

/// What two plans are compared by, to say what moved between them.
struct PlanOutline {
    private let lineage: String?
    private let revision: Int?
    private let desired: String?
    /// The changes by the root that they are about.
    private let changes: [String: Set<NSDictionary>]

    /// Reads a plan in its form for programs.
    init(_ plan: NSDictionary) {
        lineage = plan["lineage"] as? String
        revision = plan["revision"] as? Int
        desired = plan["desired_digest"] as? String
        let lists = ["changes", "drift"].compactMap { plan[$0] as? [NSDictionary] }
        changes = Dictionary(grouping: lists.joined()) { change in
            PlanOutline.root(of: change["address"] as? String ?? "")
        }.mapValues { Set($0) }
    }

    /// Says what of this plan is not so any more: phrases, what is most general first.
    ///
    /// - Complexity: O(*n* log *n*) in the number of changes.
    func differences(from now: PlanOutline) -> [String] {
        guard lineage == now.lineage else { return ["it was made for another state"] }
        var phrases: [String] = []
        if let revision, let current = now.revision, revision != current {
            phrases.append("the state was at revision \(revision) and is at \(current)")
        }
        if desired != now.desired { phrases.append("the files say something else") }
        let moved = Set(changes.keys).union(now.changes.keys)
            .filter { changes[$0] != now.changes[$0] }.sorted()
        if !moved.isEmpty {
            let rest = moved.count > 5 ? " and \(moved.count - 5) more" : ""
            phrases.append("other changes of \(moved.prefix(5).joined(separator: ", "))\(rest)")
        }
        return phrases
    }

    /// The part of an address that a file declares: `hospital2`, `catalog/service/portal`.
    private static func root(of address: String) -> String {
        let steps = address.split(separator: "/", omittingEmptySubsequences: false)
        return steps.prefix(steps.first == "catalog" ? 3 : 1).joined(separator: "/")
    }
}
