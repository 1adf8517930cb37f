/// A Swift type that a field can have.
package protocol FieldRepresentable: Hashable, Sendable {
    /// Takes the value back from its general form; `nil` if it is of another type.
    init?(fieldValue: FieldValue)

    /// The value in its general form.
    var fieldValue: FieldValue { get }
}

extension Text: FieldRepresentable {
    package init?(fieldValue: FieldValue) {
        guard case .text(let text) = fieldValue else { return nil }
        self = text
    }

    package var fieldValue: FieldValue { .text(self) }
}

extension Int: FieldRepresentable {
    package init?(fieldValue: FieldValue) {
        guard case .integer(let number) = fieldValue else { return nil }
        self = number
    }

    package var fieldValue: FieldValue { .integer(self) }
}

extension Bool: FieldRepresentable {
    package init?(fieldValue: FieldValue) {
        guard case .flag(let flag) = fieldValue else { return nil }
        self = flag
    }

    package var fieldValue: FieldValue { .flag(self) }
}

extension Day: FieldRepresentable {
    package init?(fieldValue: FieldValue) {
        guard case .text(let text) = fieldValue else { return nil }
        self.init(text.string)
    }

    package var fieldValue: FieldValue { .text(Text(description)) }
}

extension Money: FieldRepresentable {
    package init?(fieldValue: FieldValue) {
        guard case .text(let text) = fieldValue else { return nil }
        self.init(text.string)
    }

    package var fieldValue: FieldValue { .text(Text(description)) }
}

extension RoleName: FieldRepresentable {
    package init?(fieldValue: FieldValue) {
        guard case .text(let text) = fieldValue else { return nil }
        self.init(text)
    }

    package var fieldValue: FieldValue { .text(text) }
}

extension Optional: FieldRepresentable where Wrapped: FieldRepresentable {
    package init?(fieldValue: FieldValue) {
        if case .absent = fieldValue {
            self = .none
            return
        }
        guard let value = Wrapped(fieldValue: fieldValue) else { return nil }
        self = .some(value)
    }

    package var fieldValue: FieldValue { self?.fieldValue ?? .absent }
}

/// A word out of a closed list.
package protocol Choice: FieldRepresentable, RawRepresentable<String>, CaseIterable {}

extension Choice {
    package init?(fieldValue: FieldValue) {
        guard case .text(let text) = fieldValue else { return nil }
        self.init(rawValue: text.string)
    }

    package var fieldValue: FieldValue { .text(Text(rawValue)) }

    /// The words, as a field type.
    package static var type: FieldType { .choice(allCases.map(\.rawValue)) }
}
