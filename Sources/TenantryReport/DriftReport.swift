package import TenantryConfig
package import TenantryDiagnostics
package import TenantryModel
package import TenantryPlan

/// What is said about changes from outside, with the ways to settle each of them.
package struct DriftReport: Sendable {
    /// What was changed; secrets that are no references are hidden.
    package let changes: [Change]
    /// The store that was looked at.
    package let lineage: Text
    /// The revision that was looked at.
    package let revision: Int
    /// The changed roots, sorted.
    package let roots: [Root]
    /// Roots that were never applied, sorted.
    package let unmanaged: [Address]
    /// Where roots are declared.
    package let positions: [Address: SourceSpan]
    /// What stands behind `tenantry apply` and `tenantry adopt` on this command line.
    package let commands: Commands

    /// A changed root.
    package struct Root: Sendable {
        /// What names it.
        package let address: Address
        /// The run that wrote it last, where it is known.
        package let lastApplied: LastApplication?
        /// How the change is taken into the files.
        package let keeping: Keeping

        /// Says how a root was changed and what can be done.
        package init(_ address: Address, lastApplied: LastApplication?, keeping: Keeping) {
            self.address = address
            self.lastApplied = lastApplied
            self.keeping = keeping
        }

        /// What its file says so that the change may stay for a while; the catalog cannot say it,
        /// and what is gone cannot stay.
        package var waiver: String? {
            if case .deletion = keeping { return nil }
            return address.isInOrganization
                ? "waivers: [{ rule: PLN018, reason: …, until: YYYY-MM-DD }]" : nil
        }
    }

    /// How a change is taken into the files.
    package enum Keeping: Sendable {
        /// The files say the same already: the next apply takes note of it.
        case isDeclared
        /// Single values are to be changed.
        case edits([ValueEdit])
        /// A command writes it.
        case command(String)
        /// It is gone: what declares it is to be deleted.
        case deletion
    }

    /// Commands with the options that this command line had.
    package struct Commands: Sendable {
        /// The one that overwrites.
        package let apply: String
        /// The one that takes over; addresses follow.
        package let adopt: String

        /// Takes the commands.
        package init(apply: String, adopt: String) {
            self.apply = apply
            self.adopt = adopt
        }
    }

    /// The command that overwrites a change; what is to be settled may be in no file any more, by
    /// which it could be selected.
    func overwriting(_ root: Root) -> String {
        switch root.keeping {
        case .isDeclared: commands.apply
        case .edits, .command, .deletion:
            root.address.isInOrganization
                ? "\(commands.apply) --organization \(root.address.key.string.shellWord)"
                : commands.apply
        }
    }

    /// Puts a report together.
    package init(
        _ drift: Drift,
        roots: [Root],
        positions: [Address: SourceSpan],
        commands: Commands
    ) {
        changes = drift.changes.map(\.concealingSecrets)
        lineage = drift.lineage
        revision = drift.revision
        unmanaged = drift.unmanaged
        self.roots = roots
        self.positions = positions
        self.commands = commands
    }
}
