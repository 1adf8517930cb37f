import TenantryModel
import TenantryNames

/// A domain of the workspace, by where it is and by what it looks like.
struct SeenDomain {
    /// Equal for domains that look alike.
    let fingerprint: UInt64
    /// Whether it has letters outside ASCII.
    let isInternational: Bool
    /// The place of the organization that claims it; `nil` for the provider and partners.
    let organization: Int?
    /// The place of the partner that has it; `nil` for organizations and the provider.
    let partner: Int?
    /// The place among the domains of its owner.
    let index: Int

    /// All domains, sorted by what they look like, those of the catalog first.
    ///
    /// - Complexity: O(*n* log *n*).
    static func all(_ desired: DesiredIndex) -> [SeenDomain] {
        var result: [SeenDomain] = []
        result.reserveCapacity(desired.state.organizations.count * 2)
        for provider in desired.catalog.providers.prefix(1) {
            for (index, domain) in provider.domains.enumerated() {
                result.append(SeenDomain(domain, nil, nil, index))
            }
        }
        for (number, partner) in desired.catalog.partners.enumerated() {
            for (index, domain) in partner.domains.enumerated() {
                result.append(SeenDomain(domain, nil, number, index))
            }
        }
        let organizations = desired.state.organizations
        for number in organizations.indices {
            for index in organizations[number].domains.indices {
                let name = organizations[number].domains[index].name
                result.append(SeenDomain(name, number, nil, index))
            }
        }
        result.sort(by: precedes)
        return result
    }

    private init(_ name: Text, _ organization: Int?, _ partner: Int?, _ index: Int) {
        let base = SeenDomain.base(of: name.string)
        let shown = SeenDomain.shown(base)
        fingerprint = Skeleton.fingerprint(of: shown ?? base)
        isInternational = shown != nil
        self.organization = organization
        self.partner = partner
        self.index = index
    }

    /// A number that is equal for domains that look alike.
    ///
    /// - Complexity: O(*n*) in the length of the name.
    static func fingerprint(of name: Text) -> UInt64 {
        let base = base(of: name.string)
        return Skeleton.fingerprint(of: shown(base) ?? base)
    }

    /// How a domain with letters outside ASCII is shown; `nil` if it has none.
    private static func shown(_ base: String) -> String? {
        mayBeEncoded(base) ? DomainNames.uLabel(of: base) : nil
    }

    private static func precedes(_ one: SeenDomain, _ other: SeenDomain) -> Bool {
        if one.fingerprint != other.fingerprint { return one.fingerprint < other.fingerprint }
        let (left, right) = (one.organization ?? -1, other.organization ?? -1)
        if left != right { return left < right }
        return (one.partner ?? -1, one.index) < (other.partner ?? -1, other.index)
    }

    /// Whether another domain only looks like this one, and belongs to somebody unrelated.
    func isImitated(by other: SeenDomain, _ desired: DesiredIndex) -> Bool {
        guard let imitator = other.organization else { return false }
        let (name, otherName) = (name(desired), other.name(desired))
        let (base, otherBase) = (SeenDomain.base(of: name), SeenDomain.base(of: otherName))
        guard base != otherBase, skeleton(of: base) == skeleton(of: otherBase) else { return false }
        return organization.map { !desired.isOneTree($0, imitator) } ?? true
    }

    private func skeleton(of base: String) -> Skeleton {
        Skeleton(of: DomainNames.uLabel(of: base) ?? base)
    }

    /// The domain as it is written.
    func name(_ desired: DesiredIndex) -> String {
        if let organization {
            return desired.state.organizations[organization].domains[index].name.string
        }
        if let partner { return desired.catalog.partners[partner].domains[index].string }
        return desired.catalog.providers.first?.domains[index].string ?? ""
    }

    /// Who has it, for people.
    func owner(_ desired: DesiredIndex) -> String {
        if let organization { return "`\(desired.state.organizations[organization].id)`" }
        if let partner { return "partner `\(desired.catalog.partners[partner].id)`" }
        return "the provider"
    }

    /// Where it is written.
    func place(_ desired: DesiredIndex) -> Place {
        let name = name(desired)
        if let organization { return Place(organization: organization, "domains", name) }
        if let partner {
            let id = desired.catalog.partners[partner].id.string
            return .catalog("partners", id, "domains", name)
        }
        return .catalog("provider", "domains", name)
    }

    private static func base(of name: String) -> String {
        name.utf8.first == 0x2A ? String(name.dropFirst(2)) : name
    }

    /// Whether there are two hyphens side by side, as in `xn--`.
    private static func mayBeEncoded(_ name: String) -> Bool {
        var previous: UInt8 = 0
        for byte in name.utf8 {
            if byte == 0x2D, previous == 0x2D { return true }
            previous = byte
        }
        return false
    }
}
