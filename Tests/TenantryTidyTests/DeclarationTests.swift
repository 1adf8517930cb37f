import TenantryTestSupport
import Testing

/// What others use is documented, and names say something.
struct DeclarationTests {
    private static let bannedWords: Set<String> = [
        "manager", "managers", "helper", "helpers", "util", "utils", "common", "misc", "data",
        "info",
    ]

    @Test func `every package declaration is documented`() throws {
        let files = try SourceText.all()
        let protocols = ProtocolMembers(files: files)
        expectNone(
            files.flatMap { file in
                Self.undocumented(in: file, besides: protocols)
                    .map { "\(file.place($0.line)): \($0.code)" }
            }
        )
    }

    @Test func `no name has a word that says nothing`() throws {
        let broken = try SourceText.all().flatMap { file in
            Self.emptyNames(in: file).map { "\(file.place($0.line)): \($0.name)" }
        }
        expectNone(broken)
    }

    @Test func `finds what is not documented`() {
        let text = """
            package struct A: Comparable, G {
                /// Documented.
                @frozen
                package let b: Int
                package init() {}
                package static func < (left: A, right: A) -> Bool { true }
                package static func make<T>(_: T) {}
                package func h() {}
            }

            /// Documented.
            package enum C {
                case d
                /// Documented.
                case e
                private var f: Int {
                    switch self {
                    case .d: 1
                    case .e: 2
                    }
                }
                package func h() {}
            }

            /// Documented.
            package protocol G {
                func h()
                /// Documented.
                var i: Int { get }
            }
            """
        let file = SourceText(path: "Sources/x/y.swift", text: text)
        let found = Self.undocumented(in: file, besides: ProtocolMembers(files: [file]))
        #expect(found.map(\.name) == ["A", "init(", "make", "d", "h", "h"])
    }

    @Test func `finds words that say nothing`() {
        let text = """
            struct PlanManager {}
            func readData(info: Int) {}
            let metadata = "Data"
            var utilsFolder = 1
            """
        let file = SourceText(path: "Sources/x/y.swift", text: text)
        #expect(
            Self.emptyNames(in: file).map(\.name) == ["PlanManager", "readData", "utilsFolder"]
        )
    }

    private static func undocumented(
        in file: SourceText,
        besides protocols: ProtocolMembers
    ) -> [Declaration] {
        var opened: Declaration?
        return file.declarations.filter { declaration in
            if let scope = opened, declaration.indentation <= scope.indentation { opened = nil }
            // A member of these has the access level of its type.
            let isMember = opened.map { scope in
                declaration.indentation == scope.indentation + 4
                    && (scope.keyword == "protocol" || declaration.keyword == "case")
            }
            let opensScope = ["enum", "protocol"].contains(declaration.keyword)
            if declaration.isPackage, opensScope { opened = declaration }
            guard declaration.isPackage || isMember == true else { return false }
            return !isDocumented(declaration, in: file)
                && !protocols.ask(for: declaration, in: file, among: file.declarations)
        }
    }

    private static func isDocumented(_ declaration: Declaration, in file: SourceText) -> Bool {
        let above = file.lines[..<declaration.line].reversed().lazy
            .map { $0.trimmingPrefix(/\s+/) }
            .drop { $0.hasPrefix("@") || $0.hasPrefix("// swift-format-ignore") }
        return above.first?.hasPrefix("///") ?? false
    }

    private static func emptyNames(in file: SourceText) -> [Declaration] {
        file.declarations.filter { declaration in
            words(of: declaration.name).contains { bannedWords.contains($0) }
        }
    }

    /// Splits `readYAMLFile` into `read`, `yaml` and `file`.
    private static func words(of name: String) -> [String] {
        name.matches(of: /[A-Z]+(?![a-z])|[A-Z]?[a-z]+/).map { $0.output.lowercased() }
    }
}
