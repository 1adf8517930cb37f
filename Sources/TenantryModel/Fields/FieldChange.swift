/// One field that gets another value.
package struct FieldChange: Hashable, Sendable {
    /// The name of the field.
    package let name: String
    /// The value before: the live one, in a plan.
    package let before: FieldValue
    /// The value afterwards: the desired one, in a plan.
    package let after: FieldValue

    /// Says which field changes, and how.
    package init(_ name: String, before: FieldValue, after: FieldValue) {
        self.name = name
        self.before = before
        self.after = after
    }
}
