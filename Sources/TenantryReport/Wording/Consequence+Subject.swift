import TenantryAccess
import TenantryModel

extension Consequence {
    /// What happens, and to what, in the fewest words: many with one title make one line.
    package var subject: (title: String, address: String) {
        switch self {
        case .signInLost(let change):
            ("cannot sign in any more: \(change.population.rawValue) of", "\(change.organization)")
        case .accessLost(let change):
            ("lose services or roles: \(change.population.rawValue) of", "\(change.organization)")
        case .administrationLost(let administration, _):
            ("administer no more", administration.place)
        case .lastAdministratorLost(let organization):
            ("left without an administrator of its own", "\(organization)")
        case .lendingEnded(let lending):
            ("lent no more", "\(lending.lender) \(lending.subject.words)")
        case .waysChanged(let change):
            ("sign in another way: \(change.population.rawValue) of", "\(change.organization)")
        case .admissionChanged(let change): ("let others in, or know them otherwise", change.who)
        case .rightsChanged(let change): ("may do something else", "\(change.role)")
        case .signInMoved(let move): ("lead elsewhere: addresses at", "\(move.host)")
        case .outsideGained(let administration, _):
            ("from outside, get to administer", administration.place)
        case .outsideTermChanged(let administration, _):
            ("from outside, for another time", administration.place)
        case .coverageChanged(let administration, _):
            ("from outside, cover others below", administration.place)
        case .signInGained(let change):
            ("can sign in: \(change.population.rawValue) of", "\(change.organization)")
        case .accessGained(let change):
            ("get services or roles: \(change.population.rawValue) of", "\(change.organization)")
        case .administrationGained(let administration):
            ("get to administer", administration.place)
        case .lendingBegun(let lending): ("lent", "\(lending.lender) \(lending.subject.words)")
        case .termChanged(let term):
            ("end on another day", "\(term.organization) \(term.service)")
        case .ownerChanged(let account, _, _): ("belong to others", "\(account)")
        case .payerChanged(let organization, _, _): ("paid by others", "\(organization)")
        case .billChanged(let account, _, _): ("pay another amount", "\(account)")
        }
    }
}

extension Administration {
    /// Who has which role where.
    fileprivate var place: String { "\(who) \(what)" }
}
