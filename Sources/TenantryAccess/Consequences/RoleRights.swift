package import TenantryModel

extension Consequence {
    /// An admin role that may do something else than before.
    package struct RightsChange: Hashable, Sendable {
        /// The role.
        package let role: Text
        /// What it may do now, sorted.
        package let gained: [Text]
        /// What it may do no more, sorted.
        package let lost: [Text]
        /// Who has it and where, now or in future: each person once for each organization.
        package let holders: [Administration]

        /// Those of them who come from outside.
        package var outsiders: [Administration] { holders.filter(\.isOutside) }
    }

    /// Finds the admin roles that stay and may do something else.
    ///
    /// - Complexity: O(*n*) if there is one, otherwise O(*changes*).
    static func rights(
        _ before: StateIndex,
        _ after: StateIndex,
        changed: ChangedPart
    ) -> [Consequence] {
        changed.catalog.filter { $0.kind == .adminRole }.map(\.key).sorted().compactMap { role in
            guard let old = before.adminRoles[role], let new = after.adminRoles[role],
                old.permissions != new.permissions
            else { return nil }
            let holders = after.state.organizations.flatMap { organization in
                EffectiveOrganization(organization.id, in: after)?.administrations.filter {
                    $0.role == role && !$0.hasEnded(by: after.today)
                } ?? []
            }
            return .rightsChanged(
                RightsChange(
                    role: role,
                    gained: new.permissions.filter { !old.permissions.contains($0) },
                    lost: old.permissions.filter { !new.permissions.contains($0) },
                    holders: distinct(holders)
                )
            )
        }
    }

    /// Each person once for each organization.
    private static func distinct(_ holders: [Administration]) -> [Administration] {
        var seen: Set<[Text]> = []
        return holders.filter { seen.insert([$0.email, $0.organization]).inserted }
    }
}
