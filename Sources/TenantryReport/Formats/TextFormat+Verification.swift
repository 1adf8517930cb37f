import TenantryModel

extension TextFormat {
    /// Shows whether a domain is verified.
    package func text(of report: VerificationReport) -> String {
        let verdict =
            report.outcome == .verified
            ? "is verified" : "is not verified (\(report.outcome.rawValue))"
        let found = report.found.isEmpty ? "no TXT record" : report.found.joined(separator: ", ")
        return """
            \(report.domain.string.harmless) \(verdict)

              record    \(report.record.string.harmless)
              expected  \(report.expected.string.harmless)
              found     \(found.harmless)

            """
    }
}
