import TenantryModel

extension Fact {
    /// What a file says, as one phrase.
    package var sentence: String {
        switch self {
        case .claim(let host, let claim):
            host == claim ? "\(host) is claimed" : "\(host) falls under the claim \(claim)"
        case .unverified(let claim): "\(claim) is claimed but not verified, so it leads nowhere"
        case .named: "the organization was named"
        case .switchedOff(let state): "it is \(state.rawValue): access is off"
        case .claimFor(let population): "the domain is for \(population.rawValue)"
        case .askedFor(let population): "the question is about \(population.rawValue)"
        case .onlyPopulation(let population): "it has \(population.rawValue) only"
        case .via(let name): "the domain leads to connection \(name)"
        case .onlyConnection(let name): "connection \(name) is their only sign-in"
        case .chosen(let name): "they can choose connection \(name)"
        case .connectionLent(let name): "connection \(name) is lent by an ancestor"
        case .managed(let population, let mode, let credential):
            "\(population.rawValue) are managed by mode \(mode.rawValue)"
                + (credential.map { ": the \($0.rawValue) owns the credential" } ?? "")
        case .profilesShared(let population):
            "accounts of \(population.rawValue) are kept by the lender"
        case .imports(let name): "connection \(name) brings the account at the first sign-in"
        case .everyoneService(let service): "\(service) is for everyone"
        case .subscribed(let service): "\(service) is subscribed"
        case .serviceLent(let service): "\(service) is lent by an ancestor"
        case .defaultRole(let role): "everybody has \(role)"
        case .granted(let role, .everyone): "everyone who comes this way has \(role)"
        case .granted(let role, .attribute(let attribute, let value)):
            "\(attribute)=\(value) gives \(role)"
        case .included(let role, let outer): "\(outer) includes \(role)"
        case .admin(let email, let role): "\(email) is \(role)"
        case .collaboration(let partner, let role, let from, let until, let sponsor):
            "\(partner) helps as \(role)" + (from.map { " from \($0)" } ?? "")
                + (until.map { " until \($0)" } ?? "") + ", sponsor \(sponsor)"
        case .partnerDomain(let partner): "the domain is one of partner \(partner)"
        case .provider: "the domain is one of the provider's own"
        case .inTeam(let person, let team): "\(person) is in team \(team)"
        case .person(let person, let email, let until):
            "\(person) is \(email)" + (until.map { ", there until \($0)" } ?? "")
        case .coversChildren(let source): "it covers everything below \(source)"
        case .coversOnlyItself(let source): "it covers nothing below \(source)"
        case .partnerOff(let partner, let state):
            "\(partner) is \(state.rawValue): none of its people has access"
        case .notGiven(let role): "no admin and no collaboration gives them \(role)"
        case .serviceMissing(let service):
            "it does not have \(service): neither subscribed nor lent"
        case .requirementMissing(let missing, let service):
            "\(service) requires \(missing), which it does not have"
        case .roleFor(let role, let audience): "\(role) is for \(audience.rawValue) only"
        case .decidedByApplication(let population):
            "services decide themselves what \(population.rawValue) may do"
        case .noDefaultRole(let role, let population):
            "not all \(population.rawValue) have \(role): it is given to single people"
        case .noGrant(let role, let connection): "connection \(connection) grants \(role) to nobody"
        }
    }
}
