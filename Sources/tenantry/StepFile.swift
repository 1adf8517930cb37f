import Foundation

/// A file that a runner of GitHub Actions gives to a step; nothing happens where there is none.
enum StepFile: String {
    /// What later steps read.
    case outputs = "GITHUB_OUTPUT"
    /// What people see on the page of the run.
    case summary = "GITHUB_STEP_SUMMARY"

    /// Adds a text to the end.
    ///
    /// - Throws: ``Failure`` if it cannot be written: later steps would decide without it.
    func append(_ text: @autoclosure () -> String) throws {
        let path = ProcessInfo.processInfo.environment[rawValue] ?? ""
        guard !path.isEmpty else { return }
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
                "\(path), which $\(rawValue) names, cannot be written: "
                    + "\(error.localizedDescription); unset $\(rawValue) where nothing reads it",
                .failed
            )
        }
    }
}
