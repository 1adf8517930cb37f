package import TenantryModel

/// What the DNS of a domain must say to show that it belongs to who claims it.
///
/// It comes from no random source: whoever asks again gets the same answer, and another state
/// asks for another record.
package enum DomainChallenge {
    /// The name of the record for a domain.
    package static func record(of domain: Text) -> Text { Text("_tenantry-challenge.\(domain)") }

    /// What the record says.
    ///
    /// - Parameters:
    ///   - domain: The name that is proven.
    ///   - lineage: The identity of the store.
    /// - Returns: 32 hexadecimal digits.
    package static func token(of domain: Text, lineage: Text) -> Text {
        let bytes = Array(lineage.string.utf8) + [0] + Array(domain.string.utf8)
        return Text(String(Digest(of: bytes).description.dropFirst(7).prefix(32)))
    }
}
