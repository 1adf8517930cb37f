/// A page about something that guards refuse to apply; the plan speaks in its name.
///
/// Its examples are changes: what was applied before, and what the files say now.
package protocol GuardRule: Rule {}

extension GuardRule {
    package static var asksLive: Bool { true }
}
