import ArgumentParser

/// A file for a result, and the option that names it.
struct NamedFile {
    /// The option, as it is typed.
    let option: String
    /// The path, as it was typed.
    let path: String
}

extension [NamedFile] {
    /// Refuses two names for one file: what is written first would be lost.
    ///
    /// What is no file, such as `/dev/stdout`, takes one after the other.
    ///
    /// - Throws: `ValidationError`, which names both.
    func requireDifferent() throws {
        var options: [String: String] = [:]
        for file in self {
            let place = FilePlace(file.path)
            guard place.content != .stream else { continue }
            guard let other = options.updateValue(file.option, forKey: place.path) else { continue }
            let names =
                other == file.option
                ? "\(other) names \(file.path) twice"
                : "\(other) and \(file.option) name the same file, \(file.path)"
            throw ValidationError("\(names), and only the last would be left.")
        }
    }
}
