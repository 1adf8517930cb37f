package import TenantryModel

/// What the DNS of a domain said about whose it is.
package struct VerificationReport: Sendable {
    /// The domain.
    package let domain: Text
    /// What was noted.
    package let outcome: VerificationState
    /// The name of the TXT record.
    package let record: Text
    /// What the record must say.
    package let expected: Text
    /// What it says, sorted; nothing where there is none.
    package let found: [String]

    /// Puts together what was asked and answered.
    package init(
        domain: Text,
        outcome: VerificationState,
        record: Text,
        expected: Text,
        found: [String]
    ) {
        self.domain = domain
        self.outcome = outcome
        self.record = record
        self.expected = expected
        self.found = found.sorted()
    }
}

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

extension JSONFormat {
    /// Shows whether a domain is verified.
    package func text(of report: VerificationReport) -> String {
        ResultSchema.verification.text { writer in
            writer.member("domain", report.domain.string)
            writer.member("verified", report.outcome == .verified)
            writer.member("outcome", report.outcome.rawValue)
            writer.member("record", report.record.string)
            writer.member("expected", report.expected.string)
            writer.key("found")
            writer.array { writer in for text in report.found { writer.string(text) } }
        }
    }
}
