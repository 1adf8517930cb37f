import TenantryModel

/// What one person may do at one organization, whoever's file says so, and under whatever name the
/// person or the collaboration goes there.
struct Right: Hashable, Comparable {
    private let email: Text
    private let role: Text
    private let services: [Text]
    private let isOutside: Bool

    /// The right that an administration gives.
    init(_ administration: Administration) {
        email = administration.email
        role = administration.role
        services = administration.services
        isOutside = administration.isOutside
    }

    static func < (lhs: Right, rhs: Right) -> Bool {
        if (lhs.email, lhs.role) != (rhs.email, rhs.role) {
            return (lhs.email, lhs.role) < (rhs.email, rhs.role)
        }
        return lhs.services == rhs.services
            ? !lhs.isOutside && rhs.isOutside : lhs.services.lexicographicallyPrecedes(rhs.services)
    }
}

/// Days without a gap on which somebody has a right: by one collaboration, or by several that
/// overlap or follow each other.
struct RightTerm {
    /// What gives it, from the first day of all to the last; what the organization itself says
    /// comes before what one above it says.
    private(set) var administration: Administration
    /// The organizations whose files say so.
    private(set) var sources: Set<Text>
    /// The days from today on.
    private(set) var days: Days

    /// The first day and the last one, if there is one.
    struct Days: Hashable {
        let first: Day
        let last: Day?

        /// Whether the other days, which do not begin earlier, overlap these or follow at once.
        func reach(_ other: Days) -> Bool {
            last.map { other.first <= $0.adding(days: 1) } ?? true
        }

        /// Whether all of the other days are among these.
        func contain(_ other: Days) -> Bool {
            guard first <= other.first else { return false }
            guard let last else { return true }
            return other.last.map { $0 <= last } ?? false
        }

        /// All days of both.
        func adding(_ other: Days) -> Days {
            let end = last.flatMap { last in other.last.map { max(last, $0) } }
            return Days(first: min(first, other.first), last: end)
        }
    }

    fileprivate init(_ administration: Administration, from today: Day) {
        self.administration = administration
        sources = [administration.source]
        days = Days(
            first: max(administration.from ?? today, today),
            last: administration.until
        )
    }

    fileprivate mutating func add(_ other: RightTerm) {
        let isOwn = administration.source == administration.organization
        let isOtherOwn = other.administration.source == administration.organization
        var shown = isOtherOwn && !isOwn ? other.administration : administration
        shown.from = administration.from.flatMap { from in
            other.administration.from.map { min(from, $0) }
        }
        days = days.adding(other.days)
        shown.until = days.last
        administration = shown
        sources.formUnion(other.sources)
    }
}

extension [Administration] {
    /// The days from today on which these give one right, sorted; where they touch, they are one.
    func terms(from today: Day) -> [RightTerm] {
        let terms = filter { !$0.hasEnded(by: today) }.map { RightTerm($0, from: today) }
        guard terms.count > 1 else { return terms }
        var result: [RightTerm] = []
        for term in terms.sorted(by: { $0.comes(before: $1) }) {
            if let last = result.last, last.days.reach(term.days) {
                result[result.count - 1].add(term)
            } else {
                result.append(term)
            }
        }
        return result
    }
}

extension RightTerm {
    /// The order of terms; what begins on one day, by what says so.
    fileprivate func comes(before other: RightTerm) -> Bool {
        if days.first != other.days.first { return days.first < other.days.first }
        let (mine, theirs) = (administration, other.administration)
        return (mine.source, mine.collaborator ?? "") < (theirs.source, theirs.collaborator ?? "")
    }
}

extension [RightTerm] {
    /// The days only.
    var days: [RightTerm.Days] { map(\.days) }
}

/// How the days differ on which somebody has a right.
struct TermDifferences {
    /// Terms that are another one afterwards.
    private(set) var changed: [(before: RightTerm, after: RightTerm)] = []
    /// Terms that are gone.
    private(set) var lost: [RightTerm]
    /// Terms that are new.
    private(set) var gained: [RightTerm]

    /// Compares terms.
    ///
    /// What is on other days is the same one if the same collaboration gives it, otherwise if it is
    /// the next that is left. Where they are apart, each is gone or new.
    init(from before: [RightTerm], to after: [RightTerm], areApart: Bool = false) {
        let (had, has) = (Set(before.days), Set(after.days))
        lost = before.filter { !has.contains($0.days) }
        gained = after.filter { !had.contains($0.days) }
        if areApart { return }
        for new in gained {
            guard
                let old = lost.first(where: {
                    $0.administration.address == new.administration.address
                })
            else { continue }
            pair(old, new)
        }
        for (old, new) in zip(lost, gained) { pair(old, new) }
        // What is part of a longer term on the other side is neither gone nor new.
        lost.removeAll { term in after.contains { $0.days.contain(term.days) } }
        gained.removeAll { term in before.contains { $0.days.contain(term.days) } }
    }

    /// The same without what only these organizations say.
    func without(_ sources: Set<Text>) -> TermDifferences {
        var result = self
        result.changed.removeAll {
            $0.before.sources.isSubset(of: sources) && $0.after.sources.isSubset(of: sources)
        }
        result.lost.removeAll { $0.sources.isSubset(of: sources) }
        result.gained.removeAll { $0.sources.isSubset(of: sources) }
        return result
    }

    private mutating func pair(_ old: RightTerm, _ new: RightTerm) {
        changed.append((old, new))
        lost.removeAll { $0.days == old.days }
        gained.removeAll { $0.days == new.days }
    }
}
