package import TenantryConfig
import TenantryModel
package import TenantryPlan

extension Workspace {
    /// Asks every rule, with what is known of the live state.
    ///
    /// - Complexity: O(*n*) in the size of both states.
    package func checked(knowing live: LiveSnapshot?) -> CheckedDiagnostics {
        // A store that is not there yet knows nothing, which is not the same as nobody.
        let lineage = live?.lineage ?? ""
        let formerIDs = live?.formerIDs(in: desired)
        return checked(
            live: live?.state,
            lastApplied: live?.lastApplied,
            formerIDs: formerIDs,
            pastIDs: live.map {
                PastIDs(aliases: $0.aliases, removed: $0.tombstones.mapValues(\.until))
            },
            facts: lineage.isEmpty ? nil : live?.facts,
            claimants: live?.claimants,
            // The record that was published before a rename is good after it.
            challenge: { domain, organization in
                DomainChallenge.token(
                    of: domain,
                    for: formerIDs?[organization] ?? organization,
                    lineage: lineage
                )
            }
        )
    }
}
