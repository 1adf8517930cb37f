import TenantryConfig
import TenantryDiagnostics

/// Everything that is said about an example.
func diagnostics(of example: Example) -> [Diagnostic] {
    let checked = checked(example)
    return checked.hasErrors ? checked.all : checked.all + example.failedExpectations()
}

/// What comes of an example, with what was left out and what was waived.
func checked(_ example: Example) -> CheckedDiagnostics { example.checked() }

/// The codes of the errors in an example, in the order of the files.
func errors(in example: Example) -> [String] {
    diagnostics(of: example).filter { $0.severity == .error }.map(\.code.description)
}
