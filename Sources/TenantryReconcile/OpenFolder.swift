import CFiles

/// A folder that stays the same folder, whatever happens to its name.
///
/// Everything is read and written beneath it. The one place that speaks to the C shim.
final class OpenFolder: Sendable {
    /// Why something could not be listed or read.
    enum Failure: Error, Hashable, Sendable {
        case notFound
        case noPermission
        case symbolicLink
        case outside
        case folder
        case fifo
        case socket
        case device
        case notAFolder
        case tooLarge
        case changed
        case exists
        case system(number: Int32, meaning: String)
    }

    /// What a name stands for.
    enum Kind: Hashable, Sendable {
        case file
        case folder
        case symbolicLink(toFolder: Bool)
        case fifo
        case socket
        case device
    }

    /// A name as the file system has it, which need not be text.
    struct Entry: Hashable, Sendable {
        let name: [UInt8]
        let kind: Kind
    }

    private let descriptor: CInt

    /// Opens the folder; the path itself may lead through symbolic links.
    init(_ path: String) throws(Failure) {
        // C would cut the path at the zero and open something else.
        guard !path.utf8.contains(0) else { throw .notFound }
        var folder: CInt = -1
        var error: CInt = 0
        let outcome = tenantry_open(path, &folder, &error)
        if let failure = Failure(outcome, error) { throw failure }
        descriptor = folder
    }

    deinit { tenantry_close(descriptor) }

    /// Lists a folder beneath, in the order of the file system; "." is the folder itself.
    func entries(of path: String, atMost limit: Int) throws(Failure) -> [Entry] {
        var names: UnsafeMutablePointer<UInt8>?
        var length = 0
        var error: CInt = 0
        let outcome = withDescriptor { tenantry_list($0, path, limit, &names, &length, &error) }
        if let failure = Failure(outcome, error) { throw failure }
        defer { tenantry_free(names) }
        let bytes = UnsafeBufferPointer(start: names, count: length)
        return bytes.split(separator: 0).map { entry in
            Entry(name: Array(entry.dropFirst()), kind: Kind(code: entry.first ?? 0))
        }
    }

    /// Reads files beneath one after another through one buffer.
    ///
    /// Stops when more than `budget` bytes were read, so that the results may be fewer than the
    /// paths.
    func contents(
        of paths: some Sequence<String>,
        limit: Int,
        budget: Int
    ) -> [Result<[UInt8], Failure>] {
        // The pages that no file needs are never touched, so the buffer costs as much as the
        // largest file.
        let buffer = UnsafeMutablePointer<UInt8>.allocate(capacity: limit + 1)
        defer { buffer.deallocate() }
        var results: [Result<[UInt8], Failure>] = []
        results.reserveCapacity(paths.underestimatedCount)
        var total = 0
        for path in paths {
            var length = 0
            var error: CInt = 0
            let outcome = withDescriptor {
                tenantry_read($0, path, buffer, limit, &length, &error)
            }
            if let failure = Failure(outcome, error) {
                results.append(.failure(failure))
                continue
            }
            results.append(
                .success(Array(UnsafeBufferPointer(start: UnsafePointer(buffer), count: length)))
            )
            total += length
            if total > budget { break }
        }
        return results
    }

    /// Puts a file with other content in the place of one beneath, at once and with the same
    /// permissions, unless somebody wrote to it since it was read.
    func replace(
        _ path: String,
        holding old: [UInt8],
        with new: [UInt8]
    ) throws(Failure) {
        var error: CInt = 0
        let outcome = withDescriptor {
            tenantry_replace($0, path, old, old.count, new, new.count, &error)
        }
        if let failure = Failure(outcome, error) { throw failure }
    }

    /// Makes a file beneath, and the folders above it, where there is nothing yet.
    func create(_ path: String, holding bytes: [UInt8]) throws(Failure) {
        var error: CInt = 0
        let outcome = withDescriptor { tenantry_create($0, path, bytes, bytes.count, &error) }
        if let failure = Failure(outcome, error) { throw failure }
    }

    /// Keeps the folder open while C uses it: to the compiler the descriptor is only a number.
    private func withDescriptor<Answer>(_ body: (CInt) -> Answer) -> Answer {
        withExtendedLifetime(self) { body(descriptor) }
    }

    /// Makes all reading do without `openat2`, as on systems that have none.
    static func avoidOpenat2(_ avoid: Bool) { tenantry_avoid_openat2(avoid ? 1 : 0) }
}

extension OpenFolder.Failure {
    /// Translates what the shim says; `nil` if all went well.
    fileprivate init?(_ outcome: tenantry_outcome, _ error: CInt) {
        switch outcome {
        case TENANTRY_OK: return nil
        case TENANTRY_NOT_FOUND: self = .notFound
        case TENANTRY_PERMISSION: self = .noPermission
        case TENANTRY_SYMLINK: self = .symbolicLink
        case TENANTRY_OUTSIDE: self = .outside
        case TENANTRY_IS_FOLDER: self = .folder
        case TENANTRY_IS_FIFO: self = .fifo
        case TENANTRY_IS_SOCKET: self = .socket
        case TENANTRY_IS_DEVICE: self = .device
        case TENANTRY_NOT_A_FOLDER: self = .notAFolder
        case TENANTRY_TOO_LARGE: self = .tooLarge
        case TENANTRY_CHANGED: self = .changed
        case TENANTRY_EXISTS: self = .exists
        default: self = .system(number: error, meaning: Self.meaning(of: error))
        }
    }

    /// What the system says of an error: for people only, in an encoding that nobody promises.
    private static func meaning(of error: CInt) -> String {
        var text = [CChar](repeating: 0, count: 128)
        tenantry_describe(error, &text, text.count)
        return String(
            decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)),
            as: UTF8.self
        )
    }
}

extension OpenFolder.Kind {
    fileprivate init(code: UInt8) {
        switch tenantry_kind(rawValue: UInt32(code)) {
        case TENANTRY_FILE: self = .file
        case TENANTRY_FOLDER: self = .folder
        case TENANTRY_LINK: self = .symbolicLink(toFolder: false)
        case TENANTRY_LINK_TO_FOLDER: self = .symbolicLink(toFolder: true)
        case TENANTRY_FIFO: self = .fifo
        case TENANTRY_SOCKET: self = .socket
        default: self = .device
        }
    }
}
