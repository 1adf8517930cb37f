package import TenantryModel

/// Whether somebody has a role at an organization, and what that rests on.
package enum RoleAnswer: Hashable, Sendable {
    /// They have it, by each of these chains.
    case holds([Chain])
    /// They would have it with one more attribute value.
    case onCondition(Condition, Chain)
    /// They do not have it today; these chains have ended or have not begun.
    case holdsAtOtherTimes([Chain])
    /// They do not sign in there at all.
    case noSignIn(SignInAnswer)
    /// They do not have it; the chain ends with the first link that breaks.
    case doesNotHold(Chain)

    /// What one answer rests on, from the organization to the person.
    package struct Chain: Hashable, Sendable {
        /// The links.
        package let reasons: [Reason]
        /// The first and the last day, where there are any.
        package let from: Day?
        /// The last day.
        package let until: Day?

        /// Puts a chain together.
        package init(reasons: [Reason], from: Day?, until: Day?) {
            self.reasons = reasons
            self.from = from
            self.until = until
        }
    }
}

extension StateIndex {
    /// Answers why a person has an admin role at an organization.
    ///
    /// - Parameters:
    ///   - person: An e-mail address, or what a partner calls the person: `jane-roe` or
    ///     `onboardly/jane-roe`.
    ///   - role: The admin role.
    ///   - organization: The place of the organization.
    /// - Returns: The answer.
    package func why(_ person: Text, adminRole role: Text, at organization: Int) -> RoleAnswer {
        let effective = EffectiveOrganization(organization, in: self)
        let all = effective.administrations.filter { $0.role == role && $0.isOf(person) }
        let now = all.filter { $0.holds(on: today) }
        if !now.isEmpty { return .holds(now.map(chain)) }
        if !all.isEmpty { return .holdsAtOtherTimes(all.map(chain)) }
        let reasons = obstacle(to: role, of: person, at: effective)
        return .doesNotHold(RoleAnswer.Chain(reasons: reasons, from: nil, until: nil))
    }

    /// Answers why somebody has a role of a service at an organization.
    ///
    /// - Parameters:
    ///   - question: The person's address, the organization, and what is known of them.
    ///   - role: The role.
    /// - Returns: The answer.
    package func why(_ question: SignInQuestion, role: RoleName) -> RoleAnswer {
        let answer = signIn(question)
        guard case .signsIn(let signIn) = answer.outcome else { return .noSignIn(answer) }
        let door = answer.reasons.filter { $0.fact.service == nil }
        if signIn.reach.contains(where: { $0.roleNames.contains(role) }) {
            let links = answer.reasons.leading(to: role)
            return .holds([.init(reasons: door + links, from: nil, until: nil)])
        }
        guard let further = signIn.further.first(where: { $0.roles.contains(role) }),
            case .attribute(let attribute, let value) = further.condition
        else {
            let reasons = door + [obstacle(to: role, for: signIn)].compactMap { $0 }
            return .doesNotHold(RoleAnswer.Chain(reasons: reasons, from: nil, until: nil))
        }
        var assumed = question
        assumed.claims.append(Pair(attribute, value))
        let links = self.signIn(assumed).reasons.leading(to: role)
        let chain = RoleAnswer.Chain(reasons: door + links, from: nil, until: nil)
        return .onCondition(further.condition, chain)
    }

    private func chain(_ administration: Administration) -> RoleAnswer.Chain {
        var reasons = [administration.reason]
        let address = administration.address
        if let partner = administration.partner {
            if administration.source != administration.organization {
                reasons.append(
                    Reason(.coversChildren(of: administration.source), address, "children")
                )
            }
            reasons += membership(partner, administration)
        }
        return RoleAnswer.Chain(
            reasons: reasons,
            from: administration.from,
            until: administration.until
        )
    }

    private func membership(
        _ member: Administration.PartnerPerson,
        _ administration: Administration
    ) -> [Reason] {
        let address = Address(.partner, member.partner)
        guard let partner = partners[member.partner],
            let person = partner.people.named(member.person)
        else { return [] }
        let source = organizations[administration.source].map { state.organizations[$0] }
        let collaborator = source?.collaborators.named(administration.collaborator ?? "")
        var result: [Reason] = []
        if let team = collaborator?.team, collaborator?.people.contains(person.id) != true {
            result.append(
                Reason(.inTeam(person: person.id, team: team), address.child(.team, team))
            )
        }
        result.append(
            Reason(
                .person(person.id, email: person.email, until: person.until),
                address.child(.person, person.id)
            )
        )
        return result
    }
}

extension Catalog {
    /// How people of partners are called: `person`, and `partner/person`.
    package var personNames: [Text] {
        partners.flatMap { partner in
            partner.people.flatMap { [$0.id, Text("\(partner.id)/\($0.id)")] }
        }
    }
}

extension Administration {
    /// Whether it is the right of this person, as somebody calls them.
    package func isOf(_ person: Text) -> Bool {
        person.means(email: email, named: partner.map { ($0.partner, $0.person) })
    }
}

extension Text {
    /// Whether this means somebody: by e-mail address, whose case means nothing to those who type
    /// one, or by a partner's name for them, alone or behind that of the partner.
    func means(email: Text, named name: (partner: Text, person: Text)?) -> Bool {
        if email == self || email.string.lowercased() == string.lowercased() { return true }
        guard let name else { return false }
        return name.person == self || Text("\(name.partner)/\(name.person)") == self
    }
}

extension [Reason] {
    /// Those that lead to a role: how the organization comes to its service, what gives the role or
    /// one that includes it, and how it is included.
    fileprivate func leading(to role: RoleName) -> [Reason] {
        var wanted: Set<RoleName> = [role]
        var isComplete = false
        while !isComplete {
            isComplete = true
            for reason in self {
                guard case .included(let inner, let outer) = reason.fact, wanted.contains(inner)
                else { continue }
                if wanted.insert(outer).inserted { isComplete = false }
            }
        }
        return filter { reason in
            switch reason.fact {
            case .everyoneService(let service), .subscribed(let service),
                .serviceLent(let service):
                service == role.service
            case .defaultRole(let given), .granted(let given, _): wanted.contains(given)
            case .included(let inner, let outer): wanted.contains(inner) && wanted.contains(outer)
            case .claim, .unverified, .named, .switchedOff, .claimFor, .askedFor, .onlyPopulation,
                .via,
                .onlyConnection, .chosen, .connectionLent, .managed, .profilesShared, .imports,
                .admin,
                .collaboration, .inTeam, .person, .coversChildren, .partnerDomain, .provider,
                .coversOnlyItself, .partnerOff,
                .notGiven, .serviceMissing, .requirementMissing, .roleFor, .decidedByApplication,
                .noDefaultRole, .noGrant:
                false
            }
        }
    }
}

extension Fact {
    /// The service that the fact is about, if it is about one.
    package var service: Text? {
        switch self {
        case .everyoneService(let service), .subscribed(let service), .serviceLent(let service):
            service
        case .defaultRole(let role), .granted(let role, _), .included(let role, _): role.service
        case .claim, .unverified, .named, .switchedOff, .claimFor, .askedFor, .onlyPopulation, .via,
            .onlyConnection, .chosen, .connectionLent, .managed, .profilesShared, .imports, .admin,
            .collaboration, .inTeam, .person, .coversChildren, .partnerDomain, .provider,
            .coversOnlyItself, .partnerOff,
            .notGiven, .serviceMissing, .requirementMissing, .roleFor, .decidedByApplication,
            .noDefaultRole, .noGrant:
            nil
        }
    }
}
