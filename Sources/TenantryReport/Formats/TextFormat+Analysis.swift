import TenantryAccess
import TenantryDiagnostics
import TenantryModel

extension TextFormat {
    /// Shows what was found out about people.
    package func text(of report: AnalysisReport) -> String {
        switch report.content {
        case .signIn(let answer, let service, let isVerificationRequired):
            text(of: answer, service, isVerificationRequired, report)
        case .access(let table, let filter): text(of: table, filter, report.basis)
        case .role(let question, let answer): text(of: question, answer, report)
        case .bills(let bills): text(of: bills)
        case .calendar(let entries, let days): text(of: entries, days: days, report.basis)
        }
    }

    /// Reasons one under the other, each with its place.
    func lines(of reasons: [Reason], _ report: AnalysisReport) -> String {
        let width = reasons.map(\.fact.sentence.harmless.columns).max() ?? 0
        return reasons.map { reason in
            let sentence = reason.fact.sentence.harmless.padded(to: width)
            return "  \(sentence)  \(style.paint(place(of: reason, report), .faint))\n"
        }.joined()
    }

    private func place(of reason: Reason, _ report: AnalysisReport) -> String {
        if let span = report.positions[reason] {
            return "\(span.file.harmless):\(span.start.line):\(span.start.column)"
        }
        return ([reason.address.description] + reason.path).joined(separator: ".").harmless
    }

    /// Rows with columns of equal width; the first row is the heading.
    func table(_ rows: [[String]]) -> String {
        let widths = (rows.first ?? []).indices.map { column in
            rows.map { $0[column].columns }.max() ?? 0
        }
        return rows.enumerated().map { number, row in
            var line = ""
            for (column, cell) in row.enumerated() {
                line += column == row.count - 1 ? cell : cell.padded(to: widths[column] + 2)
            }
            while line.last == " " { line.removeLast() }
            return "  " + (number == 0 ? style.paint(line, .faint) : line) + "\n"
        }.joined()
    }
}

extension TextFormat {
    fileprivate func text(
        of table: AccessTable,
        _ filter: AccessFilter,
        _ basis: AnalysisReport.Basis
    ) -> String {
        var text = ""
        if !table.populations.isEmpty {
            text += style.paint(
                "Who reaches what on \(basis.today) \(basis.side.words)",
                .strong
            )
            text += "\n"
            for population in table.populations { text += self.text(of: population) }
        }
        if !table.administrations.isEmpty {
            text += text.isEmpty ? "" : "\n"
            text += style.paint(
                "Who administers on \(basis.today) \(basis.side.words)",
                .strong
            )
            text += "\n" + administrators(table.administrations)
        }
        if let person = filter.person, table.administrations.isEmpty {
            return "\(person.string.harmless) administers nothing on \(basis.today) "
                + "\(basis.side.words).\n"
        }
        if let organization = filter.organization, table.administrations.isEmpty {
            let place = organization.string.harmless + filter.scope
            return (text.isEmpty ? "" : text + "\n") + "Nobody\(filter.origin) administers "
                + "\(place) on \(basis.today) \(basis.side.words).\n"
        }
        return text.isEmpty ? "Nobody, on \(basis.today) \(basis.side.words).\n" : text
    }

    private func text(of population: AccessTable.PopulationReach) -> String {
        let people = "\(population.population.rawValue) of \(population.organization)"
        let way = "through \(population.reach.way.words)"
        let width =
            population.reach.reach.map { ($0.condition.words ?? "everyone").harmless.columns }
            .max() ?? 0
        return "\n  \(style.paint(people.harmless, .strong)) \(way.harmless)\n"
            + population.reach.reach.map { conditional in
                let condition = (conditional.condition.words ?? "everyone").harmless
                return
                    "    \(condition.padded(to: width))  \(conditional.services.words.harmless)\n"
            }.joined()
    }

    private func administrators(_ administrations: [Administration]) -> String {
        let heading = ["PERSON", "FROM OUTSIDE", "ROLE", "AT", "FROM", "UNTIL", "SPONSOR"]
        return table(
            [heading]
                + administrations.map { administration in
                    let through =
                        administration.source == administration.organization
                        ? "" : " (through \(administration.source))"
                    let services = administration.services
                    let scope = services.isEmpty ? "" : " for \(services.list)"
                    return [
                        administration.email.string.harmless,
                        administration.partner?.partner.string.harmless ?? "-",
                        (administration.role.string + scope).harmless,
                        (administration.organization.string + through).harmless,
                        administration.from?.description ?? "-",
                        administration.until?.description ?? "-",
                        administration.sponsor?.string.harmless ?? "-",
                    ]
                }
        )
    }

    fileprivate func text(of bills: [AnalysisReport.BillChange]) -> String {
        var text = ""
        for bill in bills {
            let before = bill.before?.total
            let after = bill.after?.total
            let owner = (bill.after ?? bill.before)?.owner.string.harmless ?? ""
            let amount = after.map { "\($0) a month".harmless } ?? "removed"
            let former =
                before == after ? "" : before.map { ", live \($0)".harmless } ?? ", a new account"
            text += style.paint(bill.account.string.harmless, .strong)
            text += " of \(owner): \(amount)\(former)\n"
            let lines = (bill.after?.lines ?? []).map { line in
                [
                    line.organization.string.harmless, line.service.string.harmless,
                    line.plan.string.harmless, "\(line.quantity) × \(line.price)".harmless,
                    line.total.description.harmless,
                ]
            }
            if !lines.isEmpty {
                text += table([["ORGANIZATION", "SERVICE", "PLAN", "PRICE", "A MONTH"]] + lines)
            }
            text += "\n"
        }
        for (before, after) in bills.totals {
            text += style.paint("Total: \(after) a month".harmless, .strong)
            text += before == after ? "\n" : ", live \(before)".harmless + "\n"
        }
        return text.isEmpty ? "There are no billing accounts.\n" : text
    }

    fileprivate func text(
        of entries: [CalendarEntry],
        days: Int,
        _ basis: AnalysisReport.Basis
    ) -> String {
        let last = basis.today.adding(days: days)
        guard !entries.isEmpty else {
            return "Nothing starts or ends from \(basis.today) to \(last).\n"
        }
        let heading = style.paint("What starts and ends from \(basis.today) to \(last)", .strong)
        return heading + "\n"
            + table(
                [["DAY", "", "WHAT", "WHERE"]]
                    + entries.map { entry in
                        [
                            entry.day.description, entry.turn.rawValue,
                            entry.subject.words.harmless, entry.address.description.harmless,
                        ]
                    }
            )
    }
}

extension AccessFilter {
    /// Of whom it speaks, after "Nobody".
    fileprivate var origin: String { partner.map { " of \($0)".harmless } ?? "" }

    /// The service of which it speaks, after the organization.
    fileprivate var scope: String { service.map { " for \($0)".harmless } ?? "" }
}

extension CalendarEntry.Subject {
    /// What starts or ends.
    var words: String {
        switch self {
        case .collaboration(let people, let role, _): "\(people.list) as \(role)"
        case .subscription(let service): "subscription \(service)"
        case .waiver(let rule): "waiver of \(rule)"
        case .person(let email): "\(email) leaves"
        case .certificate(let fingerprint): "certificate \(fingerprint)"
        case .removal: "may be removed"
        }
    }
}
