import Foundation

/// A file that is there whole, or not at all.
enum WholeFile {
    /// Writes beside the place and moves it there.
    ///
    /// What is no file, such as `/dev/stdout` or a pipe, is written to and stays what it is.
    ///
    /// - Parameters:
    ///   - text: What the file will hold.
    ///   - path: The place.
    ///   - what: What it is, for the sentence if it cannot be written: `the plan`.
    /// - Throws: ``Failure``, also where a database would be lost.
    static func write(_ text: String, to path: String, as what: String) throws {
        let url = URL(fileURLWithPath: path)
        guard !isDatabase(url) else {
            throw Failure(
                "\(what) is not written to \(path): that is a database, and would be lost",
                .usage
            )
        }
        let bytes = Foundation.Data(text.utf8)
        do {
            let values = try? url.resolvingSymlinksInPath()
                .resourceValues(forKeys: [.isRegularFileKey])
            if values?.isRegularFile == false {
                try FileHandle(forWritingTo: url).write(contentsOf: bytes)
            } else {
                try bytes.write(to: url, options: .atomic)
            }
        } catch {
            throw Failure(
                "\(what) cannot be written to \(path): \(error.localizedDescription)",
                .failed
            )
        }
    }

    /// Whether a regular file begins as SQLite's do (https://sqlite.org/fileformat.html, 1.3).
    private static func isDatabase(_ url: URL) -> Bool {
        let values = try? url.resolvingSymlinksInPath().resourceValues(forKeys: [.isRegularFileKey])
        guard values?.isRegularFile == true, let file = try? FileHandle(forReadingFrom: url) else {
            return false
        }
        defer { try? file.close() }
        return (try? file.read(upToCount: 16)) == Foundation.Data("SQLite format 3\0".utf8)
    }
}
