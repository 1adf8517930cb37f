import TenantryModel
import TenantryPlan
import TenantryTestSupport
import Testing

/// Changes come in an order in which each finds what it refers to.
struct ApplyOrderTests {
    /// Kinds of which the first must exist before the second.
    private static let needs: [(Kind, Kind)] = [
        (.service, .role), (.service, .plan), (.partner, .person), (.person, .team),
        (.role, .connection), (.plan, .subscription), (.organization, .connection),
        (.organization, .billingAccount), (.connection, .domain), (.team, .collaborator),
        (.adminRole, .admin), (.adminRole, .collaborator), (.organization, .waiver),
    ]

    @Test func `what others refer to is made first and deleted last`() {
        let breach = Law.breach { before, after in
            let changes = Differ.changes(from: before, to: after)
            let phases = ApplyOrder.phases(of: changes, from: before, to: after)
            for (first, second) in Self.needs {
                if let wrong = Self.firstOf(second, before: first, in: phases.others) {
                    return "\(wrong) comes before a \(first)"
                }
                if let wrong = Self.firstOf(first, before: second, in: phases.deletions) {
                    return "\(wrong) goes before a \(second)"
                }
            }
            return nil
        }
        #expect(breach == nil)
    }

    /// A change of one kind that stands before one of the other, if there is any.
    private static func firstOf(_ kind: Kind, before other: Kind, in changes: [Change]) -> Address?
    {
        guard let early = changes.firstIndex(where: { $0.address.kind == kind }),
            let late = changes.lastIndex(where: { $0.address.kind == other }), early < late
        else { return nil }
        return changes[early].address
    }

    @Test func `parents are made before their children`() {
        let breach = Law.breach { before, after in
            let changes = Differ.changes(from: before, to: after)
            var seen: Set<Text> = []
            let others = ApplyOrder.phases(of: changes, from: before, to: after).others
            let touched = Set(others.map(\.address.root))
            for change in others where change.address.isRoot {
                guard change.address.isInOrganization else { continue }
                seen.insert(change.address.key)
                guard let parent = after.organization(change.address.key)?.parent,
                    before.organization(parent) == nil,
                    touched.contains(Address(.organization, parent))
                else { continue }
                if !seen.contains(parent) { return "\(change.address) comes before \(parent)" }
            }
            return nil
        }
        #expect(breach == nil)
    }

    @Test func `who is below goes before whoever is above`() {
        var pairs = 0
        let breach = Law.breach { before, after in
            let changes = Differ.changes(from: before, to: after)
            let gone = ApplyOrder.phases(of: changes, from: before, to: after).deletions
                .filter { $0.address.kind == .organization }.map(\.address.key)
            for (place, id) in gone.enumerated() {
                guard let parent = before.organization(id)?.parent else { continue }
                pairs += gone.contains(parent) ? 1 : 0
                if gone[..<place].contains(parent) { return "\(parent) goes before \(id)" }
            }
            return nil
        }
        #expect(breach == nil)
        #expect(pairs > 0)
    }

    @Test func `every change comes once, deletions apart`() {
        let breach = Law.breach { before, after in
            let changes = Differ.changes(from: before, to: after)
            let phases = ApplyOrder.phases(of: changes, from: before, to: after)
            guard phases.deletions.allSatisfy({ $0.action == .delete }),
                !phases.others.contains(where: { $0.action == .delete })
            else { return "mixed" }
            let all = (phases.deletions + phases.others).sorted { $0.address < $1.address }
            return all == changes ? nil : "\(all.count) of \(changes.count)"
        }
        #expect(breach == nil)
    }

    @Test func `the order is the same each time`() {
        let breach = Law.breach { before, after in
            let changes = Differ.changes(from: before, to: after)
            let one = ApplyOrder.phases(of: changes, from: before, to: after)
            let other = ApplyOrder.phases(of: changes, from: before, to: after)
            return one == other ? nil : "differs"
        }
        #expect(breach == nil)
    }
}
