import TenantryDiagnostics

extension OpenFolder.Failure {
    /// Why, as a phrase behind a colon.
    var reason: String {
        switch self {
        case .notFound: "it is no longer there"
        case .noPermission: "permission denied"
        case .symbolicLink: "a symbolic link stands in its place"
        case .outside: "it leads out of the workspace"
        case .folder: "it is a folder"
        case .fifo: "it is a named pipe"
        case .socket: "it is a socket"
        case .device: "it is a device"
        case .notAFolder: "it is not a folder"
        case .tooLarge: "it is too large"
        case .changed: "it was written to while it was read"
        case .exists: "there is something else by now"
        case .system(let number, let meaning): "\(meaning) (errno \(number))"
        }
    }

    /// Says that a file of this path cannot be read.
    func problem(reading path: String, limit: Int) -> Diagnostic {
        let place = SourceSpan(startOf: path)
        switch self {
        case .tooLarge:
            return Diagnostic(
                "FMT010",
                .error,
                "`\(path)` is too large: more than \(limit) bytes",
                at: place,
                help: ["divide it, or look for a mistake"]
            )
        case .symbolicLink, .outside, .folder, .fifo, .socket, .device:
            return Diagnostic(
                "FMT012",
                .error,
                "cannot read `\(path)`: \(reason)",
                at: place,
                help: ["put a regular file there, or remove it"]
            )
        case .changed, .notFound:
            return Diagnostic(
                "FMT001",
                .error,
                "cannot read `\(path)`: \(reason)",
                at: place,
                help: ["run again when nobody writes to the workspace"]
            )
        case .noPermission, .notAFolder, .exists, .system:
            return Diagnostic(
                "FMT001",
                .error,
                "cannot read `\(path)`: \(reason)",
                at: place,
                help: ["make it readable: what cannot be read is never taken for absent"]
            )
        }
    }
}
