import TenantryAccess
import TenantryModel
import TenantryNames

/// What an e-mail address is to an organization.
enum EmailStanding: Hashable, Sendable {
    /// It is in a domain of its staff.
    case staff
    /// It is in a domain of its own of which is not said whose it is.
    case undecided
    /// It is in a domain of its consumers.
    case consumer
    /// It is in a staff domain of an ancestor that lends its sign-in or its profiles: people of
    /// the group are known in the organization.
    case groupStaff
    /// It is in none of these.
    case outside
    /// It would be in one of its own or of the group, but a more exact claim leads to an
    /// organization of another tree.
    case foreign(Int)
}

extension OrganizationView {
    /// Whether an e-mail address is in one of its domains (of a population), wildcards apart:
    /// true of nearly all, and found out without making a text.
    func claims(exactly email: Text, for population: Population? = nil) -> Bool {
        organization.domains.contains { domain in
            let start = email.utf8.count - domain.name.utf8.count
            return (population == nil || domain.population == population)
                && start > 0 && email.utf8[start - 1] == UInt8(ascii: "@")
                && email.utf8[start...].elementsEqual(domain.name.utf8)
        }
    }

    /// What an e-mail address is to it.
    ///
    /// - Complexity: O(*domains*), and O(*depth*) for those that are not in its own.
    func standing(of email: Text) -> EmailStanding {
        let host = email.mailHost
        let standing = claimedStanding(of: host)
        switch standing {
        case .staff, .undecided, .groupStaff:
            return stranger(claiming: host).map(EmailStanding.foreign) ?? standing
        case .consumer, .outside, .foreign: return standing
        }
    }

    /// What a mail host is to it by its own claims and those of the group.
    private func claimedStanding(of host: String) -> EmailStanding {
        if let claim = desired.state.organizations[number].claim(on: host) {
            switch claim.population {
            case .staff: return .staff
            case .consumers: return .consumer
            case nil: return .undecided
            }
        }
        for ancestor in desired.index.ancestors(of: number) {
            let lender = desired.state.organizations[ancestor]
            guard !lender.sharedConnections.isEmpty || lender.sharedProfiles.contains(.staff),
                let claim = lender.claim(on: host)
            else { continue }
            return claim.population == .consumers ? .outside : .groupStaff
        }
        return .outside
    }

    /// The organization of another tree to which a mail host leads, since its claim is the most
    /// exact one; a claim that is known to be unproven leads nowhere.
    ///
    /// - Complexity: O(*labels*).
    private func stranger(claiming host: String) -> Int? {
        let winner = desired.index.claim(on: Text(host)) { owner, domain in
            desired.isProven(domain, of: owner)
        }
        // What two claim alike is another matter, and so is whoever could not be read.
        guard let (owner, domain) = winner, !desired.isOneTree(owner, number),
            organization.domains.named(domain.name) == nil,
            isUnderstood, OrganizationView(owner, in: desired).isUnderstood
        else { return nil }
        return owner
    }

    /// What somebody is whose address leads to a stranger, as a part of a sentence.
    func staff(of stranger: Int) -> String {
        "is at a domain of `\(desired.state.organizations[stranger].id)`, which claims it more "
            + "exactly than `\(id)`"
    }

    /// Whether its file may have said something already when it was last applied: then it is no
    /// mistake of whoever changes something else today.
    func mayHaveSaid(_ isSaid: (Organization) -> Bool) -> Bool {
        guard let applied = desired.lastApplied else { return true }
        return desired.predecessor(of: organization, in: applied).map(isSaid) ?? false
    }
}

extension DesiredIndex {
    /// Whether a claim leads anywhere, as far as is known.
    fileprivate func isProven(_ domain: Domain, of owner: Int) -> Bool {
        guard facts != nil, policy.verified == .required else { return true }
        return domain.proof == .contract && policy.allowContract
            || proof(of: domain.provenName, for: state.organizations[owner])?.state == .verified
    }
}

extension OrganizationView {
    /// Whether a collaboration has ended: then it has no effect any more, and what would be wrong
    /// with it harms nobody.
    func hasEnded(_ collaborator: Collaborator) -> Bool {
        collaborator.until.map { $0 < today } ?? false
    }

    /// The place where a collaboration says whom it brings, or where it names one of them.
    func peoplePlace(_ collaborator: Collaborator, _ person: Person? = nil) -> Place {
        guard collaborator.team == nil else { return place(collaborator, "team") }
        guard let person else { return place(collaborator, "people") }
        return place(collaborator, "people", person.id.string)
    }
}

extension Partner {
    /// Whether a mail host is in one of its domains.
    func owns(host: String) -> Bool {
        domains.contains { DomainNames.covers($0.string, host) }
    }
}
