import TenantryDiagnostics

/// Finds the files of a workspace and says what is in their way, without reading one.
struct WorkspaceWalk {
    /// The paths of the files beneath the workspace, sorted by their bytes.
    private(set) var files: [String] = []
    /// What is wrong with names and folders.
    private(set) var problems: [Diagnostic] = []
    /// Whether there were more names than the limit, so that ``files`` is no use.
    private(set) var isCutShort = false

    private let folder: OpenFolder
    private let shown: ShownPath
    private let limits: WorkspaceLimits
    private var namesLeft: Int

    /// Walks the whole folder.
    init(_ folder: OpenFolder, shown: ShownPath, limits: WorkspaceLimits) {
        self.folder = folder
        self.shown = shown
        self.limits = limits
        namesLeft = limits.files
        walk("", depth: 1)
    }

    /// `depth` counts the parts of the paths of the entries: 1 directly in the workspace.
    private mutating func walk(_ path: String, depth: Int) {
        let entries: [OpenFolder.Entry]
        do throws(OpenFolder.Failure) {
            entries = try folder.entries(of: path.isEmpty ? "." : path, atMost: namesLeft)
        } catch {
            cannotList(path, error)
            return
        }
        namesLeft -= entries.count
        var seen: [String: String] = [:]
        seen.reserveCapacity(entries.count)
        for entry in entries.sorted(by: Self.comesFirst) {
            let name = FileName(entry.name)
            guard !name.isLeftover || entry.kind == .folder,
                !name.isHidden || Self.isDeclaring(path)
            else { continue }
            visit(entry.kind, name, in: path, depth: depth, seen: &seen)
            if isCutShort { return }
        }
    }

    /// Orders as the whole paths would be: what is in a folder comes where its `name/` belongs.
    private static func comesFirst(_ left: OpenFolder.Entry, _ right: OpenFolder.Entry) -> Bool {
        if left.kind != .folder, right.kind != .folder {
            return left.name.lexicographicallyPrecedes(right.name)
        }
        func sortable(_ entry: OpenFolder.Entry) -> [UInt8] {
            entry.kind == .folder ? entry.name + [UInt8(ascii: "/")] : entry.name
        }
        return sortable(left).lexicographicallyPrecedes(sortable(right))
    }

    private mutating func visit(
        _ kind: OpenFolder.Kind,
        _ name: FileName,
        in parent: String,
        depth: Int,
        seen: inout [String: String]
    ) {
        let isFolder = kind == .folder
        if let what = Self.obstacle(kind, name) {
            refuse(join(parent, name.escaped), what.message, what.help)
            return
        }
        if let what = Self.oversight(kind, name), Self.isDeclaring(parent) {
            refuse(join(parent, name.escaped), what.message, what.help)
            return
        }
        guard isFolder ? !name.isHidden : name.looksLikeYAML else { return }
        guard let text = name.text else {
            refuse(
                join(parent, name.escaped),
                "has characters in its name that cannot be seen or read",
                "rename it: letters, digits, `-`, `_` and `.`"
            )
            return
        }
        let path = join(parent, text)
        guard depth <= limits.depth, path.utf8.count <= limits.pathBytes else {
            refuse(
                path,
                "lies too deep or has too long a path",
                "keep to \(limits.depth) parts and \(limits.pathBytes) bytes beneath the workspace"
            )
            return
        }
        reportCollision(name.collisionKey(text, isFolder: isFolder), text, in: parent, &seen)
        if isFolder {
            walk(path, depth: depth + 1)
        } else if !name.isYAML {
            refuse(path, "has its ending in capitals", "write `.yaml`")
        } else if let help = Self.misplacement(path, depth: depth) {
            refuse(path, "is in no known folder", help)
        } else {
            files.append(path)
        }
    }

    /// Says what makes an entry unreadable by its kind alone; `nil` if nothing does.
    private static func obstacle(
        _ kind: OpenFolder.Kind,
        _ name: FileName
    ) -> (message: String, help: String)? {
        let help = "put a regular file there, or remove it"
        switch kind {
        case .file: return nil
        case .folder where name.looksLikeYAML:
            return ("is a folder with the name of a file", "rename the folder")
        case .folder: return nil
        // Behind a link there may be organizations: passing over it would make them look absent.
        case .symbolicLink(toFolder: true):
            return ("is a symbolic link to a folder", "put the folder itself there")
        case .symbolicLink(toFolder: false):
            return name.looksLikeYAML ? ("is a symbolic link", help) : nil
        case .fifo: return name.looksLikeYAML ? ("is a named pipe, not a file", help) : nil
        case .socket: return name.looksLikeYAML ? ("is a socket, not a file", help) : nil
        case .device: return name.looksLikeYAML ? ("is a device, not a file", help) : nil
        }
    }

    /// Whether everything that lies in a folder is there to be read.
    private static func isDeclaring(_ path: String) -> Bool {
        ["organizations", "catalog", "expectations"].contains { folder in
            path.utf8.starts(with: folder.utf8)
                && (path.utf8.count == folder.utf8.count
                    || path.utf8.dropFirst(folder.utf8.count).first == UInt8(ascii: "/"))
        }
    }

    /// Says why an entry of such a folder would be passed over by its name; `nil` if it would not,
    /// or if nobody means it to be read.
    ///
    /// An organization in it would look absent, and a plan would remove it.
    private static func oversight(
        _ kind: OpenFolder.Kind,
        _ name: FileName
    ) -> (message: String, help: String)? {
        func rename() -> String {
            name.readable.map { "rename it to `\($0)`" } ?? "let it end in `.yaml`"
        }
        switch kind {
        case .folder where (name.isHidden || name.isLeftover) && !name.isOfGit:
            return (
                name.isHidden
                    ? "is hidden, and nothing in it is read" : "looks like what an editor left",
                "rename it, or move it out of this folder"
            )
        case .file where name.isHidden && name.looksLikeYAML:
            return (
                "is hidden, and so it is not read",
                "\(rename()), or move it out of this folder"
            )
        case .file where !name.isHidden && !name.looksLikeYAML && !name.isForPeople:
            return (
                "is not read: only files that end in `.yaml` or `.yml` are",
                "\(rename()), or move it out of this folder"
            )
        case .symbolicLink where !name.isForPeople:
            return ("is no regular file", "put a regular file there, or remove it")
        case .file, .folder, .symbolicLink, .fifo, .socket, .device: return nil
        }
    }

    /// Says where a file that nobody would read belongs; `nil` if it is in its place.
    private static func misplacement(_ path: String, depth: Int) -> String? {
        if path.utf8.starts(with: "organizations/".utf8) { return nil }
        for folder in ["catalog/", "expectations/"] where path.utf8.starts(with: folder.utf8) {
            return depth == 2 ? nil : "move it to \(folder) itself: nothing is read beneath"
        }
        return "move it to organizations/, catalog/ or expectations/"
    }

    private mutating func reportCollision(
        _ key: String,
        _ text: String,
        in parent: String,
        _ seen: inout [String: String]
    ) {
        guard let other = seen.updateValue(text, forKey: key) else { return }
        let place = SourceSpan(startOf: shown(join(parent, other)))
        let stems = [text, other].map { $0.utf8.prefix { $0 != UInt8(ascii: ".") } }
        let isEnding = stems[0].elementsEqual(stems[1])
        problems.append(
            Diagnostic(
                "FMT012",
                .error,
                isEnding
                    ? "`\(text)` and `\(other)` differ only in their ending"
                    : "`\(text)` and `\(other)` are one name to some file systems or readers",
                at: SourceSpan(startOf: shown(join(parent, text))),
                help: [isEnding ? "keep one of the two" : "keep one of the two, or rename one"],
                related: [RelatedPlace("the other one", at: place)]
            )
        )
    }

    private mutating func refuse(_ path: String, _ what: String, _ help: String) {
        let path = shown(path)
        problems.append(
            Diagnostic(
                "FMT012",
                .error,
                "`\(path)` \(what)",
                at: SourceSpan(startOf: path),
                help: [help]
            )
        )
    }

    private mutating func cannotList(_ path: String, _ failure: OpenFolder.Failure) {
        if failure == .tooLarge {
            isCutShort = true
            problems.append(
                Diagnostic(
                    "FMT010",
                    .error,
                    "the workspace is too large: more than \(limits.files) names",
                    at: nil,
                    help: ["divide it into several workspaces, or look for a mistake"]
                )
            )
            return
        }
        let path = shown(path)
        problems.append(
            Diagnostic(
                "FMT001",
                .error,
                "cannot read the folder `\(path)`: \(failure.reason)",
                at: SourceSpan(startOf: path),
                help: ["make it readable: what cannot be read is never taken for absent"]
            )
        )
    }

    private func join(_ parent: String, _ name: String) -> String {
        parent.isEmpty ? name : parent + "/" + name
    }
}
