import ArgumentParser

/// The name of a folder, as it was typed.
enum FolderArgument {
    /// Refuses a name that is none: it would stand for wherever the process happens to be.
    ///
    /// - Parameters:
    ///   - path: What was typed, if anything was.
    ///   - argument: The argument or option.
    /// - Throws: `ValidationError`.
    static func require(_ path: String?, for argument: String) throws {
        guard path?.isEmpty != true else {
            throw ValidationError("\(argument) takes the name of a folder.")
        }
    }
}
