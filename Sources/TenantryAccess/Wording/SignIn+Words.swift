package import TenantryModel

extension SignInAnswer {
    /// What happens, as one sentence.
    package var headline: String {
        let who = question.email?.string ?? "Whoever opens /o/\(question.organization ?? "")"
        switch outcome {
        case .noAddress: return "\(who) is no e-mail address."
        case .unknownOrganization(let id):
            return "There is no organization \(id): the page asks for the name or the link."
        case .asksForOrganization(let host):
            let cause =
                isUnverified ? "\(host) is not verified" : "No organization claims \(host)"
            return "\(cause): the page asks \(who) for the organization's name or link."
        case .fromOutside(let outsider): return "\(who) \(outsider.words)."
        case .conflict(let page, let address):
            return "Refused: \(who) belongs to \(address), and the page is that of \(page)."
        case .switchedOff(let id, let by, let state):
            let cause = id == by ? "it is" : "\(by) above it is"
            return "\(who) cannot sign in at \(id): \(cause) \(state.rawValue)."
        case .asksForPopulation(let populations):
            let words = populations.map(\.rawValue).joined(separator: " or ")
            return "The page asks: \(words)?"
        case .asksForAddress:
            return "The page asks for an e-mail address: no connection has a button there."
        case .noPopulation(let population):
            return "\(who) cannot sign in: the organization has no \(population.rawValue)."
        case .asksForConnection(let names):
            return "The page shows a button for each of \(names.list)."
        case .noWay(let population):
            return "\(who) cannot sign in: there is no sign-in for \(population.rawValue)."
        case .foreignAddress(let connection, let host):
            let addresses = host.map { "addresses at \($0)" } ?? "any address"
            return "Refused: connection \(connection) may not speak for \(addresses)"
                + (host == nil ? ", since no domain is shown to be its own." : ".")
        case .signsIn(let signIn):
            return "\(who) signs in \(signIn.destination), as one of the "
                + "\(signIn.population.rawValue) of \(signIn.organization)."
        }
    }

    /// Whether somebody claims the domain, which counts for nothing.
    private var isUnverified: Bool {
        reasons.contains { if case .unverified = $0.fact { true } else { false } }
    }

    /// A word for the outcome, for programs.
    package var outcomeWord: String {
        switch outcome {
        case .noAddress: "no-address"
        case .unknownOrganization: "unknown-organization"
        case .asksForOrganization: "asks-for-organization"
        case .fromOutside: "from-outside"
        case .conflict: "conflict"
        case .switchedOff: "switched-off"
        case .asksForPopulation: "asks-for-population"
        case .noPopulation: "no-population"
        case .asksForConnection: "asks-for-connection"
        case .asksForAddress: "asks-for-address"
        case .noWay: "no-way"
        case .foreignAddress: "foreign-address"
        case .signsIn: "signs-in"
        }
    }

    /// Whether the page asks on before anything is decided.
    package var isOpen: Bool {
        switch outcome {
        case .asksForOrganization, .asksForPopulation, .asksForConnection, .asksForAddress: true
        case .noAddress, .unknownOrganization, .fromOutside, .conflict, .switchedOff,
            .noPopulation, .noWay, .foreignAddress, .signsIn:
            false
        }
    }

    /// The claim that decided, if one did.
    package var claim: Text? {
        for reason in reasons {
            if case .claim(_, let claim) = reason.fact { return claim }
        }
        return nil
    }
}

extension Outsider {
    /// Who they are and what they administer, after the address.
    fileprivate var words: String {
        guard let partner else { return "is one of the provider's own people" }
        guard let person else { return "is at a domain of \(partner), which names no such person" }
        let signIn = "is \(person.id) of partner \(partner), signs in at the provider"
        let now = administrations.filter { $0.holds(on: today) }
        let rest = (now.isEmpty ? administrations : now).map { administration in
            let end = administration.until.map { " until \($0)" } ?? ""
            let start = administration.from.map { " from \($0)" } ?? ""
            return "\(administration.organization) as \(administration.role)"
                + (now.isEmpty ? start : "") + end
        }
        let list = rest.joined(separator: ", ")
        if !now.isEmpty { return "\(signIn), and administers \(list)" }
        return "\(signIn), and administers nothing on \(today)" + (list.isEmpty ? "" : ": \(list)")
    }
}

extension SignIn {
    /// Where they sign in, after "signs in".
    fileprivate var destination: String {
        identityProvider.map { "at \($0)" } ?? "at the provider"
    }

    /// Where they sign in, in a table.
    package var place: String {
        guard let connection = way.connectionName else { return "at the provider" }
        let speech = [type?.rawValue, identityProvider?.string].compactMap { $0 }
        return "connection \(connection): \(speech.joined(separator: ", "))"
    }
}

extension AccountRule {
    /// What is kept, by whom, in a table.
    package var rows: [(String, String)] {
        let account =
            switch provisioning {
            case .none where lifecycle == .business && credential == .business && isSessionOnly:
                "none: only a session"
            case .none: "at \(keeper), created beforehand by the \(lifecycle.rawValue)"
            case .jit: "at \(keeper), created at the first sign-in"
            case .scim: "at \(keeper), pushed by the business (SCIM)"
            }
        let inactive = inactiveDays.map { "; suspended after \($0) days without a sign-in" } ?? ""
        return [
            ("account", account + inactive),
            ("credential", "kept by the \(credential.rawValue)"),
            ("lifecycle", "decided by the \(lifecycle.rawValue)"),
            ("authorization", authorization.words),
        ]
    }

    /// Whether nothing is kept at all: roles come with each token, and no directory of ours exists.
    private var isSessionOnly: Bool { authorization == .claims }
}

extension Authorization {
    /// Where it is decided what they may do.
    fileprivate var words: String {
        switch self {
        case .assigned: "roles are assigned here"
        case .claims: "roles follow from claims at each sign-in"
        case .application: "the application decides"
        }
    }
}
