import TenantryDiagnostics
import TenantryModel
import TenantryNames

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
    /// Whether there is something that could not be looked into, with any organization in it.
    private(set) var hidesOrganizations = false
    /// Whether there is something that could not be read, and may be a part of the catalog.
    private(set) var hidesCatalog = false
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
    init(
        _ files: [SourceFile],
        _ decoded: [DecodedFile],
        root: String,
        live: State,
        folderProblems: [Diagnostic]
    ) {
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
            case .untouched(let known):
                let id = live.organizations[known.place].id
                organizations.append(FoundOrganization(id: id, file: index))
            case .expectations(let sections):
                expectations.append(sections)
                expectationFiles.append(index)
            case .misplaced(let section):
                noteUnreadable(WorkspacePath(files[index].path, root: root), at: index)
                hidesOrganizations = hidesOrganizations || section == .organizations
                hidesCatalog = hidesCatalog || section == .catalog
            case nil: noteUnreadable(WorkspacePath(files[index].path, root: root), at: index)
            }
        }
        for problem in folderProblems {
            guard let path = problem.span?.file else { continue }
            noteUnopened(WorkspacePath(path, root: root))
        }
    }

    private mutating func noteUnreadable(_ path: WorkspacePath, at index: Int) {
        switch path.section {
        case .organizations:
            unreadable.insert(Text(path.stem))
            // What its id will be when it is written as ids are.
            if let id = Slug.suggestion(for: path.stem) { unreadable.insert(Text(id)) }
        case .catalog: catalogFiles.append(index)
        case .expectations: break
        }
    }

    /// Notes what was not even opened, or is in no folder where it would be read.
    private mutating func noteUnopened(_ path: WorkspacePath) {
        let isElsewhere = !path.below.utf8.starts(with: "organizations/".utf8)
        switch path.section {
        // It may be a folder, and a name with odd characters says no id.
        case .organizations:
            hidesOrganizations = true
            hidesCatalog = hidesCatalog || isElsewhere
        case .catalog: hidesCatalog = true
        case .expectations: break
        }
    }
}
