/// Who has shown that a name is theirs: whoever claims it live, and where nobody does, whoever
/// claims it next.
package struct Claimants: Sendable {
    /// Who has shown live what something is known of: ids by the name that is proven.
    private let ids: [Text: Set<Text>]

    /// Finds who has shown what something is known of.
    ///
    /// Whoever alone claims a name has shown it. Where several do (`name` and `*.name`), those have
    /// whose record was seen: one that came later has shown nothing.
    ///
    /// - Parameters:
    ///   - facts: What is known.
    ///   - live: Who claims what.
    ///   - records: What the DNS of a name may say for an organization, by its id.
    /// - Complexity: O(*n*) in the number of claims.
    package init(
        of facts: RuntimeFacts,
        in live: State,
        records: (_ name: Text, _ id: Text) -> [Text] = { _, _ in [] }
    ) {
        var ids: [Text: Set<Text>] = [:]
        for organization in live.organizations where !facts.domains.isEmpty {
            for domain in organization.domains where facts.domains[domain.provenName] != nil {
                ids[domain.provenName, default: []].insert(organization.id)
            }
        }
        for (name, known) in facts.domains {
            guard let claiming = ids[name], claiming.count > 1 else { continue }
            let seen = Set(known.tokens)
            ids[name] = claiming.filter { !seen.isDisjoint(with: records(name, $0)) }
        }
        self.ids = ids
    }

    /// Whether what is known of a name is known of an organization.
    ///
    /// - Parameters:
    ///   - id: The id that the organization has live; `nil` if it is new.
    ///   - name: The name that is proven.
    /// - Returns: Whether it is.
    package func include(_ id: Text?, for name: Text) -> Bool {
        guard let claimants = ids[name] else { return true }
        return id.map(claimants.contains) ?? false
    }
}
