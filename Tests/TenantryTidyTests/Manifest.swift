import Foundation
import TenantryTestSupport

/// What the package manifest says of targets, read as text.
///
/// `swift package dump-package` would wait for the build that runs these tests.
enum Manifest {
    /// Returns the dependencies of each target that is no test, by name.
    static func dependencies(in manifest: String) -> [String: Set<String>] {
        let text = manifest.split(separator: "\n").map(String.init)
            .filter { !$0.trimmingCharacters(in: .whitespaces).hasPrefix("//") }
            .joined(separator: "\n")
        var found: [String: Set<String>] = [:]
        for start in text.matches(of: /\.(target|executableTarget)\(/) {
            let call = balanced(text[start.range.upperBound...], open: "(", close: ")")
            guard let name = call.firstMatch(of: /name:\s*"([^"]+)"/) else { continue }
            var names: Set<String> = []
            if let list = call.firstMatch(of: /dependencies:\s*\[/) {
                let items = balanced(call[list.range.upperBound...], open: "[", close: "]")
                let products = items.matches(of: /\.product\(\s*name:\s*"([^"]+)"[^)]*\)/)
                names.formUnion(products.map { String($0.1) })
                let rest = items.replacing(/\.product\([^)]*\)/, with: "")
                names.formUnion(rest.matches(of: /"([^"]+)"/).map { String($0.1) })
            }
            found[String(name.1)] = names
        }
        return found
    }

    /// Returns the dependencies in the manifest of this repository.
    static func dependencies() throws -> [String: Set<String>] {
        dependencies(
            in: try String(
                contentsOfFile: RepositoryFolder.path + "/Package.swift",
                encoding: .utf8
            )
        )
    }

    private static func balanced(
        _ text: Substring,
        open: Character,
        close: Character
    ) -> Substring {
        var depth = 1
        return text.prefix { character in
            if character == open { depth += 1 }
            if character == close { depth -= 1 }
            return depth > 0
        }
    }
}
