import Foundation

/// The executable under test: the one that was built together with the tests, or what
/// `TENANTRY_BIN` names.
enum TenantryBinary {
    /// There is no executable beside the tests.
    struct Missing: Error, CustomStringConvertible {
        let folder: String

        var description: String { "no executable `tenantry` in \(folder) or above it" }
    }

    /// Returns the absolute path of the executable.
    ///
    /// The test bundle is a file in the build folder on Linux, and a folder in it on macOS.
    static func path() throws -> String {
        if let named = ProcessInfo.processInfo.environment["TENANTRY_BIN"] { return named }
        let arguments = CommandLine.arguments
        let bundle =
            if let option = arguments.firstIndex(of: "--test-bundle-path") {
                arguments.dropFirst(option + 1).first
            } else {
                Bundle.main.executablePath
            }
        var folder = URL(fileURLWithPath: bundle ?? arguments[0])
        for _ in 0..<4 {
            folder.deleteLastPathComponent()
            let candidate = folder.appendingPathComponent("tenantry").path
            if FileManager.default.isExecutableFile(atPath: candidate) { return candidate }
        }
        throw Missing(folder: bundle ?? arguments[0])
    }
}
