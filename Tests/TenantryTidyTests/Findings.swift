import Testing

/// Expects that a check found nothing, and otherwise lists what it found, one a line.
func expectNone(_ findings: [String], sourceLocation: SourceLocation = #_sourceLocation) {
    guard !findings.isEmpty else { return }
    Issue.record(
        "\(findings.count) found:\n\(findings.joined(separator: "\n"))",
        sourceLocation: sourceLocation
    )
}
