import Foundation
import TenantryTestSupport

/// A Swift file of the repository, with and without its comments and string contents.
struct SourceText: Sendable {
    /// The path from the root of the repository.
    let path: String
    /// The lines as written.
    let lines: [String]
    /// The same lines with every character of a comment or a string literal made a blank.
    let codeLines: [String]
    /// What it declares.
    let declarations: [Declaration]

    /// Takes a file by its text.
    init(path: String, text: String) {
        self.path = path
        lines = Self.split(text)
        codeLines = Self.split(CodeOnly.of(text))
        declarations = Declaration.all(in: codeLines)
    }

    /// The Swift files of the repository, by path: read once for all tests.
    private static let everything = Result { try all(in: "Sources") + all(in: "Tests") }

    /// Returns the Swift files of the repository, by path.
    static func all() throws -> [SourceText] { try everything.get() }

    private static func all(in folder: String) throws -> [SourceText] {
        let root = RepositoryFolder.path
        return try FileManager.default.subpathsOfDirectory(atPath: "\(root)/\(folder)")
            .filter { $0.hasSuffix(".swift") }
            .sorted()
            .map { name in
                let path = "\(folder)/\(name)"
                let text = try String(contentsOfFile: "\(root)/\(path)", encoding: .utf8)
                return SourceText(path: path, text: text)
            }
    }

    /// The name of the target: the second part of the path.
    var target: String {
        path.split(separator: "/").dropFirst().first.map(String.init) ?? ""
    }

    /// Names a line as compilers do.
    func place(_ index: Int) -> String { "\(path):\(index + 1)" }

    /// Counts the blanks in front of a line; `nil` for an empty line.
    static func indentation(of line: String) -> Int? {
        line.firstIndex { $0 != " " }.map { line.distance(from: line.startIndex, to: $0) }
    }

    private static func split(_ text: String) -> [String] {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines.last?.isEmpty == true { lines.removeLast() }
        return lines
    }
}
