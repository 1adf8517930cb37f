/// The path of a file, divided into its folder and its name.
package struct PathParts {
    /// The folder; `.` if the path names none.
    package let folder: String
    /// The name in the folder.
    package let name: String

    /// Divides a path behind its last slash.
    package init(_ path: String) {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else {
            folder = "."
            name = path
            return
        }
        folder = slash == path.startIndex ? "/" : String(path[..<slash])
        name = String(path[path.utf8.index(after: slash)...])
    }
}
