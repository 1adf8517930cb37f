package import TenantryAccess
import TenantryDiagnostics
import TenantryModel

extension JSONFormat {
    /// Shows what was found out about people, as one object.
    package func text(of report: AnalysisReport) -> String {
        report.content.schema.text { writer in
            writer.member("side", report.basis.side.rawValue)
            writer.member("day", report.basis.today.description)
            switch report.content {
            case .signIn(let answer, let service, let isVerificationRequired):
                writer.write(answer, service, isVerificationRequired, report)
            case .access(let table, _): writer.write(table)
            case .role(let question, let answer): writer.write(question, answer, report)
            case .bills(let bills): writer.write(bills)
            case .calendar(let entries, let days): writer.write(entries, days: days)
            }
        }
    }
}

extension AnalysisReport.Content {
    /// The form of what is printed.
    fileprivate var schema: ResultSchema {
        switch self {
        case .signIn: .resolve
        case .access: .access
        case .role: .why
        case .bills: .bill
        case .calendar: .calendar
        }
    }
}

extension JSONWriter {
    fileprivate mutating func write(_ reasons: [Reason], _ report: AnalysisReport) {
        array { writer in
            for reason in reasons {
                writer.object { writer in
                    writer.member("sentence", reason.fact.sentence)
                    writer.member("address", reason.address.description)
                    writer.member("field", reason.path.joined(separator: "."))
                    let span = report.positions[reason]
                    writer.member("file", span?.file)
                    writer.key("line")
                    if let span { writer.integer(span.start.line) } else { writer.null() }
                    writer.key("column")
                    if let span { writer.integer(span.start.column) } else { writer.null() }
                }
            }
        }
    }

    fileprivate mutating func write(
        _ answer: SignInAnswer,
        _ service: Text?,
        _ isVerificationRequired: Bool,
        _ report: AnalysisReport
    ) {
        member("email", answer.question.email?.string)
        member("page", answer.question.organization?.string)
        member("outcome", answer.outcomeWord)
        member("sentence", answer.headline)
        key("sign_in")
        if case .signsIn(let signIn) = answer.outcome {
            write(signIn, service)
        } else {
            null()
        }
        member("if_verified", isVerificationRequired ? answer.claim?.string : nil)
        key("why")
        write(answer.reasons, report)
    }

    private mutating func write(_ signIn: SignIn, _ service: Text?) {
        object { writer in
            writer.member("organization", signIn.organization.string)
            writer.member("population", signIn.population.rawValue)
            writer.member("connection", signIn.way.connectionName?.string)
            writer.member("type", signIn.type?.rawValue)
            writer.member("identity_provider", signIn.identityProvider?.string)
            writer.member("imported_through", signIn.importedThrough?.string)
            writer.key("pins")
            writer.object { writer in
                for pin in signIn.pins { writer.member(pin.key.string, pin.value.string) }
            }
            writer.member("accepted_domains", signIn.acceptedDomains.map(\.string))
            writer.key("account")
            writer.write(signIn.account)
            writer.key("services")
            writer.write(signIn.reach)
            if let service {
                writer.member("reaches_service", signIn.reach.contains { $0.service == service })
            }
            writer.key("further")
            writer.array { writer in
                for further in signIn.further {
                    writer.object { writer in
                        writer.condition(further.condition)
                        writer.member("roles", further.roles.map(\.description))
                    }
                }
            }
            writer.member("session_shared_with", signIn.sessionsSharedWith.map(\.string))
        }
    }

    private mutating func write(_ account: AccountRule) {
        object { writer in
            writer.member("keeper", account.keeper.string)
            writer.member("provisioning", account.provisioning.rawValue)
            writer.member("credential", account.credential.rawValue)
            writer.member("lifecycle", account.lifecycle.rawValue)
            writer.member("authorization", account.authorization.rawValue)
            writer.key("inactive_days")
            if let days = account.inactiveDays { writer.integer(days) } else { writer.null() }
        }
    }

    fileprivate mutating func write(_ table: AccessTable) {
        key("populations")
        array { writer in
            for population in table.populations {
                writer.object { writer in
                    writer.member("organization", population.organization.string)
                    writer.member("population", population.population.rawValue)
                    writer.member("connection", population.reach.way.connectionName?.string)
                    writer.key("reach")
                    writer.write(population.reach.reach)
                }
            }
        }
        key("administrators")
        array { writer in
            for administration in table.administrations { writer.write(administration) }
        }
    }

    fileprivate mutating func write(
        _ question: AnalysisReport.RoleQuestion,
        _ answer: RoleAnswer,
        _ report: AnalysisReport
    ) {
        member("person", question.person.string)
        member("role", question.role.string)
        member("organization", question.organization.string)
        member("answer", answer.word)
        key("chains")
        array { writer in
            for chain in answer.chains {
                writer.object { writer in
                    writer.member("from", chain.from?.description)
                    writer.member("until", chain.until?.description)
                    writer.key("why")
                    writer.write(chain.reasons, report)
                }
            }
        }
    }

    fileprivate mutating func write(_ bills: [AnalysisReport.BillChange]) {
        key("bills")
        array { writer in
            for bill in bills {
                writer.object { writer in
                    writer.member("account", bill.account.string)
                    writer.member("owner", (bill.after ?? bill.before)?.owner.string)
                    for (name, side) in [("before", bill.before), ("after", bill.after)] {
                        writer.key(name)
                        if let side { writer.write(side) } else { writer.null() }
                    }
                }
            }
        }
    }

    private mutating func write(_ bill: Bill) {
        object { writer in
            writer.member("total", bill.total)
            writer.key("lines")
            writer.array { writer in
                for line in bill.lines {
                    writer.object { writer in
                        writer.member("organization", line.organization.string)
                        writer.member("service", line.service.string)
                        writer.member("plan", line.plan.string)
                        writer.member("price", line.price)
                        writer.member("quantity", line.quantity)
                        writer.member("total", line.total)
                    }
                }
            }
        }
    }

    fileprivate mutating func write(_ entries: [CalendarEntry], days: Int) {
        key("days")
        integer(days)
        key("entries")
        array { writer in
            for entry in entries {
                writer.object { writer in
                    writer.member("day", entry.day.description)
                    writer.member("turn", entry.turn.rawValue)
                    writer.member("what", entry.subject.words)
                    writer.member("address", entry.address.description)
                    writer.members(entry)
                }
            }
        }
    }
}

extension JSONWriter {
    /// Writes what starts or ends into the open object.
    fileprivate mutating func members(_ entry: CalendarEntry) {
        member("kind", entry.subject.word)
        let root = entry.address.root
        if root.isInOrganization { member("organization", root.key.string) }
        switch entry.subject {
        case .collaboration(let people, let role, let sponsor):
            member("people", people.map(\.string))
            member("role", role.string)
            member("sponsor", sponsor.string)
        case .subscription(let service): member("service", service.string)
        case .waiver(let rule): member("rule", rule.string)
        case .person(let email): member("people", [email.string])
        case .certificate(let fingerprint):
            member("connection", entry.address.key.string)
            member("fingerprint", fingerprint.string)
        case .removal: break
        }
    }
}

extension CalendarEntry.Subject {
    /// The words for what starts and ends.
    static let allWords = [
        "collaboration", "subscription", "waiver", "person", "certificate", "removal",
    ]

    /// A word for it, for programs.
    fileprivate var word: String {
        switch self {
        case .collaboration: "collaboration"
        case .subscription: "subscription"
        case .waiver: "waiver"
        case .person: "person"
        case .certificate: "certificate"
        case .removal: "removal"
        }
    }
}

extension RoleAnswer {
    /// The words for answers.
    static let allWords = [
        "holds", "on-condition", "holds-at-other-times", "no-sign-in", "does-not-hold",
    ]

    /// A word for the answer, for programs.
    fileprivate var word: String {
        switch self {
        case .holds: "holds"
        case .onCondition: "on-condition"
        case .holdsAtOtherTimes: "holds-at-other-times"
        case .noSignIn: "no-sign-in"
        case .doesNotHold: "does-not-hold"
        }
    }

    /// The chains, whatever they mean.
    package var chains: [Chain] {
        switch self {
        case .holds(let chains), .holdsAtOtherTimes(let chains): chains
        case .onCondition(_, let chain), .doesNotHold(let chain): [chain]
        case .noSignIn(let answer): [Chain(reasons: answer.reasons, from: nil, until: nil)]
        }
    }
}
