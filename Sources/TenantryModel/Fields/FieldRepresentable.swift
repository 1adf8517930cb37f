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

/// A type that can be the element of a set of texts.
package protocol TextElement: FieldRepresentable, Comparable {}

extension Text: TextElement {}
extension RoleName: TextElement {}

extension Array: FieldRepresentable where Element: ListElement {
    package init?(fieldValue: FieldValue) {
        guard let elements = Element.elements(of: fieldValue) else { return nil }
        self = elements
    }

    package var fieldValue: FieldValue { Element.fieldValue(of: self) }
}

/// A type of which a field can hold many, sorted and without repetition.
package protocol ListElement: Hashable, Comparable, Sendable {
    /// Takes the elements back from their general form.
    static func elements(of value: FieldValue) -> [Self]?

    /// The elements in their general form.
    static func fieldValue(of elements: [Self]) -> FieldValue
}

extension Text: ListElement {
    package static func elements(of value: FieldValue) -> [Text]? {
        switch value {
        case .absent: []
        case .texts(let texts): texts
        case .text, .integer, .flag, .pairs, .grants: nil
        }
    }

    package static func fieldValue(of elements: [Text]) -> FieldValue { .texts(elements) }
}

extension RoleName: ListElement {
    package static func elements(of value: FieldValue) -> [RoleName]? {
        Text.elements(of: value)?.map(RoleName.init)
    }

    package static func fieldValue(of elements: [RoleName]) -> FieldValue {
        .texts(elements.map(\.text))
    }
}

extension Pair: ListElement {
    package static func elements(of value: FieldValue) -> [Pair]? {
        switch value {
        case .absent: []
        case .pairs(let pairs): pairs
        case .text, .integer, .flag, .texts, .grants: nil
        }
    }

    package static func fieldValue(of elements: [Pair]) -> FieldValue { .pairs(elements) }
}

extension Grant: ListElement {
    package static func elements(of value: FieldValue) -> [Grant]? {
        switch value {
        case .absent: []
        case .grants(let grants): grants
        case .text, .integer, .flag, .texts, .pairs: nil
        }
    }

    package static func fieldValue(of elements: [Grant]) -> FieldValue { .grants(elements) }
}

extension Array where Element: ListElement {
    /// The same elements as a set: sorted, each once.
    ///
    /// - Complexity: O(*n* log *n*).
    package var asSet: [Element] {
        guard count > 1 else { return self }
        let sorted = self.sorted()
        var result: [Element] = []
        result.reserveCapacity(count)
        for element in sorted where result.last != element { result.append(element) }
        return result
    }
}
