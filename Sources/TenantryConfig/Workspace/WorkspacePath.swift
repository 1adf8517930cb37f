/// Where a file stands in a workspace.
package struct WorkspacePath: Hashable, Sendable {
    /// The whole path, as people know it.
    package let path: String
    /// The path below the workspace.
    package let below: String
    /// What the file may declare.
    package let section: Section

    /// The folders of a workspace.
    package enum Section: Hashable, Sendable {
        /// What the provider offers.
        case catalog
        /// One organization a file.
        case organizations
        /// What the team expects of all this.
        case expectations

        /// The folder below the workspace.
        var folder: String {
            switch self {
            case .catalog: "catalog"
            case .organizations: "organizations"
            case .expectations: "expectations"
            }
        }
    }

    /// Sorts a path into its section, by the first folder below the workspace.
    package init(_ path: String, root: String) {
        self.path = path
        below = WorkspacePath.below(root, path)
        section =
            below.utf8.starts(with: "catalog/".utf8)
            ? .catalog
            : below.utf8.starts(with: "expectations/".utf8) ? .expectations : .organizations
    }

    private static func below(_ root: String, _ path: String) -> String {
        let bytes = path.utf8
        let rest = bytes.starts(with: root.utf8) ? bytes.dropFirst(root.utf8.count) : bytes[...]
        return String(Substring(rest.first == slash ? rest.dropFirst() : rest))
    }

    private static let slash = UInt8(ascii: "/")

    /// The file's name with its ending.
    package var name: String {
        let bytes = path.utf8
        return bytes.lastIndex(of: Self.slash)
            .map { String(path[bytes.index(after: $0)...]) } ?? path
    }

    /// The file's name without its ending.
    package var stem: String {
        let name = name
        return name.utf8.lastIndex(of: UInt8(ascii: ".")).map { String(name[..<$0]) } ?? name
    }

    /// The command that gives the file another name, as a shell takes it.
    package func renaming(to stem: String) -> String {
        "git mv \(WorkspacePath.quoted(path)) \(WorkspacePath.quoted(renamed(to: stem)))"
    }

    /// The command that moves the file to the folder of another section.
    func moving(to section: Section) -> String {
        let folder = String(path.dropLast(below.count)) + section.folder
        let target = WorkspacePath.quoted("\(folder)/\(name)")
        return "git mv \(WorkspacePath.quoted(path)) \(target)"
    }

    /// A path as a shell takes it for one word.
    static func quoted(_ path: String) -> String {
        let isPlain = path.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
                || (0x61...0x7A).contains(byte) || byte >= 0x80 || "-_./+:,@".utf8.contains(byte)
        }
        return isPlain
            ? path
            : "'"
                + path.split(separator: "'", omittingEmptySubsequences: false)
                .joined(separator: "'\\''") + "'"
    }

    /// The path with another name and the same ending.
    package func renamed(to stem: String) -> String {
        String(path.dropLast(name.count)) + stem + name.dropFirst(self.stem.count)
    }
}
