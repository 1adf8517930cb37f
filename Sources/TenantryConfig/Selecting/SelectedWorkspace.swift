import TenantryDiagnostics
package import TenantryModel

/// A workspace as if only the selected organizations had changed: the others are as they are live.
///
/// So everything else, from rules to guards, sees a whole state and knows nothing of selections.
package struct SelectedWorkspace: Sendable {
    /// The workspace.
    package let workspace: Workspace
    /// The ids that are not selected.
    package let ids: Set<Text>
    /// What is not selected although it is not as the files say, sorted.
    package let leftOut: [Address]
    /// What is not selected and cannot be left as it is, because no file can say it, sorted.
    package let unsayable: [Address]

    /// Selects everything.
    package init(all whole: Workspace) {
        workspace = whole
        ids = []
        leftOut = []
        unsayable = []
    }

    /// Selects.
    ///
    /// - Parameters:
    ///   - selection: What to select.
    ///   - whole: The workspace, which must be valid.
    ///   - live: What is live.
    ///   - managed: The ids of live organizations that were applied before.
    /// - Complexity: O(*n*) in the size of the files and the live state, if something is left out.
    package init(
        _ selection: Selection,
        of whole: Workspace,
        live: State,
        managed: Set<Text>
    ) {
        let out = selection.ids(leftOutOf: whole.desired, live)
        ids = out
        let kept = live.organizations.map(\.id).filter { out.contains($0) && managed.contains($0) }
        let isThere = Set(kept)
        let gone = zip(whole.desired.organizations.map(\.id), whole.organizationFiles)
            .filter { out.contains($0.0) && !isThere.contains($0.0) }
        let goneFiles = Set(gone.map { whole.files[$0.1].path })
        let merge = LiveMerge(
            State(catalog: whole.desired.catalog, organizations: live.organizations),
            into: whole.files.filter { file in
                let path = WorkspacePath(file.path, root: whole.root)
                return path.section != .expectations && !goneFiles.contains(file.path)
            },
            root: whole.root,
            only: Set(kept.map { Address(.organization, $0) }),
            today: whole.today
        )
        var selected = merge.workspace()
        selected.leftOut = Set(gone.map(\.0))
        workspace = selected
        let changed = merge.changes.map { change in
            Text(WorkspacePath(change.new.path, root: whole.root).stem)
        }
        leftOut = (changed + gone.map(\.0)).map { Address(.organization, $0) }.sorted()
        unsayable = merge.unwritable.sorted()
    }
}
