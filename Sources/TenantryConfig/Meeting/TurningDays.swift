package import TenantryModel

/// When what a thing says means something else, though nothing in it changes.
///
/// A rule that goes by the day does so by a day that is written down or known, and a number of days
/// before or after it: that number stands here.
package struct TurningDays: Sendable {
    /// How many days after the day on which something begins something can be said first.
    private static let afterBeginnings = [OddStart.most + 1]
    /// The same for the last day of something, and for all other days that are written down.
    private static let afterEnds = [1, -SubscriptionEnding.days]
    /// The same for days on which something was seen, or until which it is good.
    private static let afterKnown = [1, StaleVerification.days + 1, 1 - EndingCertificates.notice]

    private let day: Day
    private let facts: RuntimeFacts

    /// Looks for days after one.
    ///
    /// - Parameters:
    ///   - day: The day.
    ///   - facts: What is known of domains and certificates.
    package init(after day: Day, knowing facts: RuntimeFacts) {
        self.day = day
        self.facts = facts
    }

    /// The first day on which something else may be said of an organization.
    ///
    /// - Complexity: O(*n*) in its size.
    package func first(for organization: Organization) -> Day? {
        let domains = organization.domains.flatMap { domain in
            let known = facts.domains[domain.provenName]
            return [known?.verified, known?.checked]
        }
        let certificates = organization.connections.flatMap(\.certificates)
            .map { facts.certificates[$0] }
        let known = (domains + certificates).compactMap(\.self)
            .flatMap { TurningDays.afterKnown.map($0.adding) }
        return first(among: TurningDays.turns(of: organization.record) + known)
    }

    /// The first day on which something else may be said because of the catalog.
    ///
    /// - Complexity: O(*n*) in its size.
    package func first(for catalog: Catalog) -> Day? {
        first(among: catalog.records.flatMap(TurningDays.turns))
    }

    private func first(among days: [Day]) -> Day? { days.lazy.filter { $0 > day }.min() }

    /// When something else can be said because of the days that a thing says, with all that is
    /// inside.
    private static func turns(of record: Record) -> [Day] {
        let description = record.description
        let own = description.dayFields.flatMap { place in
            guard case .text(let text) = record.values[place], let day = Day(text.string)
            else { return [Day]() }
            let name = description.fields[place].name
            return (name == "from" ? afterBeginnings : afterEnds).map(day.adding)
        }
        return own + record.sections.joined().flatMap(turns)
    }
}
