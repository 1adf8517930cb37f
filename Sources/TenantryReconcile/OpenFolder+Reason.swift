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
        case .system(let number, let meaning): "\(meaning) (errno \(number))"
        }
    }
}
