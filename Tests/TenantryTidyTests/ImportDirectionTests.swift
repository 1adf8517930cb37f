import TenantryTestSupport
import Testing

/// Imports point in one direction, and foreign modules stay behind their one target.
struct ImportDirectionTests {
    @Test(arguments: ImportTable.rows.map(\.target))
    func `imports only what the table allows`(target: String) throws {
        let row = try #require(ImportTable.rows.first { $0.target == target })
        let allowed = row.dependencies.union(row.toolchain)
        let broken = try SourceText.all()
            .filter { $0.path.hasPrefix("Sources/\(target)/") }.flatMap { file in
                Self.imports(of: file).filter { !allowed.contains($0.module) }
                    .map { "\(file.place($0.line)): \(target) must not import \($0.module)" }
            }
        expectNone(broken)
    }

    @Test func `the table equals the manifest`() throws {
        let manifest = try Manifest.dependencies().filter { name, _ in
            ![
                "CBuild", "CFaultyDisk", "CFiles", "CTexts", "TenantryFuzz",
                "TenantryTestSupport",
            ].contains(name)
        }
        #expect(manifest.keys.sorted() == ImportTable.rows.map(\.target).sorted())
        for row in ImportTable.rows {
            #expect(manifest[row.target]?.sorted() == row.dependencies.sorted(), "\(row.target)")
        }
    }

    @Test func `the table keeps foreign modules behind one target`() {
        for row in ImportTable.rows {
            for module in row.dependencies.union(row.toolchain) {
                guard let owner = ImportTable.owners[module] else { continue }
                #expect(row.target == owner, "\(module) belongs to \(owner)")
            }
        }
    }

    @Test func `reads import lines in all their forms`() {
        let text = """
            import A
            package import B
            @testable internal import C
            import struct D.Thing
            // import E
            let text = "import F"
            """
        let file = SourceText(path: "Sources/x/y.swift", text: text)
        #expect(Self.imports(of: file).map(\.module) == ["A", "B", "C", "D"])
    }

    /// Finds the modules that a file imports, and the lines where it does.
    private static func imports(of file: SourceText) -> [(line: Int, module: String)] {
        let pattern =
            #/
            ^\s* (?: @\w+ (?: \([^)]*\) )? \s+ )* (?: \w+ \s+ )? import \s+
            (?: (?: struct | class | enum | protocol | func | var | let | typealias ) \s+ )?
            ( \w+ )
            /#
        return file.codeLines.enumerated().compactMap { index, line in
            line.firstMatch(of: pattern).map { (index, String($0.1)) }
        }
    }
}
