/// Shows in which lines two texts differ, as `diff -u` does.
package enum UnifiedDiff {
    private static let contextLines = 3
    /// More than this nobody reads in a test log.
    private static let shownLines = 200

    private struct Edit {
        let mark: Character
        let text: String
        let oldLine: Int
        let newLine: Int
    }

    /// Returns the difference of two texts, or nothing if they have the same bytes.
    package static func between(expected: String, actual: String) -> String {
        between(expected: Array(expected.utf8), actual: Array(actual.utf8))
    }

    /// Returns the difference of two files, or nothing if they have the same bytes.
    ///
    /// Lines compare as bytes, not as characters: `é` in one and in two scalars differ.
    package static func between(expected: [UInt8], actual: [UInt8]) -> String {
        guard expected != actual else { return "" }
        let edits = edits(from: lines(expected), to: lines(actual))
        var shown = ["--- expected", "+++ actual"]
        for hunk in hunks(edits) {
            shown.append(heading(edits[hunk]))
            shown += edits[hunk].map { "\($0.mark)\($0.text)" }
        }
        let hidden = shown.count - shownLines
        if hidden > 0 { shown = shown.prefix(shownLines) + ["… \(hidden) more lines"] }
        return shown.joined(separator: "\n") + "\n"
    }

    /// Splits behind each line feed, so that a missing one at the end is a difference.
    private static func lines(_ bytes: [UInt8]) -> [[UInt8]] {
        var lines: [[UInt8]] = []
        var rest = bytes[...]
        while let end = rest.firstIndex(of: 0x0A) {
            lines.append(Array(rest[...end]))
            rest = rest[(end + 1)...]
        }
        return rest.isEmpty ? lines : lines + [Array(rest)]
    }

    private static func edits(from old: [[UInt8]], to new: [[UInt8]]) -> [Edit] {
        var removed: Set<Int> = []
        var inserted: Set<Int> = []
        for change in new.difference(from: old) {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): inserted.insert(offset)
            }
        }
        var edits: [Edit] = []
        var (left, right) = (0, 0)
        func add(_ mark: Character, _ line: [UInt8]) {
            edits.append(
                Edit(mark: mark, text: visible(line), oldLine: left + 1, newLine: right + 1)
            )
        }
        while left < old.count || right < new.count {
            if removed.contains(left) {
                add("-", old[left])
                left += 1
            } else if inserted.contains(right) {
                add("+", new[right])
                right += 1
            } else {
                add(" ", old[left])
                left += 1
                right += 1
            }
        }
        return edits
    }

    /// Finds the stretches of edits to show: each change and three lines around it.
    private static func hunks(_ edits: [Edit]) -> [Range<Int>] {
        var hunks: [Range<Int>] = []
        for (index, edit) in edits.enumerated() where edit.mark != " " {
            let start = max(0, index - contextLines)
            let end = min(edits.count, index + contextLines + 1)
            if let last = hunks.last, last.upperBound >= start {
                hunks[hunks.count - 1] = last.lowerBound..<end
            } else {
                hunks.append(start..<end)
            }
        }
        return hunks
    }

    private static func heading(_ edits: ArraySlice<Edit>) -> String {
        let oldCount = edits.count { $0.mark != "+" }
        let newCount = edits.count { $0.mark != "-" }
        let (oldLine, newLine) = (edits.first?.oldLine ?? 1, edits.first?.newLine ?? 1)
        return "@@ -\(oldCount == 0 ? oldLine - 1 : oldLine),\(oldCount) "
            + "+\(newCount == 0 ? newLine - 1 : newLine),\(newCount) @@"
    }

    /// Spells out what a reader could not see: control characters, and a missing line feed.
    private static func visible(_ line: [UInt8]) -> String {
        let hasLineFeed = line.last == 0x0A
        let text = String(decoding: hasLineFeed ? line.dropLast() : line[...], as: UTF8.self)
        var shown = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar.properties.generalCategory == .control, scalar != "\t" {
                shown.append(contentsOf: scalar.escaped(asASCII: true).unicodeScalars)
            } else {
                shown.append(scalar)
            }
        }
        return String(shown) + (hasLineFeed ? "" : "\n\\ No newline at end of file")
    }
}
