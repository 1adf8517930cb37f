import TenantryConfig
import TenantryDiagnostics
import TenantryModel
import TenantryParallel
import TenantryPlan

/// The digests by which files are known again: of the bytes, of the path, which says more than
/// where a file lies, and of this tenantry, since another one may read it in another way.
enum FileDigest {
    /// The digest of one file.
    ///
    /// - Complexity: O(*n*) in the size of the file.
    static func of(_ file: SourceFile, at path: WorkspacePath) -> Digest {
        var bytes = Array("tenantry \(Version.text)\u{0}\(path.below)\u{0}".utf8)
        bytes.append(contentsOf: file.bytes)
        return Digest(of: bytes)
    }

    /// The digests of files.
    ///
    /// - Complexity: O(*n*) in the size of the files.
    static func all(of files: [SourceFile], root: String) -> [Digest] {
        Parallel.map(count: files.count) { range in
            range.map { of(files[$0], at: WorkspacePath(files[$0].path, root: root)) }
        }.flatMap { $0 }
    }

    /// The digests of the files of the catalog.
    ///
    /// - Complexity: O(*n*) in the number of all files, and in the size of those of the catalog.
    static func ofCatalog(_ files: [SourceFile], at paths: [WorkspacePath]) -> [Digest] {
        zip(files, paths).filter { $1.section == .catalog }.map { of($0, at: $1) }
    }

    /// The digest of the whole catalog.
    ///
    /// A catalog with findings has another digest: it must be read again to find them.
    static func catalog(of parts: [Digest], hasFindings: Bool) -> Digest {
        var bytes: [UInt8] = [hasFindings ? 1 : 0]
        for part in parts { part.append(to: &bytes) }
        return Digest(of: bytes)
    }
}

extension SourceDigests {
    /// Computes the digests of the files whose decoding gives a last-applied copy and nothing else:
    /// no finding, no instruction, no day of today.
    ///
    /// - Parameters:
    ///   - workspace: The workspace, which was applied.
    ///   - leftOut: The organizations that were not.
    /// - Complexity: O(*n*) in the size of the files.
    init(of workspace: Workspace, besides leftOut: Set<Text>) {
        let found = workspace.filesWithFindings
        let organizations = workspace.desired.organizations
        let pieces = Parallel.map(count: organizations.count) { range in
            range.compactMap { number -> (Text, Digest)? in
                let organization = organizations[number]
                let file = workspace.file(of: number)
                guard organization.formerly.isEmpty, !leftOut.contains(organization.id),
                    organization.collaborators.allSatisfy({ $0.from != nil }),
                    !found.contains(file.path)
                else { return nil }
                let path = WorkspacePath(file.path, root: workspace.root)
                return (organization.id, FileDigest.of(file, at: path))
            }
        }
        let paths = workspace.files.map { WorkspacePath($0.path, root: workspace.root) }
        self.init(
            catalog: FileDigest.catalog(
                of: FileDigest.ofCatalog(workspace.files, at: paths),
                hasFindings: paths.contains { $0.section == .catalog && found.contains($0.path) }
            ),
            organizations: Dictionary(pieces.flatMap { $0 }) { first, _ in first }
        )
    }
}
