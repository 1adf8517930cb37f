/// A type of which a field can hold many, sorted and without repetition.
package protocol ListElement: Hashable, Comparable, Sendable {
    /// Takes the elements back from their general form.
    static func elements(of value: FieldValue) -> [Self]?

    /// The elements in their general form.
    static func fieldValue(of elements: [Self]) -> FieldValue
}

extension Array: FieldRepresentable where Element: ListElement {
    package init?(fieldValue: FieldValue) {
        guard let elements = Element.elements(of: fieldValue) else { return nil }
        self = elements
    }

    package var fieldValue: FieldValue { Element.fieldValue(of: self) }
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
    /// - Complexity: O(*n* log *n*); O(*n*) if they are a set already.
    @inlinable
    package var asSet: [Element] {
        if zip(self, dropFirst()).allSatisfy({ $0 < $1 }) { return self }
        let sorted = self.sorted()
        var result: [Element] = []
        result.reserveCapacity(count)
        for element in sorted where result.last != element { result.append(element) }
        return result
    }
}
