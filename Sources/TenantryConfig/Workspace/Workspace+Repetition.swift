import TenantryDiagnostics
import TenantryModel

extension Workspace {
    /// Sorts organizations by id and reports ids that occur twice; the file stays that is called
    /// like the id, otherwise the first.
    ///
    /// - Parameters:
    ///   - found: The organizations, in the order of files.
    ///   - files: The paths of all files.
    ///   - root: The folder of the workspace, as the paths begin.
    ///   - problems: Gets what is wrong; what is said there of a file already is said once.
    ///   - idSpan: Where a file declares its id.
    /// - Returns: The files of the organizations, by id.
    static func unique(
        _ found: [WorkspaceParts.FoundOrganization],
        in files: [SourceFile],
        root: String,
        _ problems: inout [Diagnostic],
        idSpan: (Int) -> SourceSpan?
    ) -> [Int] {
        let isSorted = zip(found, found.dropFirst()).allSatisfy { $0.id < $1.id }
        if isSorted { return found.map(\.file) }
        func isCalledSo(_ organization: WorkspaceParts.FoundOrganization) -> Bool {
            WorkspacePath(files[organization.file].path, root: root).stem == organization.id.string
        }
        var result: [WorkspaceParts.FoundOrganization] = []
        result.reserveCapacity(found.count)
        for organization in found.sorted(by: { $0.id != $1.id ? $0.id < $1.id : $0.file < $1.file })
        {
            guard let first = result.last, first.id == organization.id else {
                result.append(organization)
                continue
            }
            let isFirstMeant = isCalledSo(first) || !isCalledSo(organization)
            if !isFirstMeant { result[result.count - 1] = organization }
            let (kept, other) = isFirstMeant ? (first, organization) : (organization, first)
            report(
                WorkspacePath(files[other.file].path, root: root),
                other.id,
                at: idSpan(other.file),
                first: idSpan(kept.file),
                &problems
            )
        }
        return result.map(\.file)
    }

    /// Reports an id that another file declares.
    private static func report(
        _ path: WorkspacePath,
        _ id: Text,
        at span: SourceSpan?,
        first: SourceSpan?,
        _ problems: inout [Diagnostic]
    ) {
        let related = first.map { [RelatedPlace("first declared here", at: $0)] } ?? []
        // Two endings of one name are one mistake, and so is a copy with the id of the original.
        if problems.contains(where: { $0.code == "FMT012" && $0.span?.file == path.path }) {
            return
        }
        if let place = problems.firstIndex(where: { $0.code == "FMT005" && $0.span == span }) {
            problems[place].message += ", which `\(first?.file ?? "")` has"
            problems[place].help = ["write `id: \(path.stem)`"]
            problems[place].related = related
            return
        }
        problems.append(
            Diagnostic(
                "ORG001",
                "organization `\(id)` is also declared in \(first?.file ?? "")",
                at: span,
                help: ["give one of the two another id"],
                related: related
            )
        )
    }
}
