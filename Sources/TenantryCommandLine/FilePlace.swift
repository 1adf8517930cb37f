import Foundation
import TenantryReconcile

/// Where something that is written ends up, by the one name that the place has.
struct FilePlace {
    /// What stands there.
    enum Content {
        /// A regular file, or nothing yet: something that can be replaced.
        case file
        /// A folder.
        case folder
        /// A pipe, a device, or what is open already: something that can only be written to.
        case stream
    }

    /// The absolute path; no part of it is a symbolic link, unless the system made the link.
    let path: String
    /// What stands there.
    let content: Content

    /// Finds out where a path leads, through all symbolic links; also where nothing is yet.
    init(_ typed: String) {
        var path = FilePlace.absolute(typed)
        var count = 0
        while let link = try? FileManager.default.destinationOfSymbolicLink(atPath: path) {
            let folder = PathParts(path).folder
            count += 1
            // These lead to what is open, which may have no name. No system follows more than 40.
            if folder == "/dev" || folder.hasPrefix("/proc/") || count > 40 {
                self.path = path
                content = .stream
                return
            }
            path = FilePlace.absolute(link.hasPrefix("/") ? link : "\(folder)/\(link)")
        }
        self.path = path
        content = FilePlace.content(of: path)
    }

    /// The descriptor of this process that it is another name of: `/dev/stdout`.
    var descriptor: Int32? {
        switch path {
        case "/dev/stdout": return STDOUT_FILENO
        case "/dev/stderr": return STDERR_FILENO
        default:
            let own = "/proc/\(getpid())/fd/"
            return path.hasPrefix(own) ? Int32(path.dropFirst(own.count)) : nil
        }
    }

    private static func content(of path: String) -> Content {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        let type = attributes?[.type] as? FileAttributeType
        if type == .typeDirectory { return .folder }
        return type == nil || type == .typeRegular ? .file : .stream
    }

    /// The absolute path of a name in its folder; what the name itself may link to is not followed.
    private static func absolute(_ path: String) -> String {
        let parts = PathParts(path)
        if ["", ".", ".."].contains(parts.name), let whole = withoutLinks(path) { return whole }
        guard let found = withoutLinks(parts.folder) else {
            return URL(fileURLWithPath: path).standardizedFileURL.path
        }
        return found == "/" ? "/\(parts.name)" : "\(found)/\(parts.name)"
    }

    /// The path of something that is there, as the system has it.
    private static func withoutLinks(_ path: String) -> String? {
        guard let found = realpath(path, nil) else { return nil }
        defer { free(found) }
        return String(cString: found)
    }
}
