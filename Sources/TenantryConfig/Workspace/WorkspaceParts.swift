import TenantryDiagnostics
import TenantryModel

/// What decoded files declare, sorted by what they are for.
struct WorkspaceParts {
    /// What the files of the catalog declare that were decoded.
    private(set) var catalog: [DeclaredSections] = []
    /// The places of all files of the catalog.
    private(set) var catalogFiles: [Int] = []
    /// Whether the catalog is known without decoding it.
    private(set) var isCatalogUntouched = false
    /// The organizations, in the order of files.
    private(set) var organizations: [FoundOrganization] = []
    /// Ids whose files could not be read.
    private(set) var unreadable: Set<Text> = []
    /// What the files of expectations declare.
    private(set) var expectations: [DeclaredSections] = []
    /// The places of those files.
    private(set) var expectationFiles: [Int] = []
    /// What is wrong with single files.
    private(set) var problems: [Diagnostic] = []

    /// An organization, and the place of the file that declares it.
    struct FoundOrganization {
        let id: Text
        let file: Int
    }

    /// Sorts.
    init(_ files: [SourceFile], _ decoded: [DecodedFile], root: String, live: State) {
        for (index, file) in decoded.enumerated() {
            problems += file.problems
            switch file.content {
            case .catalog(let part):
                catalog.append(part)
                catalogFiles.append(index)
            case .untouchedCatalog:
                isCatalogUntouched = true
                catalogFiles.append(index)
            case .organization(let organization, _):
                organizations.append(FoundOrganization(id: organization.id, file: index))
            case .untouched(let place):
                let id = live.organizations[place].id
                organizations.append(FoundOrganization(id: id, file: index))
            case .expectations(let sections):
                expectations.append(sections)
                expectationFiles.append(index)
            case nil: noteUnreadable(WorkspacePath(files[index].path, root: root), at: index)
            }
        }
    }

    private mutating func noteUnreadable(_ path: WorkspacePath, at index: Int) {
        switch path.section {
        case .organizations: unreadable.insert(Text(path.stem))
        case .catalog: catalogFiles.append(index)
        case .expectations: break
        }
    }
}
