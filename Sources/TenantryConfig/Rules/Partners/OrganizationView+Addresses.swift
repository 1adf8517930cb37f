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
}

extension OrganizationView {
    /// Whether an e-mail address is in one of its domains (of a population), wildcards apart:
    /// true of nearly all, and found out without making a text.
    func claims(exactly email: Text, for population: Population? = nil) -> Bool {
        organization.domains.contains { domain in
            // Both are ASCII, so comparing them as strings compares bytes.
            let (name, address) = (domain.name.string, email.string)
            guard population == nil || domain.population == population,
                let start = address.utf8.index(
                    address.utf8.endIndex,
                    offsetBy: -name.utf8.count - 1,
                    limitedBy: address.utf8.startIndex
                ),
                address.utf8[start] == UInt8(ascii: "@")
            else { return false }
            return address[address.utf8.index(after: start)...] == name
        }
    }

    /// What an e-mail address is to it.
    ///
    /// - Complexity: O(*domains*), and O(*depth*) for those that are not in its own.
    func standing(of email: Text) -> EmailStanding {
        let host = email.mailHost
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
}

extension OrganizationView {
    /// Whether a collaboration has ended: then it has no effect any more, and what would be wrong
    /// with it harms nobody.
    func hasEnded(_ collaborator: Collaborator) -> Bool {
        collaborator.until.map { $0 < today } ?? false
    }

    /// The place of a collaboration, or of one of its fields.
    func place(_ collaborator: Collaborator, _ steps: String...) -> Place {
        steps.reduce(place("collaborators", collaborator.id.string)) { $0.at($1) }
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
