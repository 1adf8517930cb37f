import TenantryAccess
import TenantryModel
import TenantryPlan
import TenantryStore
import Testing

/// A suite about what single changes of HealthyFoods mean for people.
protocol ConsequenceSuite {}

extension ConsequenceSuite {
    static var hospital: String { "organizations/hospital2" }
    static var group: String { "organizations/medigroup" }
    static var north: String { "organizations/medigroup-north" }

    /// What leads from one workspace to another, found from the plan and found everywhere.
    static func changes(
        _ before: AccessFixture,
        _ after: AccessFixture,
        day: Text = "2026-12-15"
    ) throws -> [Consequence] {
        let today = try #require(Day(day.string))
        let (old, new) = (before.state(isValid: false), after.state(isValid: false))
        let plan = PlannedChange(from: old, to: new, today: today)
        let found = plan.consequences(on: today)
        let current = StateIndex(plan.prepared.comparison.current, today: today)
        let outcome = StateIndex(plan.outcome, today: today)
        #expect(found == Consequence.everywhere(current, outcome))
        return found
    }

    /// The same, from HealthyFoods as it is to HealthyFoods after one edit.
    static func after(
        _ name: String,
        _ old: String,
        _ new: String
    ) throws -> [Consequence] {
        let fixture = try AccessFixture.healthyFoods()
        return try changes(fixture, fixture.with(name, old, new))
    }

    /// In short: what kind, where, about what.
    static func summary(_ consequences: [Consequence]) -> [String] {
        consequences.map { consequence in
            let code = consequence.code.map { " [\($0)]" } ?? ""
            return "\(words(of: consequence))\(code)"
        }
    }

    private static func words(of consequence: Consequence) -> String {
        switch consequence {
        case .signInLost(let change): "lost \(change.organization)/\(change.population.rawValue)"
        case .signInGained(let change): "got \(change.organization)/\(change.population.rawValue)"
        case .accessLost(let change) where change.isOfSingles:
            "less \(change.organization)/\(change.population.rawValue) given "
                + change.services.named
        case .accessLost(let change):
            "less \(change.organization)/\(change.population.rawValue) \(change.services.named)"
        case .accessGained(let change):
            "more \(change.organization)/\(change.population.rawValue) \(change.services.named)"
        case .administrationLost(let right, let hasEnded):
            "gone \(right.organization) \(right.email)\(hasEnded ? " ended" : "")"
        case .administrationGained(let right): "admin \(right.organization) \(right.email)"
        case .lastAdministratorLost(let organization): "nobody administers \(organization)"
        case .outsideGained(let right, let reach):
            "outside \(right.organization) \(right.email) +\(reach)"
        case .outsideTermChanged(let right, let before):
            "term \(right.organization) \(right.email) \(Self.day(before.until)) "
                + "\(Self.day(right.until))"
        case .coverageChanged(let right, let below):
            "covers \(right.organization) \(right.email) \(right.coversChildren) \(below)"
        case .rightsChanged(let change):
            "rights \(change.role) +\(change.gained.list) -\(change.lost.list) "
                + "\(change.holders.count)"
        case .admissionChanged(let change):
            "admission \(change.gate) \(change.differences.map(\.name))"
        case .signInMoved(let move):
            "moved \(move.host) \(Self.route(move.before)) \(Self.route(move.after))"
        case .waysChanged(let change):
            "ways \(change.organization)/\(change.population.rawValue) "
                + "\(change.before.map(\.way.words)) \(change.after.map(\.way.words))"
        case .lendingEnded(let lending): "lends not \(lending.subject) to \(lending.borrowers)"
        case .lendingBegun(let lending): "lends \(lending.subject) to \(lending.borrowers)"
        case .termChanged(let term):
            "until \(term.organization) \(term.service) \(Self.day(term.before)) "
                + Self.day(term.after)
        case .ownerChanged(let account, let before, let after):
            "owner \(account) \(before) \(after)"
        case .payerChanged(let organization, let before, let after):
            "payer \(organization) \(before ?? "-") \(after ?? "-")"
        case .billChanged(let account, let before, let after):
            "bill \(account) \(Self.money(before)) \(Self.money(after))"
        }
    }

    private static func day(_ day: Day?) -> String { day.map { "\($0)" } ?? "-" }
    private static func money(_ money: Money?) -> String { money.map { "\($0)" } ?? "-" }
    private static func route(_ route: SignInRoute?) -> String {
        route.map { "\($0.organization)/\($0.way?.words ?? "?")" } ?? "-"
    }
}
