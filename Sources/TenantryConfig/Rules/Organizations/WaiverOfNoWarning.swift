import TenantryDiagnostics
import TenantryModel

/// Flags waivers of codes that do not exist or whose findings are errors.
enum WaiverOfNoWarning: LocalRule {
    static let page = RulePage(
        "POL002",
        "a waiver names a rule that does not exist or cannot be waived",
        why: """
            Whoever wrote the waiver believes that something was looked at and is in order, but \
            the waiver does nothing. Errors cannot be waived: they lock people out, let the wrong \
            ones in, or leave open what is meant.
            """,
        fix: """
            Mend what the rule finds and delete the waiver. Only rules that warn or give notice \
            can be waived; `tenantry explain CODE` says how much one weighs.
            """,
        failing: .waiver(rule: "DOM001", domain: "bravo.example"),
        repaired: .waiver(rule: "DOM016")
    )

    static func check(_ organization: LocalView, _ findings: inout Findings) {
        for waiver in organization.organization.waivers where !waiver.rule.isEmpty {
            let rule = RuleCatalog.rule(waiver.rule)
            if rule?.isWaivable == true { continue }
            let place = organization.place("waivers", waiver.rule.string, "rule")
            if let rule {
                findings.report(
                    page,
                    "`\(waiver.rule)` cannot be waived: "
                        + (rule.warns
                            ? "it is about waivers themselves" : "what it finds are errors"),
                    at: place,
                    help: "mend what it finds, and delete the waiver"
                )
            } else {
                findings.report(
                    page,
                    "there is no rule `\(waiver.rule)` to waive",
                    at: place,
                    help: nearest(to: waiver.rule)
                )
            }
        }
    }

    private static func nearest(to code: Text) -> String {
        let codes = RuleCatalog.all.filter { $0.isWaivable }.map { $0.page.code.description }
        return NearestName.to(code.string, among: codes).map { "did you mean `\($0)`?" }
            ?? "write the code that the warning shows in brackets, or delete the waiver"
    }
}
