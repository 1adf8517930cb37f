import Foundation

/// A file that is there whole, or not at all.
enum WholeFile {
    /// Writes beside the place and moves it there.
    ///
    /// A symbolic link stays, and what it leads to is replaced. What is no file, such as a pipe or
    /// `/dev/stdout`, is written to and stays what it is.
    ///
    /// - Parameters:
    ///   - text: What the file will hold.
    ///   - path: The place.
    ///   - what: What it is, for the sentence if it cannot be written: `the plan`.
    /// - Throws: ``Failure``, also where a database would be lost.
    static func write(_ text: String, to path: String, as what: String) throws {
        let place = FilePlace(path)
        guard !isDatabase(place) else {
            throw Failure(
                "\(what) is not written to \(path): that is a database, and would be lost",
                .usage
            )
        }
        guard ![".yaml", ".yml"].contains(where: place.path.lowercased().hasSuffix) else {
            throw Failure(
                "\(what) is not written to \(path): it is no YAML, and a file of the workspace "
                    + "could be lost; name another file",
                .usage
            )
        }
        let bytes = Foundation.Data(text.utf8)
        do {
            switch place.content {
            case .file: try bytes.write(to: URL(fileURLWithPath: place.path), options: .atomic)
            case .stream: try append(bytes, to: place)
            case .folder:
                throw Failure(
                    "\(what) cannot be written to \(path): there is a folder; name a file",
                    .failed
                )
            }
        } catch let failure as Failure {
            throw failure
        } catch {
            throw Failure(
                "\(what) cannot be written to \(path): \(error.reason)",
                .failed
            )
        }
    }

    /// Writes to what cannot be replaced.
    private static func append(_ bytes: Foundation.Data, to place: FilePlace) throws {
        // What this process has open goes on where others who have it open, too, left off.
        if let descriptor = place.descriptor {
            return try FileHandle(fileDescriptor: descriptor).write(contentsOf: bytes)
        }
        let stream = try FileHandle(forWritingTo: URL(fileURLWithPath: place.path))
        // A pipe has no end to go to; what is a file all the same keeps what it has.
        _ = try? stream.seekToEnd()
        try stream.write(contentsOf: bytes)
    }

    /// Whether a regular file begins as SQLite's do (https://sqlite.org/fileformat.html, 1.3).
    private static func isDatabase(_ place: FilePlace) -> Bool {
        guard place.content == .file, let file = FileHandle(forReadingAtPath: place.path) else {
            return false
        }
        defer { try? file.close() }
        return (try? file.read(upToCount: 16)) == Foundation.Data("SQLite format 3\0".utf8)
    }
}
