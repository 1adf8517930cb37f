import TenantryAccess
import TenantryModel
import TenantryNames

/// A domain of one organization that lies under the wildcard of another.
struct ClaimOverlap {
    /// The place of the organization with the wildcard.
    let above: Int
    /// The wildcard, as written.
    let wildcard: Text
    /// The place of the organization with the domain below.
    let below: Int
    /// The domain below, as written.
    let domain: Text

    /// The name behind the `*.`.
    var base: Substring { wildcard.string.dropFirst(2) }

    /// All overlaps, in order of the organization below; none is looked for without a wildcard.
    ///
    /// - Complexity: O(*n*) in the number of domains, times their labels.
    static func all(in state: State) -> [ClaimOverlap] {
        let organizations = state.organizations
        let wildcards = wildcards(of: organizations)
        guard !wildcards.isEmpty else { return [] }
        var result: [ClaimOverlap] = []
        for number in organizations.indices {
            for domain in organizations[number].domains {
                let name = domain.name.string
                guard let above = nearest(above: name, wildcards), above != number else { continue }
                // A domain that two claim alike is another matter.
                guard
                    let wildcard = organizations[above].domains
                        .filter({ DomainNames.covers($0.name.string, name) })
                        .max(by: { $0.name.string.utf8.count < $1.name.string.utf8.count }),
                    wildcard.name != domain.name
                else { continue }
                result.append(
                    ClaimOverlap(
                        above: above,
                        wildcard: wildcard.name,
                        below: number,
                        domain: domain.name
                    )
                )
            }
        }
        return result
    }

    /// The first organization that claims a wildcard, by the name behind the `*.`.
    private static func wildcards(of organizations: [Organization]) -> [Substring: Int] {
        var wildcards: [Substring: Int] = [:]
        for number in organizations.indices {
            for domain in organizations[number].domains
            where domain.isWildcard {
                let base = domain.name.string.dropFirst(2)
                if wildcards[base] == nil { wildcards[base] = number }
            }
        }
        return wildcards
    }

    /// Who has the longest wildcard above a name, a wildcard being above itself.
    private static func nearest(above name: String, _ wildcards: [Substring: Int]) -> Int? {
        var rest = name.utf8.first == 0x2A ? name.dropFirst(2) : name[...]
        while true {
            if let number = wildcards[rest] { return number }
            guard let dot = rest.utf8.firstIndex(of: 0x2E) else { return nil }
            rest = rest[rest.utf8.index(after: dot)...]
        }
    }
}
