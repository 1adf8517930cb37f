import TenantryAccess
import TenantryModel

extension JSONWriter {
    /// Writes what a plan means for people: how many of each class, and each of them with its
    /// sentence and what it is made of.
    mutating func write(_ consequences: [Consequence], _ facts: RuntimeFacts) {
        key("consequence_counts")
        object { writer in
            for (name, members) in consequences.byClass {
                writer.member(name.rawValue, members.count)
            }
        }
        key("consequences")
        array { writer in for consequence in consequences { writer.write(consequence, facts) } }
    }

    private mutating func write(_ consequence: Consequence, _ facts: RuntimeFacts) {
        object { writer in
            writer.member("class", consequence.consequenceClass.rawValue)
            writer.member("code", consequence.code)
            writer.member("sentence", consequence.sentence(facts))
            let people = consequence.population.map { name in
                facts.accounts(of: name.population, at: name.organization).people
            }
            if let people, people > 0 { writer.member("people", people) }
            writer.members(consequence)
        }
    }

    /// Writes what a consequence is made of into the open object.
    private mutating func members(_ consequence: Consequence) {
        switch consequence {
        case .signInLost(let change), .signInGained(let change): members(change)
        case .accessLost(let change), .accessGained(let change): members(change)
        case .administrationLost(let administration, _),
            .administrationGained(let administration), .outsideGained(let administration, _),
            .outsideTermChanged(let administration, _):
            member("organization", administration.organization.string)
            key("administration")
            write(administration)
        case .coverageChanged(let administration, let below):
            member("organization", administration.organization.string)
            key("administration")
            write(administration)
            member("below", below)
        case .lastAdministratorLost(let organization):
            member("organization", organization.string)
        case .lendingEnded(let lending), .lendingBegun(let lending):
            member("organization", lending.lender.string)
            member("lent", lending.subject.words)
            if let newcomer = lending.newcomer { member("newcomer", newcomer.string) }
            member("borrowers", lending.borrowers)
        case .waysChanged(let change):
            member("organization", change.organization.string)
            member("population", change.population.rawValue)
            doors("before", change.before)
            doors("after", change.after)
        case .admissionChanged(let change): members(change)
        case .rightsChanged(let change):
            member("role", change.role.string)
            member("gained", change.gained.map(\.string))
            member("lost", change.lost.map(\.string))
            member("holders", change.holders.count)
            member("outsiders", change.outsiders.count)
            key("from_outside")
            array { writer in for one in change.outsiders { writer.write(one) } }
        case .signInMoved(let move):
            member("host", move.host.string)
            route("before", move.before)
            route("after", move.after)
        case .termChanged(let term):
            member("organization", term.organization.string)
            member("service", term.service.string)
            member("before", term.before?.description)
            member("after", term.after?.description)
        case .ownerChanged(let account, let before, let after):
            member("account", account.string)
            member("before", before.string)
            member("after", after.string)
        case .payerChanged(let organization, let before, let after):
            member("organization", organization.string)
            member("before", before?.string)
            member("after", after?.string)
        case .billChanged(let account, let before, let after):
            member("account", account.string)
            member("before", before)
            member("after", after)
        }
    }

    private mutating func members(_ change: Consequence.SignInChange) {
        member("organization", change.organization.string)
        member("population", change.population.rawValue)
        member("ways", change.ways.map(\.words))
        member("identity_provider", change.identityProvider?.string)
        key("reach")
        write(change.reach)
    }

    private mutating func members(_ change: Consequence.AccessChange) {
        member("organization", change.organization.string)
        member("population", change.population.rawValue)
        member("connection", change.way?.connectionName?.string)
        condition(change.condition)
        if change.isOfSingles { member("assigned", true) }
        key("services")
        write(change.services)
    }

    private mutating func members(_ change: Consequence.AdmissionChange) {
        switch change.gate {
        case .connection(let organization, let connection):
            member("organization", organization.string)
            member("connection", connection.string)
        case .population(let organization, let population):
            member("organization", organization.string)
            member("population", population.rawValue)
        case .provider: break
        }
        key("differences")
        array { writer in
            for difference in change.differences {
                writer.object { writer in
                    writer.member("field", difference.name)
                    writer.key("before")
                    writer.write(difference.before)
                    writer.key("after")
                    writer.write(difference.after)
                }
            }
        }
    }

    private mutating func doors(_ name: String, _ doors: [Consequence.Door]) {
        key(name)
        array { writer in
            for door in doors {
                writer.object { writer in
                    writer.member("connection", door.way.connectionName?.string)
                    writer.member("identity_provider", door.identityProvider?.string)
                }
            }
        }
    }

    private mutating func route(_ name: String, _ route: SignInRoute?) {
        key(name)
        guard let route else { return null() }
        object { writer in
            writer.member("organization", route.organization.string)
            writer.member("population", route.population?.rawValue)
            writer.member("connection", route.way?.connectionName?.string)
            writer.member("identity_provider", route.identityProvider?.string)
        }
    }
}
