import Foundation

/// A file that a runner of GitHub Actions gives to a step; nothing happens where there is none.
struct StepFile {
    /// What later steps read.
    static let outputs = StepFile(variable: .gitHubOutput)
    /// What people see on the page of the run.
    static let summary = StepFile(variable: .gitHubSummary)

    /// What names the file.
    private let variable: EnvironmentVariable

    /// Adds a text to the end.
    ///
    /// - Throws: ``Failure`` if it cannot be written: later steps would decide without it.
    func append(_ text: @autoclosure () -> String) throws {
        guard let path = variable.value else { return }
        var status = stat()
        if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFIFO {
            throw Failure(
                "\(path), which $\(variable.rawValue) names, is a pipe, and may have no reader; "
                    + "unset $\(variable.rawValue) where nothing reads it",
                .failed
            )
        }
        do {
            if !FileManager.default.fileExists(atPath: path) {
                try Foundation.Data().write(to: URL(fileURLWithPath: path))
            }
            let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
            try file.seekToEnd()
            try file.write(contentsOf: Foundation.Data(text().utf8))
            try file.close()
        } catch {
            throw Failure(
                "\(path), which $\(variable.rawValue) names, cannot be written: "
                    + "\(error.reason); "
                    + "unset $\(variable.rawValue) where nothing reads it",
                .failed
            )
        }
    }
}
