import Foundation

/// A result in a file.
enum ResultFile {
    /// Writes a text beside its place and moves it there, so that it is whole or absent.
    ///
    /// What is no file, such as `/dev/stdout` or a pipe, is written to and stays what it is.
    ///
    /// - Throws: ``Failure``.
    static func write(_ text: String, to path: String) throws {
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
            throw Failure("\(path) cannot be written: \(error.localizedDescription)", .failed)
        }
    }
}
