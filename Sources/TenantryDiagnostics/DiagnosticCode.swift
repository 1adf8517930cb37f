/// The stable name of a rule, such as `IDP002`: it never changes its meaning and is never reused.
package struct DiagnosticCode: Hashable, Comparable, Sendable, ExpressibleByStringLiteral,
    CustomStringConvertible
{
    /// The code as people write it.
    package let description: String

    /// Takes the code as written in a rule file.
    package init(stringLiteral value: String) { description = value }

    /// Takes a code that somebody typed, in any case.
    package init(typed text: String) { description = text.uppercased() }

    /// The three letters in front of the number: the family.
    package var family: String { String(description.prefix(3)) }

    package static func < (lhs: DiagnosticCode, rhs: DiagnosticCode) -> Bool {
        lhs.description.utf8.lexicographicallyPrecedes(rhs.description.utf8)
    }
}
