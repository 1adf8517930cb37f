import TenantryDiagnostics
import TenantryModel

/// Flags waivers that have ended, that are to last longer than a year, and that give no reason.
enum UnsoundWaiver: OrganizationRule {
    static let page = RulePage(
        "POL003",
        "a waiver lasts longer than a year, gives no reason, or has ended",
        why: """
            A waiver is a person's word that a warning is in order for now. Without a reason \
            nobody can check that later, and without a near end nobody would. One that has ended \
            silences nothing any more; that is only a warning, since a date alone must not stop \
            other people's changes.
            """,
        fix: """
            Write why it is right here, and a last day within a year. Where the waiver has ended, \
            mend what the rule finds, or look at it again and write a new `until`.
            """,
        failing: .waiver(rule: "DOM016", until: "2028-06-30"),
        repaired: .waiver(rule: "DOM016", until: "2027-06-30")
    )

    static let warns = true

    static func check(_ organization: OrganizationView, _ findings: inout Findings) {
        for waiver in organization.organization.waivers {
            let rule = waiver.rule
            if !waiver.reason.isEmpty, !says(waiver.reason) {
                findings.report(
                    page,
                    "the waiver of `\(rule)` gives no reason",
                    at: organization.place("waivers", rule.string, "reason"),
                    help: "write why it is right here, such as "
                        + "`reason: \"Both are ours since the merger, HF-1243\"`"
                )
            }
            guard let until = waiver.until else { continue }
            let place = organization.place("waivers", rule.string, "until")
            let last = organization.today.adding(days: longest)
            if until > last {
                findings.report(
                    page,
                    "the waiver of `\(rule)` is to last longer than a year, until \(until)",
                    at: place,
                    help: "write a day within a year: \(last) at the latest"
                )
            } else if until < organization.today {
                findings.report(
                    page,
                    "the waiver of `\(rule)` ended on \(until) and silences nothing any more",
                    at: place,
                    severity: .warning,
                    help: "mend what `\(rule)` finds and delete the waiver, or write a new `until`"
                )
            }
        }
    }

    /// A year, also where it holds a 29 February.
    private static let longest = 366

    /// Whether a text has a letter or a digit at all.
    private static func says(_ reason: Text) -> Bool {
        reason.string.unicodeScalars.contains {
            $0.properties.isAlphabetic || $0.properties.numericType != nil
        }
    }
}
