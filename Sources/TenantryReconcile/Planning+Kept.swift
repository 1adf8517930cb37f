import TenantryConfig
import TenantryModel
package import TenantryPlan

extension Planning {
    /// The organizations that stay as somebody changed them outside, sorted.
    ///
    /// - Complexity: O(1) unless there are such waivers, then O(*n*) in the size of the state.
    package func keptOrganizations(from live: LiveSnapshot) -> [KeptOrganization] {
        let kept = selection(from: live).kept
        guard !kept.isEmpty else { return [] }
        let desired = workspace.desired
        let former = live.formerIDs(in: desired)
        return kept.sorted().compactMap { id in
            guard let file = desired.organization(id),
                let waiver = file.waivers.first(where: { $0.keepsChanges(on: workspace.today) }),
                let now = live.state.organization(former[id] ?? id)
            else { return nil }
            let copy = live.copies(of: [Address(.organization, now.id)]).organizations
            return KeptOrganization(
                id: id,
                waiver: waiver,
                outside: changes(from: copy, to: [now]).count,
                waiting: changes(from: copy, to: [file]).count { $0.address.kind != .waiver }
            )
        }
    }

    private func changes(from old: [Organization], to new: [Organization]) -> [Change] {
        Differ.changes(from: State(organizations: old), to: State(organizations: new))
    }
}
