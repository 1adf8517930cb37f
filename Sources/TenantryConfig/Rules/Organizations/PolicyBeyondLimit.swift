import TenantryDiagnostics
package import TenantryModel

/// Flags policies that are looser than what no provider may go beyond.
enum PolicyBeyondLimit: WorkspaceRule {
    static let page = RulePage(
        "POL001",
        "the policy is looser than the hard limit",
        why: """
            A policy protects only as long as somebody who is in a hurry cannot write it away. \
            Beyond these limits nobody could say any more that access ends, that a helper is \
            known, or that one mistake stays small.
            """,
        fix: "Stay within the limit that the message names, or omit the field for a safe value.",
        failing: Example(["catalog/policy.yaml": policy(maxDays: 1000)]),
        repaired: Example(["catalog/policy.yaml": policy(maxDays: 120)])
    )

    static func check(_ desired: DesiredIndex, _ findings: inout Findings) {
        for (name, limit) in Policy.hardLimits {
            guard case .integer(let value)? = Policy.field(name)?.get(desired.policy),
                !limit.contains(value)
            else { continue }
            let isTooLarge = value > limit.upperBound
            let bound = isTooLarge ? limit.upperBound : limit.lowerBound
            let steps = name.split(separator: ".").map(String.init)
            findings.report(
                page,
                "policy `\(name)` is \(value), the hard limit is at "
                    + (isTooLarge ? "most \(bound)" : "least \(bound)"),
                at: steps.reduce(Place.catalog("policy")) { $0.at($1) },
                help: "write \(advice(name, bound)), or something "
                    + (isTooLarge ? "smaller" : "larger")
            )
        }
    }

    private static func advice(_ name: String, _ bound: Int) -> String {
        Description.of(.policy).field(name)?.inFile(String(bound)) ?? name
    }

    private static func policy(maxDays: Int) -> String {
        """
        policy:
          domains: { verified: off, allowReserved: true }
          collaboration: { maxDays: \(maxDays), maxTotalDays: 1200 }
        """
    }
}

extension Policy {
    /// What no policy may be looser than, by the name of the field.
    ///
    /// The summaries of the fields tell them too.
    package static let hardLimits: KeyValuePairs<String, ClosedRange<Int>> = [
        "maxDepth": 1...10,
        "inactiveDays": 1...730,
        "collaboration.maxDays": 1...730,
        "collaboration.maxTotalDays": 1...1460,
        "collaboration.maxPeople": 1...50,
        "changes.maxDeletes": 0...100,
        "changes.retireDays": 7...3650,
    ]
}
