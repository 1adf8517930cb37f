import ArgumentParser
import TenantryReport

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

    /// How a command names a workspace, with a blank in front; empty for the one that it takes
    /// anyway.
    ///
    /// - Parameters:
    ///   - workspace: The folder.
    ///   - option: The option that takes it, if it is no argument.
    /// - Returns: What to print behind the command.
    static func typed(_ workspace: String, as option: String? = nil) -> String {
        guard workspace != "tenants" else { return "" }
        return (option.map { " \($0)" } ?? "") + " \(workspace.shellWord)"
    }
}
