internal import TenantryDiagnostics

/// YAML in which `1️⃣`, `2️⃣` and so on mark places and are no part of the text.
struct MarkedYAML {
    let text: String
    private let places: [Int: SourcePosition]

    init(_ marked: String) {
        var text = String.UnicodeScalarView()
        var places: [Int: SourcePosition] = [:]
        var line = 1
        var column = 1
        let scalars = Array(marked.unicodeScalars)
        var index = 0
        while index < scalars.count {
            let scalar = scalars[index]
            let isMarker = scalars[index...].dropFirst().starts(
                with: "\u{FE0F}\u{20E3}".unicodeScalars
            )
            if isMarker, let number = Int(String(scalar)) {
                places[number] = SourcePosition(line: line, column: column)
                index += 3
                continue
            }
            text.append(scalar)
            (line, column) = scalar == "\n" ? (line + 1, 1) : (line, column + 1)
            index += 1
        }
        self.text = String(text)
        self.places = places
    }

    var file: SourceFile { SourceFile(path: "test.yaml", text: text) }

    /// The stretch between two markers, or the place of one.
    func span(_ start: Int, _ end: Int? = nil) -> SourceSpan? {
        guard let first = places[start], let last = places[end ?? start] else { return nil }
        return SourceSpan(file: "test.yaml", start: first, end: last)
    }
}
