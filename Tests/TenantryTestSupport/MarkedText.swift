package import TenantryDiagnostics

/// Text with markers such as 1️⃣ and 2️⃣ taken out, and the places where they stood.
///
/// ```swift
/// let yaml = MarkedText("id: 1️⃣Hospital1\n")
/// #expect(yaml.text == "id: Hospital1\n")
/// #expect(try yaml["1️⃣"] == SourcePosition(line: 1, column: 5))
/// ```
///
/// Columns count Unicode scalars, as those of ``SourcePosition`` do.
package struct MarkedText: Sendable {
    /// The text asked for a marker that it does not have, or has twice.
    package enum Refusal: Error, Equatable {
        /// No such marker is in the text.
        case missing(Character)
        /// The marker is in the text more than once.
        case ambiguous(Character)
    }

    /// The text without the markers.
    package let text: String
    private let places: [Character: [SourcePosition]]

    /// Takes the markers 0️⃣ to 9️⃣ out of a text.
    package init(_ marked: String) {
        let scalars = Array(marked.unicodeScalars)
        var text = String.UnicodeScalarView()
        var places: [Character: [SourcePosition]] = [:]
        var (line, column) = (1, 1)
        var index = 0
        while index < scalars.count {
            if let marker = Self.marker(scalars[index...].prefix(3)) {
                places[marker, default: []].append(SourcePosition(line: line, column: column))
                index += 3
                continue
            }
            text.append(scalars[index])
            (line, column) = scalars[index] == "\n" ? (line + 1, 1) : (line, column + 1)
            index += 1
        }
        self.text = String(text)
        self.places = places
    }

    /// The place where a marker stood.
    package subscript(marker: Character) -> SourcePosition {
        get throws(Refusal) {
            guard let found = places[marker], let place = found.first else {
                throw .missing(marker)
            }
            guard found.count == 1 else { throw .ambiguous(marker) }
            return place
        }
    }

    /// Returns the stretch of a file from one marker to the place of another.
    package func span(
        in file: String,
        from start: Character,
        to end: Character
    ) throws(Refusal) -> SourceSpan {
        SourceSpan(file: file, start: try self[start], end: try self[end])
    }

    /// A marker is three scalars: a digit, the emoji selector, the keycap.
    private static func marker(_ scalars: ArraySlice<Unicode.Scalar>) -> Character? {
        guard let digit = scalars.first, ("0"..."9").contains(digit),
            scalars.dropFirst().elementsEqual(["\u{FE0F}", "\u{20E3}"])
        else { return nil }
        return Character(String(String.UnicodeScalarView(scalars)))
    }
}
