/// What two plans are compared by, to say what moved between them.
struct PlanOutline: Decodable {
    private let lineage: String?
    private let revision: Int?
    private let desired: String?
    private let leavesOut: Bool
    /// The changes by the root that they are about.
    private let changes: [String: Set<JSONValue>]

    private enum Key: String, CodingKey {
        case lineage, revision, changes, drift
        case desired = "desired_digest"
        case leftOut = "left_out"
    }

    /// Reads a plan in its form for programs.
    init(from decoder: any Decoder) throws {
        let plan = try decoder.container(keyedBy: Key.self)
        lineage = try plan.decodeIfPresent(String.self, forKey: .lineage)
        revision = try plan.decodeIfPresent(Int.self, forKey: .revision)
        desired = try plan.decodeIfPresent(String.self, forKey: .desired)
        let leftOut = try plan.decodeIfPresent([String].self, forKey: .leftOut) ?? []
        leavesOut = !leftOut.isEmpty
        let lists = try [Key.changes, .drift].map {
            try plan.decodeIfPresent([JSONValue].self, forKey: $0) ?? []
        }
        changes = Dictionary(grouping: lists.joined()) { change in
            PlanOutline.root(of: change.text(of: "address"))
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
        if desired != now.desired {
            phrases.append(
                leavesOut || now.leavesOut
                    ? "the files, or what is left out, say something else"
                    : "the files say something else"
            )
        }
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
