package import TenantryModel

/// What the DNS of a domain must say to show that it belongs to the organization that claims it.
///
/// It comes from no random source: whoever asks again gets the same answer. Another state, and
/// another organization, ask for another record, so that one that was left behind proves nothing
/// for whoever claims the domain next.
package enum DomainChallenge {
    /// The name of the record for a domain.
    package static func record(of domain: Text) -> Text { Text("_tenantry-challenge.\(domain)") }

    /// What the record says.
    ///
    /// - Parameters:
    ///   - domain: The name that is proven.
    ///   - organization: The id of the organization that claims it.
    ///   - lineage: The identity of the store.
    /// - Returns: 32 hexadecimal digits.
    package static func token(
        of domain: Text,
        for organization: Text,
        lineage: Text
    ) -> Text {
        var bytes = Array(lineage.string.utf8)
        for part in [organization, domain] {
            bytes.append(0)
            bytes += part.string.utf8
        }
        return Text(String(Digest(of: bytes).description.dropFirst(7).prefix(32)))
    }

    /// What is noted of a domain that everybody has proven who claims it live; what proves it for
    /// nobody where nobody does.
    ///
    /// - Complexity: O(*n*) in the number of domains.
    package static func token(of domain: Text, in live: LiveSnapshot) -> Text {
        let tokens = live.challenges(of: domain).compactMap(\.tokens.first)
        return tokens.isEmpty
            ? token(of: domain, for: "", lineage: live.lineage) : token(noting: tokens)
    }

    /// What is noted where the records of some organizations were seen.
    package static func token(noting tokens: [Text]) -> Text {
        Text(tokens.map(\.string).joined(separator: " "))
    }
}

extension LiveSnapshot {
    /// What an organization may publish to show that a domain belongs to it.
    package struct Challenge: Hashable, Sendable {
        /// The organization.
        package let organization: Text
        /// What one record must say: first what is asked for today, then what was asked for under
        /// ids that the organization had before.
        package let tokens: [Text]
    }

    /// The claims of a state, as written, of names that were shown to belong to who makes them;
    /// `nil` while nobody keeps book.
    ///
    /// Who claims a name live has shown it for nobody else who claims it in the files.
    ///
    /// - Complexity: O(*n*) in the number of claims of both states.
    package func verifiedClaims(of desired: State) -> Set<Text>? {
        guard let verified = facts.verifiedDomains else { return nil }
        let claimants = claimants
        let formerIDs = formerIDs(in: desired)
        let leftIDs = Set(formerIDs.values)
        var result: Set<Text> = []
        for organization in desired.organizations {
            let id = organization.id
            let own = formerIDs[id] ?? (leftIDs.contains(id) ? nil : id)
            for domain in organization.domains
            where verified.contains(domain.provenName)
                && claimants.include(own, for: domain.provenName)
            {
                result.insert(domain.name)
            }
        }
        return result
    }

    /// Who has shown which names to be theirs.
    ///
    /// - Complexity: O(*n*) in the number of claims.
    package var claimants: Claimants {
        Claimants(of: facts, in: state) { name, id in tokens(of: name, for: id) }
    }

    /// What may prove a name for an organization: what is asked for today, then what was asked for
    /// under ids that it had before.
    private func tokens(of name: Text, for id: Text) -> [Text] {
        let former = aliases.filter { $0.value == id }.keys.sorted()
        return ([id] + former).map {
            DomainChallenge.token(of: name, for: $0, lineage: lineage)
        }
    }

    /// What must be published to prove a name, by each organization that claims it live, in the
    /// order of their ids.
    ///
    /// A claim that a contract proves asks for nothing, unless no other is there.
    ///
    /// - Complexity: O(*n*) in the number of domains and of former ids.
    package func challenges(of name: Text) -> [Challenge] {
        func claimants(where isMeant: (Domain) -> Bool) -> [Text] {
            state.organizations.filter { organization in
                organization.domains.contains { $0.provenName == name && isMeant($0) }
            }.map(\.id)
        }
        let proving = claimants { $0.proof != .contract }
        let ids = proving.isEmpty ? claimants { _ in true } : proving
        return ids.map { Challenge(organization: $0, tokens: tokens(of: name, for: $0)) }
    }
}
