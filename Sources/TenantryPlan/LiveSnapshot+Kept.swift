package import TenantryModel

extension Waiver {
    /// Whether this lets be what somebody changed outside.
    package func keepsChanges(on day: Day) -> Bool {
        rule == "PLN018" && until.map { $0 >= day } ?? false
    }
}

extension LiveSnapshot {
    /// The organizations that were changed outside and stay so for a while, because a waiver of
    /// `PLN018` in their files says so.
    ///
    /// - Parameters:
    ///   - desired: What the files ask for.
    ///   - today: The day that counts.
    /// - Returns: Their ids.
    /// - Complexity: O(*n*) in the number of organizations; only those with such a waiver are
    ///   looked at.
    package func keptChanges(desired: State, today: Day) -> Set<Text> {
        let kept = desired.organizations.indices.filter { place in
            desired.organizations[place].waivers.contains { $0.keepsChanges(on: today) }
        }
        guard !kept.isEmpty else { return [] }
        let former = formerIDs(in: desired)
        return Set(
            kept.map { desired.organizations[$0].id }.filter { id in
                let old = former[id] ?? id
                guard let live = state.organization(old),
                    let digest = applied[Address(.organization, old)]
                else { return false }
                return Digest(of: live.record) != digest
            }
        )
    }
}
