import TenantryConfig
import TenantryDiagnostics
import TenantryModel
import TenantryTestSupport
import TenantryYAML
import Testing

/// A value that cannot be read is one problem: nothing else seems to be missing because of it.
struct UnreadableValueTests {
    private static let root = "\(RepositoryFolder.path)/tenants"

    private static let files =
        (try? ExampleFolder.files(in: root))?
        .filter { !$0.path.contains("/expectations/") }.sorted { $0.path < $1.path } ?? []

    @Test func `there are files`() { #expect(Self.files.count > 6) }

    @Test(arguments: files.indices)
    func `a value that cannot be read is reported where it stands, and nowhere else`(
        number: Int
    ) throws {
        let file = Self.files[number]
        let root = try #require(YAMLTree.read(file).tree?.root)
        var text = Array(String(decoding: file.bytes, as: UTF8.self).unicodeScalars)
        for value in Self.values(beneath: root).reversed() {
            let original = text
            text.replaceSubrange(
                Self.range(of: value.span, in: text),
                with: (value.kind == .sequence ? " { zz: 1 }" : " [[]]").unicodeScalars
            )
            let errors = Self.errors(in: text, for: number)
            text = original
            let line = value.span.start.line
            #expect(!errors.isEmpty, "nothing is said about line \(line) of \(file.path)")
            for error in errors where !error.code.description.hasPrefix("FMT") {
                let isThere =
                    error.span.map { $0.file == file.path && $0.start.line == line } ?? false
                #expect(isThere, "line \(line): \(error.code) \(error.message)")
            }
        }
    }

    /// All values beneath a node, each before what is in it.
    private static func values(beneath node: YAMLNode) -> [YAMLNode] {
        (node.entries.map(\.value) + node.items).flatMap { [$0] + values(beneath: $0) }
    }

    /// Where a value stands in the text of its file.
    private static func range(
        of span: SourceSpan,
        in text: [Unicode.Scalar]
    ) -> Range<Int> {
        var starts = [0]
        for (place, scalar) in text.enumerated() where scalar == "\n" { starts.append(place + 1) }
        let places = [span.start, span.end].map { starts[$0.line - 1] + $0.column - 1 }
        return places[0]..<places[1]
    }

    private static func errors(in text: [Unicode.Scalar], for number: Int) -> [Diagnostic] {
        var broken = files
        broken[number] = SourceFile(
            path: files[number].path,
            text: String(String.UnicodeScalarView(text))
        )
        let workspace = Workspace(
            files: broken,
            decoded: broken.map { DecodedFile($0, root: root) },
            root: root,
            today: Day(number: 20_802)
        )
        return workspace.checked().all.filter { $0.severity == .error }
    }
}
