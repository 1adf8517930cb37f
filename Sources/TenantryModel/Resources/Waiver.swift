/// A warning that somebody answers for until a day.
package struct Waiver: Resource {
    /// The field `rule`.
    package var rule: Text = ""
    /// The field `reason`.
    package var reason: Text = ""
    /// The field `until`.
    package var until: Day?

    /// Makes one that says nothing yet.
    package init() {}

    package static let kind = Kind.waiver
    package static let section = "waivers"
    package static let shape = Shape.list(short: nil)
    package var key: Text { rule }

    package static let fields: [Field<Waiver>] = [
        Field(
            "rule",
            \.rule,
            .ruleCode,
            .key,
            "The code of the warning.",
            example: "DOM010"
        ),
        Field(
            "reason",
            \.reason,
            .text(upTo: 200),
            .required,
            "Why it is right here.",
            example: "Both are ours, merger of 2026"
        ),
        Field(
            "until",
            \.until,
            .day,
            .required,
            "The last day; at most a year ahead.",
            example: "2027-06-30"
        ),
    ]
}
