import Foundation

/// The tools that check this project's files and know nothing of tenantry: what `make judges`
/// installs.
package enum CheckingTools {
    /// The folder of their executables.
    package static let folder = "\(RepositoryFolder.path)/.build/validator/bin"

    /// Whether one of them is installed.
    package static func has(_ name: String) -> Bool {
        FileManager.default.isExecutableFile(atPath: "\(folder)/\(name)")
    }

    /// Whether tests run although a tool is missing, and fail then: in CI.
    package static let areRequired = ProcessInfo.processInfo.environment["CI"] == "true"
}
