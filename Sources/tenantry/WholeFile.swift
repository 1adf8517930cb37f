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
    /// - Throws: ``Failure``.
    static func write(_ text: String, to path: String, as what: String) throws {
        let url = URL(fileURLWithPath: path)
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
}
