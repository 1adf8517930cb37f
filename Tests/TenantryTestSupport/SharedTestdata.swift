package import Foundation

/// Test data of others, which is read where it lies and never copied.
package enum SharedTestdata {
    /// Why tests that need it do not run.
    package static let missing = "the test data of others is not here; set TENANTRY_TESTDATA"

    /// Returns what has a name beneath `TENANTRY_TESTDATA`, or beside the project; `nil` if it is
    /// not there.
    package static func find(_ name: String) -> URL? {
        var candidates: [URL] = []
        if let path = ProcessInfo.processInfo.environment["TENANTRY_TESTDATA"] {
            candidates.append(URL(fileURLWithPath: path))
        }
        var above = URL(fileURLWithPath: RepositoryFolder.path)
        while above.path != "/" {
            above.deleteLastPathComponent()
            candidates.append(above.appendingPathComponent("shared/testdata"))
        }
        return candidates.map { $0.appendingPathComponent(name) }
            .first { FileManager.default.fileExists(atPath: $0.path) }
    }
}
