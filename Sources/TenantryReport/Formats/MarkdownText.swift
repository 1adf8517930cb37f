import TenantryModel

// Text that shows in a comment on GitHub or GitLab as it is, and does nothing.
//
// Backslashes and entities are not enough: mentions, references, addresses, emoji and formulas are
// looked for in the finished page, after escapes are gone; in text only, and not in code. So words
// of letters and digits stay text, and all else becomes code.

extension String {
    /// The text as one line of Markdown: simple words stay, every other word becomes code.
    ///
    /// What shows is ``harmless``, scalar for scalar.
    ///
    /// - Complexity: O(*n*).
    package var markdownText: String {
        var line = MarkdownLine()
        line.append(words: Array(harmless.unicodeScalars)[...])
        return line.text
    }

    /// A message of ours as one line of Markdown: like ``markdownText``, but what it puts into
    /// backticks is code without them.
    ///
    /// What shows is ``harmless`` without the backticks that come in pairs.
    ///
    /// - Complexity: O(*n*).
    package var markdownMessage: String {
        let scalars = Array(harmless.unicodeScalars)
        var line = MarkdownLine()
        var start = scalars.startIndex
        var opening: Int?
        for (index, scalar) in scalars.enumerated() where scalar == "`" {
            if let open = opening {
                line.append(words: scalars[start..<open])
                line.append(code: scalars[(open + 1)..<index])
                start = index + 1
                opening = nil
            } else {
                opening = index
            }
        }
        line.append(words: scalars[start...])
        return line.text
    }

    /// The text as code: what shows is ``harmless``, scalar for scalar; nothing if it is empty.
    ///
    /// - Complexity: O(*n*).
    package var markdownCode: String {
        var line = MarkdownLine()
        line.append(code: Array(harmless.unicodeScalars)[...])
        return line.text
    }

    /// Harmless lines as a block of code, with a fence that they cannot close.
    ///
    /// - Parameter language: How to colour it.
    /// - Returns: The block.
    /// - Complexity: O(*n*).
    func markdownBlock(_ language: String) -> String {
        let fence = String(repeating: "`", count: max(3, unicodeScalars.longestBackticks + 1))
        return "\(fence)\(language)\n\(self)\(fence)\n"
    }

    /// The text as code inside HTML of ours, where Markdown is not read.
    ///
    /// - Complexity: O(*n*).
    var markupCode: String { "<code>\(asMarkup)</code>" }
}

/// A line of Markdown as it comes to be: stretches of text and of code.
private struct MarkdownLine {
    /// The stretches; no two of one kind are neighbours.
    private var stretches: [(isCode: Bool, scalars: [Unicode.Scalar])] = []

    /// Adds words with blanks between them.
    mutating func append(words scalars: ArraySlice<Unicode.Scalar>) {
        var start = scalars.startIndex
        while start < scalars.endIndex {
            let isBlank = scalars[start] == " "
            let end = scalars[start...].firstIndex { ($0 == " ") != isBlank } ?? scalars.endIndex
            if isBlank {
                append(scalars[start..<end], isCode: end - start > 1)
            } else {
                append(word: scalars[start..<end])
            }
            start = end
        }
    }

    /// Adds code.
    mutating func append(code scalars: ArraySlice<Unicode.Scalar>) {
        append(scalars, isCode: true)
    }

    /// Adds a word: what stands around its letters stays text, too.
    private mutating func append(word: ArraySlice<Unicode.Scalar>) {
        let start = word.firstIndex { $0 != "(" } ?? word.endIndex
        var end = word.endIndex
        while end > start, ".,;:?)".unicodeScalars.contains(word[end - 1]) { end -= 1 }
        let core = word[start..<end]
        let isWhole = core.contains("(") || core.contains("`")
        if isWhole {
            append(word, isCode: true)
        } else {
            append(word[..<start], isCode: false)
            append(core, isCode: !(core.isPlain || (!stretches.isEmpty && core.isNumber)))
            append(word[end...], isCode: false)
        }
    }

    private mutating func append(_ scalars: ArraySlice<Unicode.Scalar>, isCode: Bool) {
        guard !scalars.isEmpty else { return }
        if stretches.last?.isCode == isCode {
            stretches[stretches.count - 1].scalars += scalars
        } else {
            stretches.append((isCode, Array(scalars)))
        }
    }

    /// The Markdown.
    ///
    /// Blanks at an end would be lost, so they are code.
    var text: String {
        var line = MarkdownLine()
        for (index, stretch) in stretches.enumerated() {
            var scalars = stretch.scalars[...]
            let isFirst = index == 0 && !stretch.isCode && scalars.first == " "
            if isFirst { line.append(code: [scalars.removeFirst()]) }
            let isLast =
                index == stretches.count - 1 && !stretch.isCode && scalars.last == " "
            if isLast { scalars.removeLast() }
            line.append(scalars, isCode: stretch.isCode)
            if isLast { line.append(code: [" "]) }
        }
        var view = String.UnicodeScalarView()
        for stretch in line.stretches {
            guard stretch.isCode else {
                view.append(contentsOf: stretch.scalars)
                continue
            }
            let marks = String(repeating: "`", count: stretch.scalars.longestBackticks + 1)
            let isPadded =
                stretch.scalars.contains { $0 != " " }
                && (stretch.scalars.first == "`" || stretch.scalars.last == "`"
                    || (stretch.scalars.first == " " && stretch.scalars.last == " "))
            let edge = isPadded ? " " : ""
            view.append(contentsOf: (marks + edge).unicodeScalars)
            view.append(contentsOf: stretch.scalars)
            view.append(contentsOf: (edge + marks).unicodeScalars)
        }
        return String(view)
    }
}

extension ArraySlice<Unicode.Scalar> {
    /// Whether a word is nothing but letters, with digits behind them and `-` or `'` between.
    ///
    /// `GH-1` is none, and neither is what could be a commit: seven hexadecimal digits in a row.
    fileprivate var isPlain: Bool {
        var digits = 0
        var isBehindLetter = false
        for scalar in self {
            if scalar == "-" || scalar == "'" {
                guard isBehindLetter else { return false }
                isBehindLetter = false
                digits = 0
                continue
            }
            guard scalar.isLetter || (isBehindLetter && scalar.isDigit) else { return false }
            isBehindLetter = true
            digits = scalar.properties.isASCIIHexDigit ? digits + 1 : 0
            if digits >= 7 { return false }
        }
        return isEmpty || isBehindLetter
    }

    /// Whether a word is a number that is too short for a commit.
    ///
    /// It could begin a list where it begins a line.
    fileprivate var isNumber: Bool { count <= 6 && allSatisfy(\.isDigit) }
}

extension Sequence<Unicode.Scalar> {
    /// How many backticks stand in a row at most.
    fileprivate var longestBackticks: Int {
        var longest = 0
        var current = 0
        for scalar in self {
            current = scalar == "`" ? current + 1 : 0
            longest = Swift.max(longest, current)
        }
        return longest
    }
}

extension Unicode.Scalar {
    fileprivate var isDigit: Bool { ("0"..."9").contains(self) }

    /// Whether it is a letter of any script.
    fileprivate var isLetter: Bool {
        if isASCII { return ("a"..."z").contains(self) || ("A"..."Z").contains(self) }
        switch properties.generalCategory {
        case .lowercaseLetter, .uppercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
            return true
        default: return false
        }
    }
}
