import TenantryConfig
import TenantryDiagnostics
import TenantryModel
import TenantryNames
import TenantryParallel
import TenantryPlan

/// The digests by which files are known again: of the bytes, of the path, which says more than
/// where a file lies, and of this build of tenantry with the lists that it goes by, since another
/// one may read and judge it in another way.
enum FileDigest {
    private static let reader =
        Build.id + Array("tenantry \(Version.text) \(NameLists.version)\u{0}".utf8)

    /// The digest of one file.
    ///
    /// - Complexity: O(*n*) in the size of the file.
    fileprivate static func of(_ file: SourceFile, at path: WorkspacePath) -> Digest {
        var bytes = reader
        bytes.append(contentsOf: "\(path.below)\u{0}".utf8)
        bytes.append(contentsOf: file.bytes)
        return Digest(of: bytes)
    }

    /// The digest of the file of an organization, of which rules have something to say.
    ///
    /// Such a file has another digest: it need not be decoded, but they must be asked again.
    static func withFaults(_ digest: Digest) -> Digest { Digest(of: digest.bytes + [1]) }

    /// The digest of the whole catalog.
    ///
    /// A catalog with findings has another digest: it must be read again to find them.
    static func catalog(of parts: [Digest], hasFindings: Bool) -> Digest {
        var bytes: [UInt8] = [hasFindings ? 1 : 0]
        for part in parts { part.append(to: &bytes) }
        return Digest(of: bytes)
    }
}

/// The files of a workspace by their digests.
package struct DigestedFiles: Sendable {
    /// What each path says.
    let paths: [WorkspacePath]
    /// The digest of each file, in the same order.
    let digests: [Digest]

    /// Computes the digests.
    ///
    /// - Complexity: O(*n*) in the size of the files.
    package init(_ files: WorkspaceFiles) { self.init(files.files, root: files.root) }

    fileprivate init(_ files: [SourceFile], root: String) {
        let paths = files.map { WorkspacePath($0.path, root: root) }
        let pieces = Parallel.map(count: files.count) { range in
            range.map { FileDigest.of(files[$0], at: paths[$0]) }
        }
        self.init(paths: paths, digests: pieces.flatMap { $0 })
    }

    private init(paths: [WorkspacePath], digests: [Digest]) {
        self.paths = paths
        self.digests = digests
    }

    /// Some of the files, by their places.
    func only(_ places: [Int]) -> DigestedFiles {
        DigestedFiles(paths: places.map { paths[$0] }, digests: places.map { digests[$0] })
    }

    /// The digests of the files of the catalog.
    ///
    /// - Complexity: O(*n*) in the number of all files.
    var ofCatalog: [Digest] { zip(digests, paths).filter { $1.section == .catalog }.map(\.0) }
}

extension SourceDigests {
    /// Computes the digests of the files whose decoding gives a last-applied copy and nothing else:
    /// no finding, no instruction, no day of today.
    ///
    /// Those with faults, by ``LocalRule``, have a digest that says so.
    ///
    /// - Parameters:
    ///   - workspace: The workspace, which was applied.
    ///   - leftOut: The organizations that were not.
    /// - Complexity: O(*n*) in the size of the files.
    init(of workspace: Workspace, besides leftOut: Set<Text>) {
        let found = workspace.filesWithFindings
        let faulty = workspace.placesWithFaults
        let files = DigestedFiles(workspace.files, root: workspace.root)
        self.init(
            catalog: FileDigest.catalog(
                of: files.ofCatalog,
                hasFindings: files.paths.contains {
                    $0.section == .catalog && found.contains($0.path)
                }
            )
        )
        for (place, organization) in workspace.desired.organizations.enumerated() {
            let file = workspace.organizationFiles[place]
            guard organization.formerly.isEmpty, !leftOut.contains(organization.id),
                organization.collaborators.allSatisfy({ $0.from != nil }),
                !found.contains(files.paths[file].path)
            else { continue }
            organizations[organization.id] =
                faulty.contains(place)
                ? FileDigest.withFaults(files.digests[file]) : files.digests[file]
        }
    }
}
