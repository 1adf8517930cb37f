package import TenantryModel

/// What is known of people and domains, as one number for each organization: another number means
/// that something else is known.
///
/// Only what rules go by counts. When somebody was seen last tells them nothing.
package struct FactMarks: Sendable {
    private var byID: [Text: UInt64] = [:]
    private var byName: [UInt64: UInt64] = [:]

    /// Sorts what is known.
    ///
    /// - Complexity: O(*n*) in the size of the facts.
    package init(_ facts: RuntimeFacts) {
        for (name, count) in facts.populations {
            byID[name.organization, default: 0] &+= FactMarks.number(
                name.population.rawValue,
                "\(count.active) \(count.suspended) \(count.others)"
            )
        }
        for (name, known) in facts.domains {
            byName[MeetingNames.claim(name)] = FactMarks.number(
                name.string,
                "\(known.state) \(known.token) \(known.verified?.number ?? -1) "
                    + "\(known.checked?.number ?? -1)"
            )
        }
        for (fingerprint, day) in facts.certificates {
            byName[MeetingNames.certificate(fingerprint)] = FactMarks.number(
                fingerprint.string,
                "\(day.number)"
            )
        }
    }

    /// The number of an organization.
    ///
    /// - Parameters:
    ///   - id: Its id.
    ///   - names: What others can meet it by: ``MeetingNames/offered``.
    /// - Returns: The number; 0 if nothing is known.
    /// - Complexity: O(*names*), unless nothing is known of anybody.
    package func mark(of id: Text, _ names: some Sequence<UInt64>) -> UInt64 {
        let own = byID.isEmpty ? 0 : byID[id] ?? 0
        return byName.isEmpty ? own : names.reduce(own) { $0 &+ (byName[$1] ?? 0) }
    }

    private static func number(_ name: String, _ known: String) -> UInt64 {
        UInt64(stableHash: "\(name)\u{0}\(known)".utf8)
    }
}
