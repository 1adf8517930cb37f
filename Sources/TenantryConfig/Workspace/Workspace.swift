package import TenantryDiagnostics
package import TenantryModel

/// A workspace as a value: what its files say, with defaults expanded, and what is wrong with them.
package struct Workspace: Sendable {
    /// The files, sorted by path.
    package let files: [SourceFile]
    /// The folder, as the paths begin.
    package let root: String
    /// What the files mean: defaults expanded, each exactly once.
    package private(set) var desired: State
    /// What the team expects of all this, sorted by kind and id.
    package let expectations: [Expectation]
    /// The day for which it is checked.
    package let today: Day
    /// Whether the files of the catalog needed no decoding, because they were applied as they are
    /// and nothing has touched what they made.
    package let isCatalogUntouched: Bool
    /// What is known of the organizations whose files needed no decoding, by their places in the
    /// state.
    private let untouched: [UntouchedOrganization?]
    /// The file of each organization, by its place in the state.
    package let organizationFiles: [Int]
    /// What the file of each organization says, word for word, and where it says the id, by its
    /// place in the state; `nil` for untouched files, which were not decoded.
    private let readings: [Reading?]
    /// The files of the catalog.
    let catalogFiles: [Int]
    /// The files of expectations.
    let expectationFiles: [Int]
    /// Ids whose files could not be read: unknown, which is not the same as absent.
    private let unreadable: Set<Text>
    private let hidesOrganizations: Bool
    /// Whether something could not be read that may be a part of the catalog.
    let hidesCatalog: Bool
    /// What is wrong with single files, or between files of one name.
    let readingProblems: [Diagnostic]
    /// The places of the organizations about which a ``LocalRule`` has something to say, where all
    /// of these rules were asked.
    private var faults: Set<Int>?
    /// The organizations that files declare, and that somebody left out of a plan before there is
    /// anything of them.
    var leftOut: Set<Text> = []

    /// Puts decoded files together.
    ///
    /// - Parameters:
    ///   - files: The files, sorted by path.
    ///   - decoded: What each of them says, in the same order.
    ///   - root: The folder of the workspace.
    ///   - today: The day for which it is checked.
    ///   - live: What untouched files are known to say.
    ///   - folderProblems: What is wrong with the folder.
    package init(
        files: [SourceFile],
        decoded: [DecodedFile],
        root: String,
        today: Day,
        live: State = State(),
        folderProblems: [Diagnostic] = []
    ) {
        let parts = WorkspaceParts(
            files,
            decoded,
            root: root,
            live: live,
            folderProblems: folderProblems
        )
        let (catalog, catalogProblems) = DeclaredSections.catalog(parts.catalog)
        var problems = folderProblems + parts.problems
        let found = parts.organizations
        let places = Workspace.unique(found, in: files, root: root, &problems) { file in
            (Reading(decoded[file]) ?? Reading(DecodedFile(files[file], root: root)))?.idSpan
        }
        self.files = files
        self.root = root
        self.today = today
        catalogFiles = parts.catalogFiles
        unreadable = parts.unreadable
        hidesOrganizations = parts.hidesOrganizations
        hidesCatalog = parts.hidesCatalog
        organizationFiles = places
        readings = places.map { Reading(decoded[$0]) }
        isCatalogUntouched = parts.isCatalogUntouched
        untouched = places.map { decoded[$0].untouched }
        let isCatalogRead =
            !parts.hidesCatalog && !parts.catalog.isEmpty
            && parts.catalog.count == catalogFiles.count
        if catalog.providers.isEmpty, isCatalogRead {
            problems.append(
                Diagnostic(
                    "FMT013",
                    "the catalog needs a `provider`",
                    at: catalogFiles.first.map { SourceSpan(startOf: files[$0].path) },
                    help: ["write `provider:` with id, name, domains and issuer in a catalog file"]
                )
            )
        }
        let (expectations, expectationProblems) = Expectation.all(parts.expectations)
        self.expectations = expectations
        expectationFiles = parts.expectationFiles
        readingProblems = problems + catalogProblems + expectationProblems
        var state = State(
            catalog: isCatalogUntouched ? live.catalog : catalog,
            organizations: Workspace.organizations(readings, untouched.map { $0?.place }, live)
        )
        Defaults.expand(&state, besides: readings.map { $0 == nil })
        desired = state
    }

    /// Whether all files of organizations could be read, so that what is absent is absent.
    var isEveryOrganizationRead: Bool { unreadable.isEmpty && !hidesOrganizations }

    /// Whether an organization that seems to be absent may be declared where nothing could be read.
    func mayDeclare(_ id: Text) -> Bool { hidesOrganizations || unreadable.contains(id) }

    /// Collects what was decoded and what is live; all of the latter at once, if nothing was.
    private static func organizations(
        _ readings: [Reading?],
        _ places: [Int?],
        _ live: State
    ) -> [Organization] {
        if places.elementsEqual(live.organizations.indices.lazy.map(Int?.some)) {
            return live.organizations
        }
        return zip(readings, places).compactMap { reading, place in
            reading?.organization ?? place.map { live.organizations[$0] }
        }
    }

    /// What was decoded of the file of an organization: a class, so that it takes little room where
    /// there is none.
    private final class Reading: Sendable {
        let organization: Organization
        let idSpan: SourceSpan

        init?(_ file: DecodedFile) {
            guard case .organization(let organization, let span)? = file.content else { return nil }
            self.organization = organization
            idSpan = span
        }
    }

    /// Whether the file of the organization at this place needed no decoding, because it was
    /// applied as it is and nothing has touched what it made.
    package func isUntouched(_ number: Int) -> Bool { untouched[number] != nil }

    /// Whether it is known that no ``LocalRule`` has anything to say about the organization at this
    /// place.
    package func isFaultless(_ number: Int) -> Bool {
        faults.map { !$0.contains(number) } ?? (untouched[number]?.isFaultless == true)
    }

    /// The same workspace, knowing what rules have said about it.
    ///
    /// What a ``LocalRule`` has nothing to say about need not be shown to it again: it goes by
    /// nothing but the files.
    package func judged(_ checked: CheckedDiagnostics) -> Workspace {
        var result = self
        result.faults = checked.faults
        return result
    }

    /// The same workspace without some billing accounts: those of organizations whose files are
    /// left out.
    ///
    /// - Complexity: O(*n*) in the number of accounts.
    package func leavingOut(accounts: Set<Text>) -> Workspace {
        var result = self
        result.desired.catalog.billingAccounts.removeAll { accounts.contains($0.id) }
        return result
    }

    /// The places of organizations in the live state whose files needed no decoding, by their
    /// places in the state.
    ///
    /// - Complexity: O(*n*) in the number of organizations.
    package var untouchedPlaces: [Int?] { untouched.map { $0?.place } }

    /// What the file of the organization at this place says, word for word.
    ///
    /// - Complexity: O(*n*) in the size of the file if it is untouched, since it is read again.
    package func written(_ number: Int) -> Organization {
        reading(number)?.organization ?? desired.organizations[number]
    }

    /// What the file of an organization says, word for word; `nil` if no file declares it.
    ///
    /// - Complexity: O(log *n*); more if the file is untouched.
    package func written(_ id: Text) -> Organization? { desired.place(of: id).map { written($0) } }

    /// Where the id of the organization at this place is written.
    ///
    /// - Complexity: O(*n*) in the size of the file if it is untouched, since it is read again.
    func idSpan(_ number: Int) -> SourceSpan? { reading(number)?.idSpan }

    private func reading(_ number: Int) -> Reading? {
        readings[number] ?? Reading(DecodedFile(files[organizationFiles[number]], root: root))
    }

    /// The file that declares the organization at this place.
    package func file(of number: Int) -> SourceFile { files[organizationFiles[number]] }

    /// The paths of files of which there was something to say when they were read.
    ///
    /// - Complexity: O(*n*) in the number of findings.
    package var filesWithFindings: Set<String> {
        Set(readingProblems.compactMap { $0.span?.file })
    }

    /// Whether every file could be read, so that what is not declared is absent.
    package var isReadable: Bool { !readingProblems.contains { $0.severity == .error } }

    /// The file that declares a root, relative to the workspace.
    ///
    /// For the catalog, which several files share, it is the folder `catalog`.
    package func sourcePath(of root: Address) -> String {
        guard root.isInOrganization, let index = desired.place(of: root.key) else {
            return "catalog"
        }
        return WorkspacePath(files[organizationFiles[index]].path, root: self.root).below
    }

    /// The place at which something is declared.
    ///
    /// - Complexity: O(log *n*).
    package func place(of address: Address) -> Place? {
        let inside = address.inside.flatMap { [$0.kind.section, $0.key.string] }
        guard address.isInOrganization else {
            let step = address.outermost
            let start = [step.kind.section, step.key.string].filter { !$0.isEmpty }
            return (start + inside).reduce(Place.catalog()) { $0.at($1) }
        }
        guard let index = desired.place(of: address.outermost.key) else { return nil }
        return inside.reduce(Place(organization: index)) { $0.at($1) }
    }
}
