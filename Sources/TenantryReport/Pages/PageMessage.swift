import Mustache

/// Makes a sentence of ours harmless between tags: what it puts into backticks becomes code without
/// them.
///
/// It goes by scalars, as ``PageText`` does, and each piece goes through the same escaper: a
/// backtick that a file brings along can begin or end code, and nothing else.
struct PageMessage: MustacheContentType {
    /// The name by which templates ask for it.
    static let name = "MESSAGE"

    func escapeText(_ text: String) -> String {
        let pieces = text.unicodeScalars.split(separator: "`", omittingEmptySubsequences: false)
            .map { String(String.UnicodeScalarView($0)).asMarkup }
        var result = pieces[0]
        for (place, piece) in pieces.enumerated().dropFirst() {
            let isCode = !place.isMultiple(of: 2)
            let isPaired = isCode ? place + 1 < pieces.count : true
            if !isPaired {
                result += "`".asMarkup + piece
            } else {
                result += isCode ? "<code>\(piece)</code>" : piece
            }
        }
        return result
    }
}
