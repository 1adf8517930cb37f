/// A declaration that was found by the first line of its text.
struct Declaration: Equatable, Sendable {
    /// The index of its line.
    let line: Int
    /// The keyword, such as `func` or `case`.
    let keyword: String
    /// The name; an initialiser is called by its first label, such as `init(from`.
    let name: String
    /// Says whether it is written with the access level `package`.
    let isPackage: Bool
    /// The code of its line, without the blanks around it.
    let code: String
    /// The number of blanks in front of it.
    let indentation: Int

    /// Finds all declarations of a file: extensions, and `let` and `var` in functions too.
    static func all(in codeLines: [String]) -> [Declaration] {
        let pattern =
            #/
            ^\s*
            (?: @\w+ (?: \([^)]*\) )? \s+ )*
            ( (?: (?: package | public | private | fileprivate | internal | static | final
                | mutating | nonmutating | override | indirect | lazy | weak | nonisolated | class
                | consuming | borrowing | private\(set\) | package\(set\) ) \s+ )* )
            ( func | var | let | struct | enum | class | protocol | actor | typealias
                | associatedtype | case | init | subscript | extension ) \b \s*
            ( [?]? \( \w* | [`\w<=>+\-*\/!&|~^%]* )
            /#
        return codeLines.enumerated().compactMap { index, line in
            guard let match = line.firstMatch(of: pattern),
                let indentation = SourceText.indentation(of: line)
            else { return nil }
            let keyword = String(match.2)
            let rest = match.3.filter { $0 != "`" && $0 != "?" }
            let isNameless = keyword == "init" || keyword == "subscript"
            let name = isNameless ? keyword + rest : String(rest.prefix { $0 != "(" })
            return Declaration(
                line: index,
                keyword: keyword,
                name: withoutGenericParameters(name),
                isPackage: match.1.split(separator: " ").contains("package"),
                code: line.trimmingPrefix(/\s+/).description,
                indentation: indentation
            )
        }
    }

    /// Cuts `visit<Visitor` to `visit`, and leaves the operator `<` alone.
    private static func withoutGenericParameters(_ name: String) -> String {
        guard let first = name.first, first.isLetter || first == "_" else { return name }
        return String(name.prefix { $0 != "<" })
    }
}
