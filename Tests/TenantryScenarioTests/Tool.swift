import Foundation
import TenantryTestSupport
import Testing

/// A program that only tests need; where it is missing they are skipped, and fail in CI.
struct Tool: Sendable {
    /// Its name.
    let name: String
    /// The package that has it.
    let package: String

    static let groff = Tool(name: "groff", package: "groff-base")
    static let bash = Tool(name: "bash", package: "bash")
    static let zsh = Tool(name: "zsh", package: "zsh")
    static let fish = Tool(name: "fish", package: "fish")

    /// Where it is.
    var path: String? { ProcessRun.find(name) }

    /// Whether tests that need it run.
    var isExpected: Bool { path != nil || ProcessInfo.processInfo.environment["CI"] == "true" }

    /// Why such tests do not run.
    var missing: Comment { "\(name) is missing: `make tools` installs \(package)" }
}
