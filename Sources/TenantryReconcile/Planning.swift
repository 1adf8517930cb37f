package import TenantryConfig
package import TenantryModel
package import TenantryPlan
package import TenantryStore

/// Makes plans from a workspace and what a store holds.
package struct Planning: Sendable {
    /// The desired state and its files.
    package let workspace: Workspace
    /// Which organizations plans are for.
    package let selection: Selection
    /// The ids of removed organizations that come back as themselves.
    package let reviving: Set<Text>

    /// Prepares to plan for a workspace that is valid.
    package init(
        _ workspace: Workspace,
        _ selection: Selection = Selection(),
        reviving: Set<Text> = []
    ) {
        self.workspace = workspace
        self.selection = selection
        self.reviving = reviving
    }

    /// Makes the plan for what a transaction shows.
    ///
    /// - Throws: ``SelectionError``, and what the store throws when it cannot be read.
    package func plan(_ transaction: some StateTransaction) throws -> PreparedPlan {
        try plan(try transaction.snapshot())
    }

    /// Makes the plan for what a transaction shows, or takes the one that was made before if the
    /// transaction shows the very same.
    ///
    /// - Parameters:
    ///   - transaction: What is live now.
    ///   - earlier: A plan that this made before.
    /// - Returns: The plan.
    /// - Throws: ``SelectionError``, and what the store throws when it cannot be read.
    package func plan(
        _ transaction: some StateTransaction,
        unlessStill earlier: PreparedPlan
    ) throws -> PreparedPlan {
        let live = try transaction.snapshot()
        // A plan depends on nothing else.
        return live == earlier.comparison.live ? earlier : try plan(live)
    }

    /// Makes the plan for what a store held when it was looked at.
    ///
    /// - Parameters:
    ///   - live: What was seen.
    ///   - isLoadedWith: Whether the workspace was loaded with this, so that its untouched files
    ///     say what is in it.
    /// - Returns: The plan, with what it was made from.
    /// - Throws: ``SelectionError``.
    package func plan(
        _ live: LiveSnapshot,
        isLoadedWith: Bool = false
    ) throws(SelectionError) -> PreparedPlan {
        let selected = try selected(in: live, isLoadedWith: isLoadedWith)
        let plan = Plan(
            selected.comparison,
            applied: live.copies(of: selected.comparison.suspects)
        )
        return PreparedPlan(
            plan: plan,
            comparison: selected.comparison,
            sources: { SourceDigests(of: workspace, besides: selected.leftOut) },
            standstill: { around, applied in
                // What stays alone is live, and neither in the files nor applied.
                selected.leftOut.isEmpty && plan.unmanaged.isEmpty
                    ? Standstill(after: selected.comparison, workspace, around, applied) : nil
            },
            source: { root in Text(selected.workspace.sourcePath(of: root)) }
        )
    }

    /// The workspace as if only what is selected had changed.
    ///
    /// - Throws: ``SelectionError``.
    /// - Complexity: O(*n*) in the size of the files and the live state, unless all is selected.
    package func selected(from live: LiveSnapshot) throws(SelectionError) -> SelectedWorkspace {
        let selection = selection(from: live)
        if selection.isEverything { return SelectedWorkspace(all: workspace) }
        let result = SelectedWorkspace(
            selection,
            of: workspace,
            live: live.state,
            managed: Set(live.applied.keys.lazy.filter(\.isInOrganization).map(\.key))
        )
        guard result.unsayable.isEmpty else { throw .unsayable(result.unsayable) }
        return result
    }

    /// What is selected, without what was changed outside and stays so for a while.
    ///
    /// An id that an organization had before stands for it, unless somebody else has it now.
    package func selection(from live: LiveSnapshot) -> Selection {
        var result = selection
        let former = Dictionary(
            selection.unmatched(in: workspace.desired, live.state).compactMap { pattern in
                live.aliases[Text(pattern.text)].map { (pattern, NamePattern($0.string)) }
            },
            uniquingKeysWith: { first, _ in first }
        )
        result.only = selection.only.map { former[$0] ?? $0 }
        result.except = selection.except.map { former[$0] ?? $0 }
        result.kept = live.keptChanges(desired: workspace.desired, today: workspace.today)
        return result
    }

    /// What is selected, compared with what is live.
    private struct Selected {
        let workspace: Workspace
        let leftOut: Set<Text>
        let comparison: Comparison
    }

    /// Compares what is selected with what is live.
    ///
    /// - Parameters:
    ///   - live: What is live.
    ///   - isLoadedWith: Whether the workspace was loaded with this, so that its untouched files
    ///     say what is in it.
    /// - Returns: Both, side by side.
    /// - Throws: ``SelectionError``.
    private func selected(
        in live: LiveSnapshot,
        isLoadedWith: Bool
    ) throws(SelectionError) -> Selected {
        let selected = try selected(from: live)
        let comparison = Comparison(
            desired: selected.workspace.desired,
            live: live,
            lastApplied: live.drifted.isEmpty ? nil : live.lastApplied,
            today: workspace.today,
            leftOut: LeftOut(ids: selected.ids, differing: selected.leftOut),
            reviving: live.tombstones.filter { reviving.contains($0.key) }.mapValues(\.uid),
            untouched: isLoadedWith ? Untouched(selected.workspace) : .nothing
        )
        return Selected(
            workspace: selected.workspace,
            leftOut: selected.ids,
            comparison: comparison
        )
    }
}

extension Untouched {
    /// Says what is known from the files of a workspace.
    fileprivate init(_ workspace: Workspace) {
        self.init(
            catalog: workspace.isCatalogUntouched,
            organizations: workspace.untouchedPlaces
        )
    }
}

/// Why only a part cannot be planned for.
package enum SelectionError: Error, Hashable, Sendable {
    /// What is left out holds something that no file can say, so it cannot be left as it is.
    case unsayable([Address])
}
