import TenantryDiagnostics
import TenantryModel

// What happens to the files of the catalog, which several things share.

extension LiveMerge {
    /// Brings the catalog's files up to date.
    mutating func mergeCatalog(_ workspace: Workspace) {
        var editing = ValueEditing(workspace)
        let declared = workspace.desired.catalog.records.byAddress
        var edits: [ValueEdit] = []
        var missing: [Record] = []
        var differing: Set<Address> = []
        for record in live.catalog.records {
            let address = Address(record.kind, record.key)
            guard counts(address) else { continue }
            guard let old = declared[address] else {
                missing.append(record)
                continue
            }
            if old == record { continue }
            let changes = old.valueChanges(to: record, at: address)
            if let found = changes?.edits(&editing) {
                edits += found
            } else {
                differing.insert(address)
            }
        }
        for (path, edits) in Dictionary(grouping: edits, by: \.span.file) {
            if let file = files[path] { put(file.applying(edits), .edited) }
        }
        rewriteCatalog(with: differing, workspace)
        add(missing, workspace)
    }

    /// Writes catalog files anew in which some things are declared.
    mutating func rewriteCatalog(with addresses: Set<Address>, _ workspace: Workspace) {
        guard !addresses.isEmpty else { return }
        let records = live.catalog.records.filter { counts(Address($0.kind, $0.key)) }.byAddress
        for index in workspace.catalogFiles {
            let file = workspace.files[index]
            let own = file.catalogRecords(root: root)
            guard own.contains(where: { addresses.contains(Address($0.kind, $0.key)) }) else {
                continue
            }
            let new = own.map { records[Address($0.kind, $0.key)] ?? $0 }
            put(file.rewritten(LiveFiles.text(of: new.sortedByKey)), .rewritten)
        }
    }

    /// Adds things to the file of their section where that can be done, otherwise in a new file.
    private mutating func add(_ records: [Record], _ workspace: Workspace) {
        var rest: [Record] = []
        for record in records {
            let paths = workspace.catalogFiles.map { workspace.files[$0].path }
            var extended: SourceFile?
            // Each is tried out by reading the file again; a crowd gets files of its own at once.
            for path in paths where extended == nil && records.count <= 50 {
                extended = files[path]?.adding(record, root: root)
            }
            if let extended { put(extended, .patched) } else { rest.append(record) }
        }
        for file in LiveFiles.catalog(Catalog(records: rest)) {
            var path = path(file.path)
            var number = 2
            while files[path] != nil {
                path = self.path("\(file.path.dropLast(5))-\(number).yaml")
                number += 1
            }
            put(SourceFile(path: path, bytes: file.bytes), .created)
        }
    }
}
