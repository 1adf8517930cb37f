import TenantryAccess
package import TenantryDiagnostics
import TenantryModel

/// A page about something that a plan means for people; the plan speaks in its name.
///
/// Its examples are changes: what was applied before, and what the files say now.
package protocol ConsequenceRule: Rule {}

extension ConsequenceRule {
    package static var asksLive: Bool { true }
}

extension Example {
    /// The codes of what the change from the state before to these files means for people.
    package var consequenceCodes: [DiagnosticCode] {
        guard let live else { return [] }
        let before = StateIndex(Example.state(of: live), today: Example.today)
        let after = StateIndex(Example.state(of: files), today: Example.today)
        let ids = (before.state.organizations + after.state.organizations).map(\.id)
        let roots = (before.catalog.records + after.catalog.records).map {
            Address($0.kind, $0.key)
        }
        return Consequence.between(
            before,
            after,
            changed: ChangedPart(organizations: Set(ids), catalog: Set(roots))
        ).compactMap { $0.code.map { DiagnosticCode(typed: $0) } }
    }
}
