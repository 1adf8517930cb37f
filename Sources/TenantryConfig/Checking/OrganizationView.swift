package import TenantryAccess
package import TenantryModel

/// One organization as rules see it: what it says, what it means, and what surrounds it.
package struct OrganizationView: OrganizationPlaces, Sendable {
    /// What it has in effect.
    package let effective: EffectiveOrganization
    /// Everything else.
    package let desired: DesiredIndex

    /// Looks at the organization at this place in the state.
    package init(_ number: Int, in desired: DesiredIndex) {
        self.desired = desired
        effective = EffectiveOrganization(number, in: desired.index)
    }

    /// Its place in the state.
    package var number: Int { effective.number }

    /// What its own file, those of its ancestors, and the catalog tell.
    package var local: LocalView { LocalView(self) }

    /// What it means: defaults expanded.
    package var organization: Organization { effective.organization }

    /// Its id.
    package var id: Text { organization.id }

    /// What its file says, word for word.
    package var written: Organization { desired.workspace.written(number) }

    /// The day for which it is checked.
    package var today: Day { desired.workspace.today }
}
