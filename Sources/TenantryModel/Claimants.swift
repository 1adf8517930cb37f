/// Who has shown that a name is theirs: whoever claims it live, and where nobody does, whoever
/// claims it next.
package struct Claimants: Sendable {
    /// Who claims live what something is known of: ids by the name that is proven.
    private let ids: [Text: Set<Text>]

    /// Finds who claims live what something is known of.
    ///
    /// - Complexity: O(*n*) in the number of claims.
    package init(of facts: RuntimeFacts, in live: State) {
        var ids: [Text: Set<Text>] = [:]
        for organization in live.organizations where !facts.domains.isEmpty {
            for domain in organization.domains where facts.domains[domain.provenName] != nil {
                ids[domain.provenName, default: []].insert(organization.id)
            }
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
