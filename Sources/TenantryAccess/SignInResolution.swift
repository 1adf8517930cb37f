package import TenantryModel
import TenantryNames

extension StateIndex {
    /// Finds out what happens when somebody signs in: home realm discovery.
    ///
    /// A pure function of the state: the identity server does the same, and what depends on it
    /// alone (the answer of the business's identity provider) is said as a condition.
    ///
    /// - Complexity: O(*labels* + *depth* × *connections*).
    package func signIn(_ question: SignInQuestion) -> SignInAnswer {
        answer(question).answer
    }

    /// Finds out what happens whatever somebody answers where the page asks on.
    ///
    /// - Returns: An answer for each way to the end; one if the page asks nothing.
    /// - Complexity: as ``signIn(_:)``, for each of them.
    package func signIns(_ question: SignInQuestion) -> [SignInAnswer] {
        let (answer, choices) = answer(question)
        return choices.isEmpty ? [answer] : choices.flatMap(signIns)
    }

    private func answer(
        _ question: SignInQuestion
    ) -> (answer: SignInAnswer, choices: [SignInQuestion]) {
        var resolution = SignInResolution(index: self, question: question)
        let outcome = resolution.outcome()
        let reasons = resolution.reasons
        return (
            SignInAnswer(question: question, outcome: outcome, reasons: reasons),
            resolution.choices
        )
    }

    /// Where the addresses of a mail host lead; `nil` if nobody can sign in with one.
    ///
    /// - Complexity: O(*labels* + *depth* × *connections*).
    package func route(ofHost host: Text) -> SignInRoute? {
        guard let claimed = claim(on: host) else { return nil }
        let organization = EffectiveOrganization(claimed.organization, in: self)
        var resolution = SignInResolution(index: self, question: SignInQuestion())
        switch resolution.entrance(at: organization, domain: claimed.domain) {
        case .closed(.asksForPopulation):
            return organization.route(whoeverTheyAre: claimed.domain)
        case .closed(.asksForConnection), .closed(.asksForAddress):
            let population = resolution.population(of: claimed.domain, at: organization)
            return SignInRoute(organization: organization.id, population: population)
        case .closed: return nil
        case .open(let way, let users): return organization.route(by: way, users)
        }
    }

    /// The ways on which people of a population sign in with addresses of a mail host, also those
    /// among which the page lets them choose.
    ///
    /// - Parameters:
    ///   - host: The mail host.
    ///   - population: What they say they are, if the page asks; where the organization has no such
    ///     population, they are what it has.
    /// - Returns: The ways; none if they cannot sign in.
    /// - Complexity: O(*labels* + *depth* × *connections*).
    package func ways(ofHost host: Text, preferring population: Population) -> Set<SignInRoute> {
        guard let claimed = claim(on: host) else { return [] }
        let organization = EffectiveOrganization(claimed.organization, in: self)
        let asked = organization.users(population) == nil ? nil : population
        var resolution = SignInResolution(
            index: self,
            question: SignInQuestion(population: asked)
        )
        switch resolution.entrance(at: organization, domain: claimed.domain) {
        case .open(let way, let users): return [organization.route(by: way, users)]
        case .closed(.asksForConnection):
            let who = resolution.population(of: claimed.domain, at: organization)
            guard let users = who.flatMap(organization.users) else { return [] }
            return Set(organization.ways(of: users).map { organization.route(by: $0, users) })
        case .closed: return []
        }
    }
}

extension EffectiveOrganization {
    /// The way of a population by one of its doors.
    fileprivate func route(by way: Way, _ users: UserManagement) -> SignInRoute {
        SignInRoute(
            organization: id,
            population: users.population,
            way: way,
            identityProvider: identityProvider(behind: way)
        )
    }

    /// Where a domain leads people of whom the page asks who they are: to the connection that it
    /// names, if that is for each of them.
    fileprivate func route(whoeverTheyAre domain: Domain) -> SignInRoute {
        let way = domain.via.map(Way.connection).flatMap { via in
            organization.users.contains { ways(of: $0).contains(via) } ? via : nil
        }
        return SignInRoute(
            organization: id,
            way: way,
            identityProvider: way.flatMap(identityProvider)
        )
    }
}

/// Where an address leads.
package struct SignInRoute: Hashable, Sendable {
    /// The organization.
    package var organization: Text
    /// The population; `nil` if the page asks for it.
    package var population: Population?
    /// Where they sign in; `nil` if the page asks for it.
    package var way: Way?
    /// The issuer or entity id of the business's identity provider; `nil` at the provider.
    package var identityProvider: Text?
}

extension Connection {
    /// What names the identity provider behind it: the issuer or the entity id.
    package var identityProvider: Text? { issuer ?? entityID }
}

/// What was found at the end of the routing.
private enum Entrance {
    /// The way in.
    case open(Way, UserManagement)
    /// Why there is none.
    case closed(SignInOutcome)
}

extension SignInQuestion {
    /// The same question with something answered.
    fileprivate func with<Value>(
        _ field: WritableKeyPath<SignInQuestion, Value?>,
        _ value: Value
    ) -> SignInQuestion {
        var result = self
        result[keyPath: field] = value
        return result
    }
}

/// One sign-in on its way through the state.
private struct SignInResolution {
    let index: StateIndex
    var question: SignInQuestion
    var reasons: [Reason] = []
    /// The same question with each answer that somebody can give where the page asks on.
    var choices: [SignInQuestion] = []

    mutating func outcome() -> SignInOutcome {
        var host: Text?
        if let email = question.email {
            guard let typed = SignInResolution.host(of: email) else { return .noAddress }
            host = typed
        }
        let claimed = host.flatMap { index.claim(on: $0) }
        if let unverified = host.flatMap({ index.unverifiedClaim(on: $0) }) {
            reasons.append(
                Reason(.unverified(claim: unverified.domain.name), address(of: unverified))
            )
        }
        let number: Int
        if let id = question.organization {
            guard let named = index.organizations[id] else { return .unknownOrganization(id) }
            if let claimed, !areRelated(claimed.organization, named) {
                let other = index.state.organizations[claimed.organization].id
                return .conflict(page: id, address: other)
            }
            reasons.append(Reason(.named, Address(.organization, id)))
            number = named
        } else if let claimed, let host {
            number = claimed.organization
            reasons.append(
                Reason(.claim(host: host, claim: claimed.domain.name), address(of: claimed))
            )
        } else if let outsider = question.email.flatMap(index.outsider) {
            reasons += outsider.reasons
            return .fromOutside(outsider)
        } else {
            return .asksForOrganization(host: host ?? "")
        }
        // A claim of a relative says nothing about who somebody is on another page.
        let domain = claimed.flatMap { $0.organization == number ? $0.domain : nil }
        let organization = EffectiveOrganization(number, in: index)
        switch entrance(at: organization, domain: domain) {
        case .closed(let outcome): return outcome
        case .open(let way, let users):
            return arrival(by: way, users, at: organization, domain: domain, host: host)
        }
    }

    /// The mail host of an address as claims are written; people type international names as they
    /// read them, which files may not.
    private static func host(of email: Text) -> Text? {
        switch EmailAddress.parse(email.string) {
        case .success(let address): return Text(address.domain)
        case .failure(let refusal):
            guard case .badDomain(.notASCII) = refusal.problem, let typed = refusal.proposal,
                case .success(let address) = EmailAddress.parse(typed)
            else { return nil }
            return Text(address.domain)
        }
    }

    /// Finds the way in at an organization.
    mutating func entrance(at organization: EffectiveOrganization, domain: Domain?) -> Entrance {
        if let off = index.switchedOff(by: organization.number) {
            let owner = index.state.organizations[off]
            let address = Address(.organization, owner.id)
            reasons.append(Reason(.switchedOff(owner.state), address, "state"))
            return .closed(.switchedOff(organization.id, by: owner.id, owner.state))
        }
        guard let population = population(of: domain, at: organization) else {
            let populations = organization.organization.users.compactMap(\.population)
            choices = populations.map { question.with(\.population, $0) }
            return .closed(
                populations.isEmpty ? .noWay(.staff) : .asksForPopulation(populations)
            )
        }
        guard let users = organization.users(population), let mode = users.mode else {
            return .closed(.noPopulation(population))
        }
        reasons.append(
            Reason(
                .managed(population, mode, credential: users.credential),
                Address(.organization, organization.id)
                    .child(.users, Text(population.rawValue))
            )
        )
        let ways = organization.ways(of: users)
        let buttons = organization.buttons(among: ways)
        let way: Way
        let via = domain.flatMap { $0.population ?? population == population ? $0.via : nil }
        if let via, ways.contains(.connection(via)), let domain {
            way = .connection(via)
            reasons.append(Reason(.via(via), address(of: domain, at: organization), "via"))
        } else if ways.isEmpty {
            return .closed(.noWay(population))
        } else if ways.count == 1, let only = ways.first, domain != nil || !buttons.isEmpty {
            way = only
        } else {
            // Without an address that says more, whoever types one may come in where any leads.
            let possible =
                domain == nil ? organization.open(among: ways, for: population) : ways
            guard let chosen = question.connection.map(Way.connection), possible.contains(chosen)
            else {
                choices = possible.compactMap(\.connectionName)
                    .map { question.with(\.connection, $0) }
                if domain == nil, buttons.isEmpty { return .closed(.asksForAddress) }
                let shown = domain == nil ? buttons : ways
                return .closed(.asksForConnection(shown.compactMap(\.connectionName)))
            }
            way = chosen
        }
        return .open(way, users)
    }

    /// What waits behind the door that was found.
    private mutating func arrival(
        by way: Way,
        _ users: UserManagement,
        at organization: EffectiveOrganization,
        domain: Domain?,
        host: Text?
    ) -> SignInOutcome {
        guard let population = users.population else { return .noWay(.staff) }
        let used = organization.usableConnections.first { $0.name == way.connectionName }
        if let used { reasons.append(contentsOf: connectionReasons(used, way, organization)) }
        let importers = organization.importers(of: users)
        let importer = importers.first { $0.name == domain?.via } ?? importers.first
        if let importer {
            let owner = Address(.organization, index.state.organizations[importer.owner].id)
            let connection = owner.child(.connection, importer.connection.id)
            reasons.append(Reason(.imports(importer.name), connection))
        }
        let gate = used ?? importer
        let own = organization.organization.domains.filter(index.counts)
        // Who comes through a connection has no address at a claim that is for others.
        let theirs = used == nil ? own : organization.claims(for: population)
        if let gate, let refusal = refusal(of: host, by: gate, at: theirs) { return refusal }
        let reach = organization.reach(of: population, by: way, claims: question.claims)
        reasons += organization.reasons(for: reach, of: users, by: way, claims: question.claims)
        let lender = used.map { index.state.organizations[$0.owner] }
        let isShared = lender?.sharedProfiles.contains(population) ?? false
        if isShared, let lender, lender.id != organization.id {
            let address = Address(.organization, lender.id)
            reasons.append(Reason(.profilesShared(population), address, "share", "profiles"))
        }
        return .signsIn(
            SignIn(
                organization: organization.id,
                population: population,
                way: way,
                identityProvider: used?.connection.identityProvider,
                type: used?.connection.type,
                importedThrough: importer?.name,
                pins: gate?.connection.pin ?? [],
                acceptedDomains: gate?.connection.emailDomains == .own ? own.map(\.name) : [],
                account: AccountRule(
                    keeper: isShared ? lender?.id ?? organization.id : organization.id,
                    provisioning: users.provisioning ?? .none,
                    credential: users.credential ?? .provider,
                    lifecycle: users.lifecycle ?? .provider,
                    authorization: users.authorization ?? .assigned,
                    inactiveDays: users.inactiveDays
                ),
                reach: reach,
                further: organization.further(than: reach, for: population, by: way),
                sessionsSharedWith: organization.organizationsSharing(used, population)
            )
        )
    }

    /// Why a connection that may speak for own addresses only does not speak for one at a host;
    /// `nil` if it may.
    private func refusal(
        of host: Text?,
        by gate: UsableConnection,
        at claims: [Domain]
    ) -> SignInOutcome? {
        guard gate.connection.emailDomains == .own else { return nil }
        if claims.isEmpty { return .foreignAddress(connection: gate.name, host: nil) }
        guard let host, !claims.contains(where: { DomainNames.covers($0.name.string, host.string) })
        else { return nil }
        return .foreignAddress(connection: gate.name, host: host)
    }

    /// Who somebody is: by the claim, by what they say, or because there is no choice.
    mutating func population(
        of domain: Domain?,
        at organization: EffectiveOrganization
    ) -> Population? {
        let populations = organization.organization.users.compactMap(\.population)
        let users = Address(.organization, organization.id)
        if let domain, let population = domain.population {
            let address = address(of: domain, at: organization)
            reasons.append(Reason(.claimFor(population), address, "for"))
            return population
        }
        if let asked = question.population {
            reasons.append(Reason(.askedFor(asked), users))
            return asked
        }
        guard populations.count == 1, let only = populations.first else { return nil }
        let address = users.child(.users, Text(only.rawValue))
        reasons.append(Reason(.onlyPopulation(only), address))
        return only
    }

    private func connectionReasons(
        _ used: UsableConnection,
        _ way: Way,
        _ organization: EffectiveOrganization
    ) -> [Reason] {
        let owner = Address(.organization, index.state.organizations[used.owner].id)
        let connection = owner.child(.connection, used.connection.id)
        if used.owner != organization.number {
            return [Reason(.connectionLent(used.name), owner, "share", "connections")]
        }
        let isRouted = reasons.contains { if case .via = $0.fact { true } else { false } }
        if isRouted { return [] }
        let isChosen = question.connection == used.name
        return [Reason(isChosen ? .chosen(used.name) : .onlyConnection(used.name), connection)]
    }

    private func areRelated(_ first: Int, _ second: Int) -> Bool {
        first == second || index.ancestors(of: first).contains(second)
            || index.ancestors(of: second).contains(first)
    }

    private func address(of claimed: (organization: Int, domain: Domain)) -> Address {
        Address(.organization, index.state.organizations[claimed.organization].id)
            .child(.domain, claimed.domain.name)
    }

    private func address(of domain: Domain, at organization: EffectiveOrganization) -> Address {
        Address(.organization, organization.id).child(.domain, domain.name)
    }
}
