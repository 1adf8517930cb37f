import TenantryTestSupport
import Testing

/// Files stay short, and what the conventions ban stays out.
struct TidyTests {
    /// The files that wrap a C library, and may therefore hold pointers.
    private static let pointerFiles: Set<String> = [
        "Sources/TenantryModel/Text.swift",
        "Sources/TenantryNames/IDNA.swift",
        "Sources/TenantryNames/PublicSuffixes.swift",
        "Sources/TenantryReconcile/OpenFolder.swift",
        "Sources/TenantrySQLite/Reading/RowColumns.swift",
        "Sources/TenantryYAML/YAMLEvents.swift",
    ]

    /// The files that make text of bytes without refusing what is no UTF-8: they only show it,
    /// compare it with the bytes, or have made sure of it before.
    private static let decodingFiles: Set<String> = [
        "Sources/TenantryDiagnostics/SourceFile.swift",
        "Sources/TenantryModel/Text.swift",
        "Sources/TenantryReconcile/FileName.swift",
        "Sources/TenantryReconcile/OpenFolder.swift",
        "Sources/TenantryYAML/YAMLNode.swift",
    ]

    /// The file that reads the environment, so that its list of variables is complete.
    private static let environmentFile = "Sources/TenantryCommandLine/EnvironmentVariable.swift"

    @Test func `files have at most 400 lines of at most 100 columns`() throws {
        let broken = try SourceText.all().flatMap { file in
            let length = file.lines.count > 400 ? ["\(file.path): \(file.lines.count) lines"] : []
            let wide = file.lines.indices.filter { file.lines[$0].count > 100 }
            return length + wide.map { "\(file.place($0)): \(file.lines[$0].count) columns" }
        }
        expectNone(broken)
    }

    @Test func `functions have at most 60 lines`() throws {
        let broken = try SourceText.all().flatMap { file in
            Self.functions(of: file).filter { $0.length > 60 }
                .map { "\(file.place($0.line)): \($0.name) has \($0.length) lines" }
        }
        expectNone(broken)
    }

    @Test func `sources hold nothing that is banned`() throws {
        let broken = try SourceText.all().filter { $0.path.hasPrefix("Sources/") }.flatMap {
            file in
            Self.banned(in: file).map { "\(file.place($0.line)): \($0.text)" }
        }
        expectNone(broken)
    }

    @Test func `measures functions`() {
        let text = """
            protocol P {
                func a()
                func b() async throws -> Int
            }
            func c() { 1 }
            func d(
                x: Int
            ) {
                if x { }

            }
            struct S {
                init() {
                    f {
                    }
                }
            }
            """
        let found = Self.functions(of: SourceText(path: "Sources/x/y.swift", text: text))
        #expect(found.map(\.name) == ["c", "d", "init("])
        #expect(found.map(\.length) == [1, 6, 4])
    }

    @Test func `finds what is banned`() {
        let text = """
            let a = try! b()
            let c: Any = d as! E  // fatalError( in a comment is fine
            let f: AnyObject = "try!"
            // TODO: later
            let g: UnsafeRawPointer
            let h = String(decoding: i, as: UTF8.self)
            let j = ProcessInfo.processInfo.environment["K"]
            let k = l.replacing("m", with: "n") + o.unicodeScalars.replacing(p, with: q)
            func r() -> Any { [Any]() + Set<Any>() }
            let s: Anything = anyAny
            """
        let found = Self.banned(in: SourceText(path: "Sources/TenantryReport/y.swift", text: text))
        #expect(
            found.map(\.text)
                == [
                    "try!", "as!", "Any", "TODO", "Unsafe", "String(decoding:",
                    "processInfo.environment", ".replacing(", "Any",
                ]
        )
        for path in Self.pointerFiles {
            #expect(Self.banned(in: SourceText(path: path, text: "UnsafePointer")).isEmpty)
        }
    }

    @Test func `sees code, not comments and strings`() {
        let text = ##"""
            a /* b /* c */ d */ e // f
            "g \(h("i")) j" k #"l "m" \#(n) o"# p
            """##
        let code = SourceText(path: "x", text: text).codeLines
        #expect(code[0].split(separator: " ") == ["a", "e"])
        #expect(code[1].split(separator: " ") == ["k", "p"])
        #expect(code.map(\.count) == text.split(separator: "\n").map(\.count))
    }

    /// Finds functions with a body, and counts their lines from the first of the signature to the
    /// closing brace, which stands below the beginning.
    private static func functions(
        of file: SourceText
    ) -> [(line: Int, name: String, length: Int)] {
        file.declarations
            .filter { ["func", "init", "subscript"].contains($0.keyword) }
            .compactMap { declaration in
                length(of: declaration, in: file).map { (declaration.line, declaration.name, $0) }
            }
    }

    private static func length(of declaration: Declaration, in file: SourceText) -> Int? {
        var hasBody = declaration.code.contains("{")
        if hasBody, declaration.code.hasSuffix("}") { return 1 }
        for index in file.codeLines.indices.dropFirst(declaration.line + 1) {
            let line = file.codeLines[index]
            guard let indentation = SourceText.indentation(of: line) else { continue }
            let code = line.dropFirst(indentation)
            if indentation < declaration.indentation { return nil }
            if indentation == declaration.indentation {
                let continues = code.hasPrefix(")") || code.hasPrefix("{")
                guard hasBody || continues else { return nil }
                if code.hasPrefix("}") { return index - declaration.line + 1 }
            }
            if code.contains("{") { hasBody = true }
        }
        return nil
    }

    private static func banned(in file: SourceText) -> [(line: Int, text: String)] {
        file.lines.indices.flatMap { index in
            bannedText(code: file.codeLines[index], line: file.lines[index], in: file.path)
                .map { (index, $0) }
        }
    }

    private static func bannedText(code: String, line: String, in path: String) -> [String] {
        var found: [String] = []
        for text in ["try!", "as!", "fatalError("] where code.contains(text) { found.append(text) }
        if code.contains(/\bAny\b/) { found.append("Any") }
        // A combining mark hides from it what stands in front of it.
        let replacing = code.replacing(".unicodeScalars.replacing(", with: "")
        if path.hasPrefix("Sources/TenantryReport/"), replacing.contains(".replacing(") {
            found.append(".replacing(")
        }
        for text in ["TODO", "FIXME"] where line.contains(text) { found.append(text) }
        if code.contains("Unsafe"), !pointerFiles.contains(path) { found.append("Unsafe") }
        for text in ["processInfo.environment", "getenv("] where code.contains(text) {
            if path != environmentFile { found.append(text) }
        }
        if code.contains("String(decoding:"), !decodingFiles.contains(path) {
            found.append("String(decoding:")
        }
        return found
    }
}
