import TenantryConfig
import TenantryDiagnostics

/// Everything that is said about an example.
func diagnostics(of example: Example) -> [Diagnostic] { example.checked().all }

/// The codes of the errors in an example, in the order of the files.
func errors(in example: Example) -> [String] {
    diagnostics(of: example).filter { $0.severity == .error }.map(\.code.description)
}
