/// Turns a path beneath the workspace into the path that a person can open.
struct ShownPath: Sendable {
    private let prefix: String

    /// Takes the path of the workspace as somebody typed it, without `./` and closing slashes.
    init(_ typed: String) {
        var path = typed[...]
        while path.utf8.starts(with: "./".utf8) {
            path = path.dropFirst(2)
            // ".//x" is "x", not "/x".
            while path.utf8.first == UInt8(ascii: "/") { path = path.dropFirst() }
        }
        if path == "." { path = "" }
        if path.isEmpty {
            prefix = ""
            return
        }
        while path.utf8.last == UInt8(ascii: "/") { path = path.dropLast() }
        prefix = path + "/"
    }

    /// The folder as the shown paths begin, without a closing slash; empty for where we are.
    var root: String { String(prefix.dropLast()) }

    /// Returns the path to show; for the empty path that of the workspace itself.
    func callAsFunction(_ path: String) -> String {
        guard path.isEmpty else { return prefix + path }
        if prefix.isEmpty { return "." }
        return prefix.utf8.count == 1 ? prefix : String(prefix.dropLast())
    }
}
