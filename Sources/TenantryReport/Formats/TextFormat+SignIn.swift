import TenantryAccess
import TenantryModel

extension TextFormat {
    /// Shows how somebody signs in, what that leads to, and why.
    func text(
        of answer: SignInAnswer,
        _ service: Text?,
        _ isVerificationRequired: Bool,
        _ report: AnalysisReport
    ) -> String {
        var text = style.paint(answer.headline.harmless, .strong) + "\n"
        if case .signsIn(let signIn) = answer.outcome {
            text += "\n" + details(signIn, service)
            if isVerificationRequired, let claim = answer.claim {
                text += "\n\(style.paint("!", .change)) this holds once the domain "
                text += "\(claim.string.harmless) is verified\n"
            }
        }
        guard !answer.reasons.isEmpty else { return text }
        return text + "\n" + style.paint("Why", .strong) + "\n" + lines(of: answer.reasons, report)
    }

    private func details(_ signIn: SignIn, _ service: Text?) -> String {
        var rows = [
            ("organization", signIn.organization.string),
            ("population", signIn.population.rawValue),
            ("sign-in", signIn.place),
        ]
        if let connection = signIn.importedThrough {
            rows.append(("first sign-in", "through connection \(connection), then here"))
        }
        if !signIn.pins.isEmpty {
            let pins = signIn.pins.map { "\($0.key)=\($0.value)" }.joined(separator: ", ")
            rows.append(("only with", pins))
        }
        if !signIn.acceptedDomains.isEmpty {
            rows.append(("e-mail", "refused unless it is in \(signIn.acceptedDomains.list)"))
        }
        rows += signIn.account.rows
        rows.append(("services", signIn.reach.words))
        for further in signIn.further {
            let roles = further.roles.map(\.text).list
            rows.append(("with \(further.condition.words ?? "")", "also \(roles)"))
        }
        if let service {
            let reach = signIn.reach.filter { $0.service == service }
            rows.append((service.string, reach.isEmpty ? "not reached" : "reached"))
        }
        let shared = signIn.sessionsSharedWith
        rows.append(
            ("one session", "for all services" + (shared.isEmpty ? "" : ", also at \(shared.list)"))
        )
        let width = rows.map(\.0.harmless.columns).max() ?? 0
        return rows.map { name, value in
            "  \(style.paint(name.harmless.padded(to: width), .faint))  \(value.harmless)\n"
        }.joined()
    }

    /// Shows whether somebody has a role, and the chain of what says so.
    func text(
        of question: AnalysisReport.RoleQuestion,
        _ answer: RoleAnswer,
        _ report: AnalysisReport
    ) -> String {
        let whom = "\(question.person) has \(question.role) at \(question.organization)".harmless
        let not =
            "\(question.person) does not have \(question.role) at \(question.organization)".harmless
        func chains(_ chains: [RoleAnswer.Chain]) -> String {
            chains.map { "\n" + lines(of: $0.reasons, report) }.joined()
        }
        switch answer {
        case .holds(let found):
            return style.paint("Yes: \(whom).", .strong) + "\n" + chains(found)
        case .onCondition(let condition, let chain):
            let words = (condition.words ?? "").harmless
            return style.paint("Only with \(words): then \(whom).", .strong) + "\n"
                + chains([chain])
        case .holdsAtOtherTimes(let found):
            let times = found.map(\.term).joined(separator: ", ")
            return style.paint("No: \(not) on \(report.basis.today), but \(times).", .strong)
                + "\n" + chains(found)
        case .noSignIn(let signIn) where signIn.isOpen:
            return style.paint("It depends.", .strong) + " \(signIn.headline.harmless)\n"
        case .noSignIn(let signIn):
            return style.paint("No: \(not).", .strong) + "\n"
                + "\(signIn.headline.harmless)\n"
                + (signIn.reasons.isEmpty ? "" : "\n" + lines(of: signIn.reasons, report))
        case .doesNotHold(let chain):
            return style.paint("No: \(not).", .strong) + "\n" + chains([chain])
        }
    }
}

extension RoleAnswer.Chain {
    /// When it holds.
    fileprivate var term: String {
        switch (from, until) {
        case (let from?, let until?): "from \(from) until \(until)"
        case (let from?, nil): "from \(from)"
        case (nil, let until?): "until \(until)"
        case (nil, nil): "always"
        }
    }
}
