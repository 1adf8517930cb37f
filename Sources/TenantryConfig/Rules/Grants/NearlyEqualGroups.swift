import TenantryDiagnostics
import TenantryModel

/// Flags values of an attribute that differ only in case or in blanks around them.
enum NearlyEqualGroups: LocalRule {
    static let page = RulePage(
        "MAP008",
        .warning,
        "two values of an attribute differ only in case or blanks",
        why: """
            Values are compared exactly, byte by byte, as the identity provider sends them. It \
            sends one of the two spellings, so the roles of the other reach nobody: some people of \
            the group get half of what they were promised.
            """,
        fix: "Keep the spelling that the identity provider sends, with all roles under it.",
        failing: .claiming(
            claims: "{ email: email, groups: groups }",
            grants: "groups: { HF-Desk: [meal-ordering/ward-clerk], hf-desk: "
                + "[support-desk/requester] }",
            subscriptions: "{ meal-ordering: standard }"
        ),
        repaired: .claiming(
            claims: "{ email: email, groups: groups }",
            grants: "groups: { HF-Desk: [meal-ordering/ward-clerk, support-desk/requester] }",
            subscriptions: "{ meal-ordering: standard }"
        )
    )

    static func check(_ organization: LocalView, _ findings: inout Findings) {
        for index in organization.organization.connections.indices {
            let grants = organization.organization.connections[index].grants
            guard grants.count > 1 else { continue }
            for later in grants.indices.dropFirst() where isFirst(later, in: grants) {
                guard let earlier = twin(of: later, in: grants) else { continue }
                report(
                    grants[later],
                    grants[earlier],
                    organization.organization.connections[index],
                    organization,
                    &findings
                )
            }
        }
    }

    /// Whether a grant is the first of its value; they are sorted.
    private static func isFirst(_ place: Int, in grants: [Grant]) -> Bool {
        !grants[place].value.isEmpty && grants[place - 1].value != grants[place].value
    }

    /// The first grant before this one whose value is nearly the same.
    ///
    /// - Complexity: O(*n*); a file may hold some thousand values, so only the near ones are
    ///   looked at where there are many.
    private static func twin(of place: Int, in grants: [Grant]) -> Int? {
        let (attribute, value) = (grants[place].attribute, grants[place].value)
        var earlier = place - 1
        while earlier >= 0, place - earlier <= mostCompared {
            guard grants[earlier].attribute == attribute else { return nil }
            if grants[earlier].value != value, isSame(grants[earlier].value, value) {
                return earlier
            }
            earlier -= 1
        }
        return nil
    }

    /// How many grants before one are compared with it.
    private static let mostCompared = 500

    /// Whether two texts are the same but for the case of letters and blanks around them.
    private static func isSame(_ left: Text, _ right: Text) -> Bool {
        let left = trimmed(left.string.utf8)
        let right = trimmed(right.string.utf8)
        return left.count == right.count
            && zip(left, right).allSatisfy { $0 == $1 || lowered($0) == lowered($1) }
    }

    private static func trimmed(_ bytes: String.UTF8View) -> Substring.UTF8View {
        var rest = bytes[...]
        while rest.first == blank { rest = rest.dropFirst() }
        while rest.last == blank { rest = rest.dropLast() }
        return rest
    }

    private static let blank: UInt8 = 0x20

    private static func lowered(_ byte: UInt8) -> UInt8 {
        (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
    }

    private static func report(
        _ grant: Grant,
        _ earlier: Grant,
        _ connection: Connection,
        _ organization: LocalView,
        _ findings: inout Findings
    ) {
        let grants = organization.place("connections", connection.id.string, "grants")
            .at(grant.attribute.string)
        findings.report(
            page,
            "`\(earlier.value)` and `\(grant.value)` are two values of `\(grant.attribute)`: they "
                + "are compared exactly",
            at: grants.at(grant.value.string),
            help: "keep the spelling that the identity provider sends, with all roles under it",
            related: [("the other spelling", grants.at(earlier.value.string))]
        )
    }
}
