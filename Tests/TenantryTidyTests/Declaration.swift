/// A declaration that was found by the first line of its text.
struct Declaration: Equatable {
    /// The index of its line.
    let line: Int
    /// The keyword, such as `func` or `case`.
    let keyword: String
    /// The name; `init` and `subscript` name themselves.
    let name: String
    /// Says whether it is written with the access level `package`.
    let isPackage: Bool
    /// The code of its line, without the blanks around it.
    let code: String
    /// The number of blanks in front of it.
    let indentation: Int

    /// Finds all declarations of a file, `let` and `var` in functions too.
    static func all(in file: SourceText) -> [Declaration] {
        let pattern =
            /^\s*(?:@\w+(?:\([^)]*\))?\s+)*((?:(?:package|public|private|fileprivate|internal|static|final|mutating|nonmutating|override|indirect|lazy|weak|isolated|nonisolated|class|consuming|borrowing|private\(set\)|package\(set\))\s+)*)(func|var|let|struct|enum|class|protocol|actor|typealias|associatedtype|case|init|subscript)\b\s*([`\w<=>+\-*\/!&|~^%]*)/
        return file.codeLines.enumerated().compactMap { index, line in
            guard let match = line.firstMatch(of: pattern),
                let indentation = SourceText.indentation(of: line)
            else { return nil }
            let keyword = String(match.2)
            let isNameless = keyword == "init" || keyword == "subscript"
            return Declaration(
                line: index,
                keyword: keyword,
                name: isNameless ? keyword : String(match.3.filter { $0 != "`" }),
                isPackage: match.1.split(separator: " ").contains("package"),
                code: line.trimmingPrefix(/\s+/).description,
                indentation: indentation)
        }
    }
}
