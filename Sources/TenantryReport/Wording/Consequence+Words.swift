package import TenantryAccess
import TenantryDiagnostics
package import TenantryModel

extension Consequence {
    /// The sign in front of it: what goes, what comes, and what deserves a second look.
    package var symbol: String {
        switch consequenceClass {
        case .signInLost, .accessLost, .administrationLost, .lendingEnded: "-"
        case .signInMoved, .outside, .bill: "!"
        case .signInGained, .accessGained, .administrationGained, .lendingBegun: "+"
        }
    }

    /// What happens, as one phrase without an end.
    ///
    /// - Parameter facts: How many people there are, where that is known.
    /// - Returns: The phrase.
    package func sentence(_ facts: RuntimeFacts) -> String {
        switch self {
        case .signInLost(let change):
            "\(facts.words(change.name)) cannot sign in any more; they came \(change.origin) and "
                + "reached \(change.reach.words)"
        case .signInGained(let change):
            "\(change.people) sign in \(change.place) and reach \(change.reach.words)"
        case .accessLost(let change):
            "\(facts.words(change.name)) lose \(change.services.named)\(change.circumstance)"
        case .accessGained(let change):
            "\(change.people) get \(change.services.named)\(change.circumstance)"
        case .administrationLost(let administration, let hasEnded):
            "\(administration.who) loses \(administration.what)"
                + administration.words(ofLossThatIsPast: hasEnded)
        case .lastAdministratorLost(let organization):
            "\(organization) is left without an administrator of its own"
        case .administrationGained(let administration):
            "\(administration.who) becomes \(administration.role) of \(administration.organization)"
        case .outsideGained(let administration, let reach):
            "\(administration.who) gets \(administration.what)"
                + (reach > 0 ? " and \(reach.counted("organization")) below it" : "")
                + ", \(administration.term), sponsor \(administration.sponsor ?? "none")"
        case .outsideTermChanged(let administration, let before):
            "\(administration.who) has \(administration.what) "
                + administration.words(ofTermBeside: before)
                + ", before \(before.words(ofTermBeside: administration))"
        case .coverageChanged(let administration, let below):
            administration.coversChildren
                ? "\(administration.who) gets \(administration.role) at "
                    + "\(below.counted("organization")) below \(administration.organization), too, "
                    + administration.term
                : "\(administration.who) loses \(administration.role) at "
                    + "\(below.counted("organization")) below \(administration.organization)"
        case .rightsChanged(let change): change.words
        case .admissionChanged(let change): "\(change.who): \(change.words)"
        case .lendingEnded(let lending):
            "\(lending.lender) no longer lends \(lending.subject.words) to \(lending.whom)"
        case .lendingBegun(let lending):
            "\(lending.lender) lends \(lending.subject.words) to \(lending.whom)"
        case .waysChanged(let change):
            "\(facts.words(change.name)) sign in "
                + "\(change.after.words), before \(change.before.words)"
        case .signInMoved(let move): move.words(facts)
        case .termChanged(let term):
            "\(term.organization) has \(term.service) \(term.after.words), before "
                + term.before.words
        case .ownerChanged(let account, let before, let after):
            "\(after) pays \(account), before \(before)"
        case .payerChanged(let organization, let before, let after):
            "\(after?.string ?? "nobody") pays for \(organization), before "
                + "\(before?.string ?? "nobody")"
        case .billChanged(let account, let before, let after):
            billWords(account.string, before, after)
        }
    }

    private func billWords(_ account: String, _ before: Money?, _ after: Money?) -> String {
        switch (before, after) {
        case (nil, let after?): "\(account) starts to pay \(after) a month"
        case (let before?, nil): "\(account) stops paying, \(before) a month before"
        case (let before?, let after?): "\(account) pays \(after) a month, before \(before)"
        case (nil, nil): "\(account) pays nothing"
        }
    }
}

extension [Consequence.Door] {
    /// Where people sign in.
    fileprivate var words: String {
        map { door in
            door.identityProvider.map { "through \(door.way.words), \($0)" } ?? "at the provider"
        }.joined(separator: " or ")
    }
}

extension Consequence.AdmissionChange {
    /// Whom it is about.
    package var who: String {
        switch gate {
        case .connection(let organization, let connection):
            "sign-ins through \(organization)/\(connection)"
        case .population(let organization, let population):
            "\(population.rawValue) of \(organization)"
        case .provider: "everybody who signs in at the provider"
        }
    }

    fileprivate var words: String {
        differences.map { "\($0.name) \($0.after.shown), before \($0.before.shown)" }
            .joined(separator: "; ")
    }
}

extension Consequence.RightsChange {
    fileprivate var words: String {
        let lists = [
            gained.isEmpty ? nil : "may now do \(gained.list)",
            lost.isEmpty ? nil : "may no more do \(lost.list)",
        ]
        let outsiders = self.outsiders
        let outside = outsiders.isEmpty ? "" : ", \(outsiders.count) of them from outside"
        let names = gained.isEmpty || outsiders.isEmpty ? "" : " (\(outsiders.whoAndWhere))"
        return "whoever is \(role) \(lists.compactMap { $0 }.joined(separator: " and ")): "
            + "held \(holders.count.counted("time"))\(outside)\(names)"
    }
}

extension [Administration] {
    /// The first five with the organization, and how many others there are.
    fileprivate var whoAndWhere: String {
        let names = prefix(5).map { "\($0.email) at \($0.organization)" }
        let others = count > 5 ? " and \(count - 5) more" : ""
        return names.joined(separator: ", ") + others
    }
}

extension Consequence.SignInChange {
    fileprivate var people: String { "\(population.rawValue) of \(organization)" }

    fileprivate var name: PopulationName { PopulationName(organization, population) }

    /// Where they sign in.
    fileprivate var place: String {
        if let identityProvider { return "at \(identityProvider)" }
        return ways == [.provider]
            ? "at the provider" : "through \(ways.map(\.words).joined(separator: " or "))"
    }

    /// Where they signed in.
    fileprivate var origin: String {
        ways == [.provider]
            ? "in at the provider"
            : "through \(ways.map(\.words).joined(separator: " or "))"
    }
}

extension Consequence.AccessChange {
    fileprivate var people: String { "\(population.rawValue) of \(organization)" }

    fileprivate var name: PopulationName { PopulationName(organization, population) }

    /// Under which condition, and on which way.
    fileprivate var circumstance: String {
        let parts = [
            condition.words, isOnlyWay ? nil : way.map { "through \($0.words)" },
            isOfSingles ? "where given to single people" : nil,
        ].compactMap { $0 }
        return parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))"
    }
}

extension Consequence.WaysChange {
    fileprivate var name: PopulationName { PopulationName(organization, population) }
}

extension Consequence.SignInMove {
    fileprivate func words(_ facts: RuntimeFacts) -> String {
        let now = after.map { "lead to \($0.words())" } ?? "lead nowhere any more"
        let former = before.map { "to \($0.words(facts))" } ?? "nowhere"
        return "addresses at \(host) \(now), before \(former)"
    }
}

extension Consequence.Lending {
    /// To whom it is lent.
    fileprivate var whom: String {
        guard let newcomer else { return "\(borrowers.counted("organization")) below it" }
        let others = borrowers - 1
        guard others > 0 else { return newcomer.string }
        return "\(newcomer) and \(others.counted("organization")) below it"
    }
}

extension Consequence.Lending.Subject {
    /// What is lent.
    package var words: String {
        switch self {
        case .connection(let name): "sign-in \(name)"
        case .service(let service): "service \(service)"
        case .profiles(let population): "accounts of \(population.rawValue)"
        }
    }
}

extension SignInRoute {
    /// Whom it leads to, how many they are, where that is known, and on which way.
    package func words(_ facts: RuntimeFacts = RuntimeFacts()) -> String {
        let page = "the sign-in page of \(organization)"
        guard let population else {
            let door = way.map { ", which asks who they are, then through \($0.words)" } ?? ""
            return page + door + (identityProvider.map { ", \($0)" } ?? "")
        }
        let people = facts.words(PopulationName(organization, population))
        guard let way else { return "\(people) by \(page), which asks where they sign in" }
        guard let identityProvider else { return "\(people) at the provider" }
        return "\(people) through \(way.words), \(identityProvider)"
    }
}

extension Administration {
    /// The person, and where they come from.
    package var who: String { email.string + (partner.map { " (\($0.partner))" } ?? "") }

    /// The role and where it holds.
    package var what: String {
        let scope = services.isEmpty ? "" : " for \(services.list)"
        let origin = source == organization ? "" : " (through \(source))"
        return "\(role) at \(organization)\(scope)\(origin)"
    }

    /// What was lost: the whole term of somebody from outside, who may have others.
    fileprivate func words(ofLossThatIsPast isPast: Bool) -> String {
        if isPast { return " (ended \(until?.description ?? ""))" }
        return isOutside ? " (\(term))" : ""
    }

    /// From when to when, as far as it tells it from another.
    fileprivate func words(ofTermBeside other: Administration) -> String {
        if from != other.from { return term }
        return until.words
    }

    /// From when to when.
    package var term: String {
        switch (from, until) {
        case (let from?, let until?): "\(from) to \(until)"
        case (let from?, nil): "from \(from)"
        case (nil, let until?): "until \(until)"
        case (nil, nil): "without an end"
        }
    }
}

extension Day? {
    /// Until when something goes on.
    fileprivate var words: String { map { "until \($0)" } ?? "without an end" }
}

extension RuntimeFacts {
    /// A population, and how many people it has, where anybody is known.
    fileprivate func words(_ name: PopulationName) -> String {
        let words = "\(name.population.rawValue) of \(name.organization)"
        let people = accounts(of: name.population, at: name.organization).people
        guard people > 0 else { return words }
        return "\(words) (\(people) \(people == 1 ? "person" : "people"))"
    }
}

extension Consequence.AdmissionChange {
    /// The organization, if it is one.
    package var organization: Text? {
        switch gate {
        case .connection(let organization, _), .population(let organization, _): organization
        case .provider: nil
        }
    }
}

extension Consequence {
    /// The organizations that it is about, the one that loses first.
    package var organizations: [Text] {
        switch self {
        case .signInLost(let change), .signInGained(let change): [change.organization]
        case .accessLost(let change), .accessGained(let change): [change.organization]
        case .waysChanged(let change): [change.organization]
        case .administrationLost(let administration, _), .administrationGained(let administration),
            .outsideGained(let administration, _), .outsideTermChanged(let administration, _),
            .coverageChanged(let administration, _):
            [administration.organization]
        case .termChanged(let term): [term.organization]
        case .ownerChanged(_, let before, let after): [before, after]
        case .lastAdministratorLost(let organization), .payerChanged(let organization, _, _):
            [organization]
        case .lendingEnded(let lending), .lendingBegun(let lending):
            [lending.newcomer, lending.lender].compactMap { $0 }
        case .signInMoved(let move):
            [move.before, move.after].compactMap { $0?.organization }
        case .admissionChanged(let change): change.organization.map { [$0] } ?? []
        case .billChanged, .rightsChanged: []
        }
    }

    /// The population from which it takes something, where there is one.
    package var population: PopulationName? {
        switch self {
        case .signInLost(let change): change.name
        case .accessLost(let change): change.name
        case .waysChanged(let change): change.name
        case .signInMoved(let move):
            move.before.flatMap { route in
                route.population.map { PopulationName(route.organization, $0) }
            }
        case .administrationLost, .lastAdministratorLost, .lendingEnded, .outsideGained,
            .outsideTermChanged, .coverageChanged, .rightsChanged, .admissionChanged,
            .signInGained, .accessGained, .administrationGained, .lendingBegun, .termChanged,
            .ownerChanged, .payerChanged, .billChanged:
            nil
        }
    }
}
