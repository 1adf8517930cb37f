package import TenantryDiagnostics
package import TenantryModel
import TenantryParallel
import TenantryYAML

/// What to write so that the files of a workspace mean what is live.
///
/// A file that means it already stays as it is, byte for byte. Where single values differ only they
/// are changed, and where things of a section come or go only their lines; where more does, the
/// file is written anew below its leading comments.
package struct LiveMerge: Sendable {
    /// What happens to files, sorted by path; those that stay are left out.
    package private(set) var changes: [FileChange] = []
    /// What no file can say as it is live: organizations that have a file keep it as it is, others
    /// are written as far as they can be, or not at all.
    package private(set) var unwritable: [Address] = []
    /// What the files declare and is not live; the files stay.
    package private(set) var notLive: [Address] = []
    /// What is wrong with the files that are there: then nothing is to be written.
    package private(set) var problems: [Diagnostic] = []

    /// What happens to one file.
    package struct FileChange: Sendable {
        /// How much of it changes.
        package let extent: Extent
        /// The file as it is; `nil` if there is none.
        package let old: SourceFile?
        /// The file as it shall be.
        package let new: SourceFile
    }

    /// How much of a file changes.
    package enum Extent: String, Sendable {
        /// There is none yet.
        case created
        /// Single values; comments, order and style stay.
        case edited
        /// Some of its entries; the others keep their lines.
        case patched
        /// Everything but the leading comments.
        case rewritten
    }

    /// What is live.
    let live: State
    /// The folder of the workspace.
    let root: String
    private let today: Day
    private let selected: Set<Address>?
    /// The files as they shall be, by path.
    private(set) var files: [String: SourceFile] = [:]
    private var extents: [String: Extent] = [:]

    /// Merges.
    ///
    /// - Parameters:
    ///   - live: What is live.
    ///   - existing: The files that are there.
    ///   - folderProblems: What is wrong with their folder.
    ///   - root: The folder of the workspace, as their paths begin.
    ///   - selected: The roots that count; all if not given.
    ///   - today: The day for which the files are read.
    /// - Complexity: O(*n*) in the size of the live state and the files.
    package init(
        _ live: State,
        into existing: [SourceFile],
        besides folderProblems: [Diagnostic] = [],
        root: String,
        only selected: Set<Address>? = nil,
        today: Day
    ) {
        self.live = live
        self.root = root
        self.today = today
        self.selected = selected
        for file in existing { files[file.path] = file }
        let originals = files
        let before = workspace()
        problems = (folderProblems + before.readingProblems).filter { $0.severity == .error }
        guard problems.isEmpty else { return }
        let context = context(before)
        mergeOrganizations(before, context)
        mergeCatalog(before)
        mend(context)
        restore(before)
        if selected == nil { notLive = Self.roots(before.desired).subtracting(roots).sorted() }
        for (path, extent) in extents.sorted(by: { $0.key < $1.key }) {
            let old = originals[path]
            guard let new = files[path], new != old else { continue }
            changes.append(FileChange(extent: extent, old: old, new: new))
        }
    }

    // MARK: - What counts

    private static func roots(_ state: State) -> Set<Address> {
        Set(
            state.catalog.records.map { Address($0.kind, $0.key) }
                + state.organizations.map { Address(.organization, $0.id) }
        )
    }

    /// The live roots that count.
    private var roots: Set<Address> {
        let all = Self.roots(live)
        return selected.map { all.intersection($0) } ?? all
    }

    /// Whether a root counts.
    func counts(_ address: Address) -> Bool { selected?.contains(address) ?? true }

    /// The path of a file below the workspace.
    func path(_ below: String) -> String { root.isEmpty ? below : "\(root)/\(below)" }

    /// The files as they shall be, read again.
    func workspace() -> Workspace {
        let sorted = files.values.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
        let decoded = Parallel.map(count: sorted.count) { range in
            sorted[range].map { DecodedFile($0, root: root) }
        }
        return Workspace(
            files: sorted,
            decoded: decoded.flatMap { $0 },
            root: root,
            today: today
        )
    }

    /// What the files will mean: what is live where that counts, otherwise what they mean now.
    private func context(_ workspace: Workspace) -> State {
        guard selected != nil else { return live }
        let desired = workspace.desired
        func merged(_ live: [Record], _ old: [Record]) -> [Record] {
            let own = live.filter { counts(Address($0.kind, $0.key)) }
            let taken = Set(own.map { Address($0.kind, $0.key) })
            return own + old.filter { !taken.contains(Address($0.kind, $0.key)) }
        }
        let own = live.organizations.filter { counts(Address(.organization, $0.id)) }
        let taken = Set(own.map(\.id))
        return State(
            catalog: Catalog(records: merged(live.catalog.records, desired.catalog.records)),
            organizations: own + desired.organizations.filter { !taken.contains($0.id) }
        )
    }

    /// Puts a file in its place.
    mutating func put(_ file: SourceFile, _ extent: Extent) {
        extents[file.path] = files[file.path] == nil ? .created : extents[file.path] ?? extent
        if extents[file.path] == .edited { extents[file.path] = extent }
        files[file.path] = file
    }

    // MARK: - Organizations

    private mutating func mergeOrganizations(_ workspace: Workspace, _ context: State) {
        var editing = ValueEditing(workspace)
        var anew: [Organization] = []
        for organization in live.organizations {
            let address = Address(.organization, organization.id)
            guard counts(address) else { continue }
            guard let place = workspace.desired.place(of: organization.id) else {
                if LiveFiles.canName(organization.id) { anew.append(organization) }
                continue
            }
            let declared = workspace.desired.organizations[place].settled(by: organization)
            if declared == organization { continue }
            let file = workspace.files[workspace.organizationFiles[place]]
            let changes = declared.record.valueChanges(to: organization.record, at: address)
            if let edits = changes?.edits(&editing) {
                put(file.applying(edits), .edited)
                continue
            }
            let patch = SectionPatch(
                written: workspace.written(place),
                declared: declared,
                live: organization,
                form: WrittenForm.of([organization], in: context).first ?? organization
            )
            if let patched = patch.applied(to: file, root: root, &editing) {
                put(patched, .patched)
            } else {
                anew.append(organization)
            }
        }
        for organization in WrittenForm.of(anew, in: context) {
            write(organization, workspace)
        }
    }

    /// Writes the file of an organization anew.
    private mutating func write(_ organization: Organization, _ workspace: Workspace) {
        var form = organization
        guard let place = workspace.desired.place(of: form.id) else {
            let path = path(LiveFiles.path(of: form.id))
            put(SourceFile(path: path, text: LiveFiles.text(of: form)), .created)
            return
        }
        form.formerly = workspace.written(place).formerly
        let old = workspace.files[workspace.organizationFiles[place]]
        put(old.rewritten(LiveFiles.text(of: form)), .rewritten)
    }

    // MARK: - Looking again

    /// Reads everything again; what means something else is merged once more, then written in full,
    /// or told.
    ///
    /// What an omitted field means depends on the catalog and on ancestors, whose files are others
    /// by now.
    ///
    /// - Complexity: O(*n*) in the size of the files, as often as fewer mean something else.
    private mutating func mend(_ context: State) {
        var after = workspace()
        var wrong = strangers(after)
        while !wrong.isEmpty {
            mergeOrganizations(after, context)
            rewriteCatalog(with: Set(wrong.filter { !$0.isInOrganization }), after)
            let before = wrong.count
            after = workspace()
            wrong = strangers(after)
            if wrong.count >= before { break }
        }
        if !wrong.isEmpty {
            writeInFull(wrong, after)
            after = workspace()
            wrong = strangers(after)
        }
        unwritable = Set(wrong + refused(after)).sorted()
    }

    /// Writes organizations with all that is live, where their files mean it then.
    private mutating func writeInFull(_ addresses: [Address], _ before: Workspace) {
        let merged = files
        for address in addresses where address.isInOrganization {
            guard LiveFiles.canName(address.key),
                let organization = live.organization(address.key)
            else { continue }
            write(organization, before)
        }
        let after = workspace()
        for address in strangers(after) where address.isInOrganization {
            guard let place = after.desired.place(of: address.key) else { continue }
            let path = after.file(of: place).path
            files[path] = merged[path]
        }
    }

    /// Gives organizations their files back that cannot say what is live.
    private mutating func restore(_ before: Workspace) {
        for address in unwritable where address.isInOrganization {
            guard let place = before.desired.place(of: address.key) else { continue }
            let file = before.files[before.organizationFiles[place]]
            files[file.path] = file
        }
    }

    /// The live organizations that count and whose files nobody could apply, though they mean them:
    /// a live text can be one that no file may have.
    private func refused(_ workspace: Workspace) -> [Address] {
        let paths = Set(
            workspace.readingProblems.filter { $0.severity == .error }.compactMap { $0.span?.file }
        )
        guard !paths.isEmpty else { return [] }
        let places = workspace.desired.organizations.indices.filter { place in
            paths.contains(workspace.file(of: place).path)
        }
        return places.map { Address(.organization, workspace.desired.organizations[$0].id) }
            .filter(counts)
    }

    /// The live roots that count and that the files do not mean.
    private func strangers(_ workspace: Workspace) -> [Address] {
        let records = workspace.desired.catalog.records.byAddress
        let ofCatalog = live.catalog.records.filter {
            records[Address($0.kind, $0.key)] != $0
        }
        let organizations = live.organizations.filter { organization in
            workspace.desired.organization(organization.id)?.settled(by: organization)
                != organization
        }
        return
            (ofCatalog.map { Address($0.kind, $0.key) }
            + organizations.map { Address(.organization, $0.id) }).filter(counts)
    }
}

extension Organization {
    /// What a file means beside what is live: the live row keeps the first day that the file does
    /// not say, and no row keeps former ids.
    func settled(by live: Organization) -> Organization {
        var result = self
        result.formerly = []
        for index in result.collaborators.indices where result.collaborators[index].from == nil {
            let collaborator = result.collaborators[index]
            guard let first = live.collaborators.named(collaborator.id)?.from else { continue }
            result.collaborators[index].from = collaborator.until.map { min($0, first) } ?? first
        }
        return result
    }
}

extension [Record] {
    /// The records by their addresses, as roots.
    var byAddress: [Address: Record] {
        Dictionary(map { (Address($0.kind, $0.key), $0) }) { first, _ in first }
    }
}
