/// The protocols of the package, and what they ask for.
///
/// A member that only satisfies a protocol is documented there, and nowhere else.
struct ProtocolMembers {
    private var required: [String: Set<String>] = [
        "Comparable": ["<"],
        "CustomDebugStringConvertible": ["debugDescription"],
        "CustomStringConvertible": ["description"],
        "CustomTestStringConvertible": ["testDescription"],
        "Equatable": ["=="],
        "Error": [],
        "ExpressibleByArrayLiteral": ["init(arrayLiteral"],
        "ExpressibleByIntegerLiteral": ["init(integerLiteral"],
        "ExpressibleByStringInterpolation": ["init(stringInterpolation"],
        "ExpressibleByStringLiteral": ["init(stringLiteral"],
        "Hashable": ["hash"],
        "IteratorProtocol": ["next"],
        "RandomNumberGenerator": ["next"],
        "RawRepresentable": ["rawValue", "init(rawValue"],
        "Sequence": ["makeIterator"],
        "TextOutputStream": ["write"],
    ]
    private var inherited: [String: Set<String>] = [
        "Comparable": ["Equatable"], "Hashable": ["Equatable"],
        "ExpressibleByStringInterpolation": ["ExpressibleByStringLiteral"],
    ]

    /// Reads the protocols that these files declare.
    init(files: [SourceText]) {
        for file in files {
            var opened: Declaration?
            for declaration in file.declarations {
                if let outer = opened, declaration.indentation <= outer.indentation { opened = nil }
                if let outer = opened {
                    required[outer.name, default: []].insert(declaration.name)
                } else if declaration.keyword == "protocol" {
                    opened = declaration
                    inherited[declaration.name] = Self.conformances(of: declaration, in: file)
                }
            }
        }
    }

    /// Says whether the type or extension around a declaration conforms to a protocol that asks
    /// for it.
    func ask(for declaration: Declaration, in file: SourceText, among all: [Declaration]) -> Bool {
        let scope = all.last { outer in
            outer.line < declaration.line && outer.indentation < declaration.indentation
                && ["struct", "enum", "class", "actor", "extension"].contains(outer.keyword)
        }
        guard let scope else { return false }
        var names = Self.conformances(of: scope, in: file)
        // An extension of the protocol itself gives what it asks for, too.
        if scope.keyword == "extension" { names.insert(scope.name) }
        var reached: Set<String> = []
        while let name = names.popFirst() {
            guard reached.insert(name).inserted else { continue }
            if required[name]?.contains(declaration.name) == true { return true }
            names.formUnion(inherited[name] ?? [])
        }
        return false
    }

    /// Returns the names behind the colon, up to the brace.
    private static func conformances(
        of declaration: Declaration,
        in file: SourceText
    ) -> Set<String> {
        var header = ""
        for line in file.codeLines[declaration.line...] {
            header += line.prefix { $0 != "{" } + " "
            if line.contains("{") { break }
        }
        guard let colon = header.firstIndex(of: ":") else { return [] }
        return Set(header[colon...].matches(of: /\w+/).map { String($0.output) })
    }
}
