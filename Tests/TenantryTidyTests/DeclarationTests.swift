import TenantryTestSupport
import Testing

/// What others use is documented, and names say something.
struct DeclarationTests {
    /// Members that only satisfy a protocol of the standard library: its documentation is theirs.
    private static let selfEvident: Set<String> = [
        "<", "==", "hash", "description", "debugDescription", "testDescription", "encode", "next",
        "makeIterator",
    ]
    private static let bannedWords: Set<String> = [
        "manager", "managers", "helper", "helpers", "util", "utils", "common", "misc", "data",
        "info",
    ]

    @Test func `every package declaration is documented`() throws {
        let files = try SourceText.all(in: "Sources") + SourceText.all(in: "Tests")
        let broken = files.flatMap { file in
            Self.undocumented(in: file).map { "\(file.place($0.line)): \($0.code)" }
        }
        #expect(broken.isEmpty, "without a `///` line above:\n\(broken.joined(separator: "\n"))")
    }

    @Test func `no name has a word that says nothing`() throws {
        let files = try SourceText.all(in: "Sources") + SourceText.all(in: "Tests")
        let broken = files.flatMap { file in
            Self.emptyNames(in: file).map { "\(file.place($0.line)): \($0.name)" }
        }
        #expect(broken.isEmpty, "\(broken.joined(separator: "\n"))")
    }

    @Test func `finds what is not documented`() {
        let text = """
            package struct A {
                /// Documented.
                @frozen
                package let b: Int
                package init() {}
                package static func < (left: A, right: A) -> Bool { true }
                package static func make() {}
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
            }

            /// Documented.
            package protocol G {
                func h()
                /// Documented.
                var i: Int { get }
            }
            """
        let file = SourceText(path: "Sources/x/y.swift", text: text)
        #expect(Self.undocumented(in: file).map(\.name) == ["A", "init", "make", "d", "h"])
    }

    @Test func `finds words that say nothing`() {
        let text = """
            struct PlanManager {}
            func readData(info: Int) {}
            let metadata = "Data"
            var utilsFolder = 1
            """
        let file = SourceText(path: "Sources/x/y.swift", text: text)
        #expect(Self.emptyNames(in: file).map(\.name) == ["PlanManager", "readData", "utilsFolder"])
    }

    private static func undocumented(in file: SourceText) -> [Declaration] {
        let declarations = Declaration.all(in: file)
        var opened: (keyword: String, indentation: Int)?
        return declarations.filter { declaration in
            if let scope = opened, declaration.indentation <= scope.indentation { opened = nil }
            let isMember = opened.map { scope in
                declaration.indentation == scope.indentation + 4
                    && (scope.keyword == "protocol" || declaration.keyword == "case")
            }
            let opensScope = ["enum", "protocol"].contains(declaration.keyword)
            if opened == nil, declaration.isPackage, opensScope {
                opened = (declaration.keyword, declaration.indentation)
            }
            guard declaration.isPackage || isMember == true else { return false }
            return !selfEvident.contains(declaration.name)
                && !isDocumented(declaration, in: file)
        }
    }

    private static func isDocumented(_ declaration: Declaration, in file: SourceText) -> Bool {
        let above = file.lines[..<declaration.line].reversed().lazy
            .map { $0.trimmingPrefix(/\s+/) }
            .drop { $0.hasPrefix("@") || $0.hasPrefix("// swift-format-ignore") }
        return above.first?.hasPrefix("///") ?? false
    }

    private static func emptyNames(in file: SourceText) -> [Declaration] {
        Declaration.all(in: file).filter { declaration in
            words(of: declaration.name).contains { bannedWords.contains($0) }
        }
    }

    /// Splits `readYAMLFile` into `read`, `yaml` and `file`.
    private static func words(of name: String) -> [String] {
        name.matches(of: /[A-Z]+(?![a-z])|[A-Z]?[a-z]+/).map { $0.output.lowercased() }
    }
}
