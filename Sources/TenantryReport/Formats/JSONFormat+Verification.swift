import TenantryModel

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
