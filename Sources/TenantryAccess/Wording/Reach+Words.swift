import TenantryModel

extension Way {
    /// The way in a phrase.
    package var words: String { connectionName?.string ?? "the provider" }
}

extension Condition {
    /// The condition in brackets; `nil` for everybody.
    package var words: String? {
        switch self {
        case .everyone: nil
        case .attribute(let attribute, let value): "\(attribute)=\(value)"
        }
    }
}

extension ServiceReach {
    /// The service, and what people are there.
    package var words: String {
        if !roles.isEmpty {
            let most = roles.dropLast().list
            return "\(service) as \(most.isEmpty ? "" : most + " and ")\(roles.suffix(1).list)"
        }
        return isDecidedByApplication ? "\(service) as it decides itself" : service.string
    }
}

extension [ServiceReach] {
    /// The services with the roles: `meal-ordering as patient and support-desk`.
    package var words: String { isEmpty ? "no service" : map(\.words).joined(separator: ", ") }

    /// The roles by their whole names, or the services where there are no roles.
    package var named: String {
        flatMap { reach in
            reach.roles.isEmpty ? [reach.service] : reach.roleNames.map(\.text)
        }.list
    }
}

extension [ConditionReach] {
    /// What everybody gets, and what single values add.
    package var words: String {
        let base = first { $0.condition == .everyone }?.services ?? []
        let known = Set(base.flatMap(\.roleNames))
        let more = compactMap { conditional -> String? in
            guard let words = conditional.condition.words else { return nil }
            let roles = conditional.services.flatMap(\.roleNames).filter { !known.contains($0) }
            return roles.isEmpty ? nil : "\(roles.map(\.text).list) with \(words)"
        }
        return ([base.words] + more).joined(separator: "; ")
    }
}
