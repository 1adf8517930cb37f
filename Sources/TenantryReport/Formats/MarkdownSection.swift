/// A part of a comment that is shown as far as there is room, and says how much is not.
struct MarkdownSection {
    /// What stands above it; empty if nothing does.
    let heading: String
    /// What one of its pieces is called.
    let noun: String
    /// How many pieces there are.
    let count: Int
    /// Makes a piece: whole lines with their ends.
    let piece: (Int) -> String

    /// How many pieces in a row may be too long before no more are looked at.
    private static let patience = 50

    /// The least that it takes: its heading and how much is not shown; nothing without pieces.
    var least: Int {
        count == 0 ? 0 : heading.utf8.count + remainder(count).utf8.count
    }

    /// Shows as many pieces as fit, in their order; longer ones are passed over.
    ///
    /// - Parameter room: How many bytes there are, at least ``least``.
    /// - Returns: The text, never longer than the room.
    /// - Complexity: O(*n*) in the pieces that are looked at.
    func text(room: Int) -> String {
        guard count > 0 else { return "" }
        var text = heading
        let whole = room - heading.utf8.count
        let cut = whole - remainder(count).utf8.count
        var used = 0
        var shown = 0
        // The text with the remainder, as far as it fits; used when not everything does.
        var (cutText, cutShown, cutUsed, missed) = (heading, 0, 0, 0)
        for index in 0..<count {
            guard used <= whole || missed < Self.patience else { break }
            let piece = piece(index)
            let size = piece.utf8.count
            used += size
            if used <= whole {
                text += piece
                shown += 1
            }
            if cutUsed + size <= cut {
                cutText += piece
                cutShown += 1
                cutUsed += size
                missed = 0
            } else {
                missed += 1
            }
        }
        if shown == count { return text }
        return cutText + remainder(count - cutShown, isSome: cutShown > 0)
    }

    private func remainder(_ rest: Int, isSome: Bool = true) -> String {
        let words = isSome ? "\(rest) more \(noun)" : "\(rest) \(noun)"
        return (isSome ? "\n" : "") + "**\(words)\(rest == 1 ? " is" : "s are") not shown here.**\n"
    }
}
