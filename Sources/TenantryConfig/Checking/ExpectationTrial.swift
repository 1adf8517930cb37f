package import TenantryAccess
package import TenantryDiagnostics
import TenantryModel

extension Workspace {
    /// Tries all expectations on the desired state.
    ///
    /// The workspace must be free of errors.
    ///
    /// - Returns: Those that do not hold, each with the chain that leads elsewhere.
    /// - Complexity: O(*n*) for each day that expectations name, then O(*depth*) for each of them.
    package func failedExpectations() -> [Diagnostic] {
        guard !expectations.isEmpty else { return [] }
        var trial = ExpectationTrial(workspace: self)
        for expectation in expectations {
            switch expectation.content {
            case .signIn(let expected): trial.attempt(expected)
            case .administration(let expected): trial.attempt(expected)
            case .bill(let expected): trial.attempt(expected)
            }
        }
        return trial.findings.diagnostics.sorted()
    }
}

/// Expectations being tried, one after the other.
private struct ExpectationTrial {
    let workspace: Workspace
    var findings: Findings
    private var indexes: [Day: StateIndex] = [:]

    init(workspace: Workspace) {
        self.workspace = workspace
        findings = Findings(workspace)
    }

    private mutating func index(on day: Day?) -> StateIndex {
        let day = day ?? workspace.today
        let index = indexes[day] ?? StateIndex(workspace.desired, today: day)
        indexes[day] = index
        return index
    }

    // MARK: - Sign-in

    mutating func attempt(_ expected: SignInExpectation) {
        let question = SignInQuestion(
            email: expected.email,
            organization: expected.organization,
            population: expected.population,
            claims: expected.claims
        )
        let index = index(on: expected.day)
        let answer = index.signIn(question)
        let place = Place.expectation(SignInExpectation.section, expected.id.string)
        if let through = expected.through, through != answer.wayName {
            let way = through == "nobody" ? "not get in" : "sign in through \(through)"
            fail(expected.id, "\(answer.who) should \(way)", answer, at: place.at("through"))
            return
        }
        attemptReaching(expected, answer, at: place)
        if !expected.never.isEmpty { attemptNever(expected, index.signIns(question), at: place) }
    }

    private mutating func attemptReaching(
        _ expected: SignInExpectation,
        _ answer: SignInAnswer,
        at place: Place
    ) {
        guard case .signsIn(let signIn) = answer.outcome else {
            if !expected.reaches.isEmpty {
                fail(
                    expected.id,
                    "\(answer.who) should reach \(expected.reaches.list)",
                    answer,
                    at: place.at("reaches")
                )
            }
            return
        }
        for wanted in expected.reaches where !signIn.reach.contains(wanted) {
            fail(
                expected.id,
                "\(answer.who) should reach \(wanted), and reaches \(signIn.reach.words)",
                answer,
                at: place.at("reaches", wanted.string)
            )
        }
    }

    /// What nobody should reach must be out of reach whatever somebody answers where the page asks.
    private mutating func attemptNever(
        _ expected: SignInExpectation,
        _ answers: [SignInAnswer],
        at place: Place
    ) {
        for unwanted in expected.never {
            for answer in answers {
                guard case .signsIn(let signIn) = answer.outcome, signIn.canReach(unwanted)
                else { continue }
                let condition =
                    signIn.reach.contains(unwanted) ? "" : " with one more attribute value"
                let choice = answers.count == 1 ? "" : " \(signIn.choice)"
                fail(
                    expected.id,
                    "\(answer.who) should never reach \(unwanted), and does\(choice)\(condition)",
                    answer,
                    at: place.at("never", unwanted.string)
                )
                break
            }
        }
    }

    private mutating func fail(
        _ id: Text,
        _ message: String,
        _ answer: SignInAnswer,
        at place: Place
    ) {
        report(id, message, at: place, help: answer.headline, citing: answer.reasons)
    }

    // MARK: - Administration

    mutating func attempt(_ expected: AdministrationExpectation) {
        let index = index(on: nil)
        guard let organization = EffectiveOrganization(expected.organization, in: index) else {
            return
        }
        let described = organization.administrations.filter { administration in
            expected.role.map { $0 == administration.role } ?? true
                && expected.partner.map { $0 == administration.partner?.partner } ?? true
                && expected.person.map(administration.isOf) ?? true
        }
        let section = AdministrationExpectation.section
        let place = Place.expectation(section, expected.id.string, "expect")
        for day in expected.days(described, today: workspace.today) {
            let present = described.filter { $0.holds(on: day) }
            switch expected.expect {
            case .nobody where !present.isEmpty:
                let names = present.map { "\($0.email) as \($0.role)" }.joined(separator: ", ")
                report(
                    expected.id,
                    "nobody should administer \(expected.organization) on \(day), and \(names) "
                        + (present.count == 1 ? "does" : "do"),
                    at: place,
                    help: "end it earlier, or move the day",
                    citing: present.map(\.reason)
                )
                return
            case .somebody where present.isEmpty:
                report(
                    expected.id,
                    "somebody should administer \(expected.organization) on \(day), and nobody "
                        + "does",
                    at: place,
                    help: "add an admin, or let a collaboration run longer",
                    citing: described.map(\.reason)
                )
                return
            case .nobody, .somebody, nil: continue
            }
        }
    }

    // MARK: - Bills

    mutating func attempt(_ expected: BillExpectation) {
        guard let pays = expected.pays,
            let bill = index(on: expected.day).bills(of: [expected.account])[expected.account],
            bill.total != pays
        else { return }
        let lines = bill.lines.map { "\($0.organization) \($0.service) \($0.plan) \($0.total)" }
        report(
            expected.id,
            "\(expected.account) should pay \(pays) a month, and pays \(bill.total)",
            at: .expectation(BillExpectation.section, expected.id.string, "pays"),
            help: lines.isEmpty ? "it pays for nothing" : lines.joined(separator: "; "),
            citing: bill.lines.map { line in
                Reason(
                    .subscribed(line.service),
                    Address(.organization, line.organization).child(.subscription, line.service)
                )
            }
        )
    }

    private mutating func report(
        _ id: Text,
        _ message: String,
        at place: Place,
        help: String,
        citing reasons: [Reason]
    ) {
        findings.report(
            FailedExpectation.page,
            "expectation `\(id)` fails: \(message)",
            at: place,
            help: help,
            related: reasons.compactMap { reason in
                workspace.place(of: reason).map { (reason.fact.sentence, $0) }
            }
        )
    }
}

extension Workspace {
    /// The place of what a reason rests on.
    package func place(of reason: Reason) -> Place? {
        place(of: reason.address).map { place in reason.path.reduce(place) { $0.at($1) } }
    }
}

extension SignInAnswer {
    /// Who is meant, for a sentence.
    fileprivate var who: String { (question.email ?? question.organization ?? "").string }

    /// The way in, as expectations write it; `nil` where the page asks on.
    fileprivate var wayName: Text? {
        switch outcome {
        case .signsIn(let signIn):
            switch signIn.way {
            case .provider: "provider"
            case .connection(let name):
                name.string.contains("/") ? name : Text("\(signIn.organization)/\(name)")
            }
        case .asksForPopulation, .asksForConnection, .asksForAddress: nil
        case .fromOutside(let outsider) where outsider.signsIn: "provider"
        case .noAddress, .unknownOrganization, .asksForOrganization, .fromOutside, .conflict,
            .switchedOff, .noPopulation, .noWay, .foreignAddress:
            "nobody"
        }
    }
}

extension SignIn {
    /// What somebody has answered where the page asks.
    fileprivate var choice: String {
        let connection = way.connectionName.map { " through \($0)" } ?? " at the provider"
        return "as \(population.rawValue)\(connection)"
    }

    /// Whether they reach a service or a role with what is known or with one more value.
    fileprivate func canReach(_ name: Text) -> Bool {
        reach.contains(name)
            || further.contains { more in
                more.roles.contains { $0.text == name || $0.service == name }
            }
    }
}

extension [ServiceReach] {
    /// Whether a service, or a role written `service/role`, is among them.
    fileprivate func contains(_ name: Text) -> Bool {
        contains { $0.service == name || $0.roleNames.contains(RoleName(name)) }
    }
}

extension AdministrationExpectation {
    /// The days on which it has to be tried: one, or each after which something can be different.
    fileprivate func days(_ administrations: [Administration], today: Day) -> [Day] {
        guard let after else { return [day ?? today] }
        let turns = administrations.flatMap { administration in
            [administration.from, administration.until?.adding(days: 1)].compactMap { $0 }
        }
        return Set([after.adding(days: 1)] + turns.filter { $0 > after }).sorted()
    }
}
