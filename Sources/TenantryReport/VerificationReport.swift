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
