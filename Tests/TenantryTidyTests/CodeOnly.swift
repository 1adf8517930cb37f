/// Blanks out comments and string literals, so that words in them are not taken for code.
///
/// It knows nested comments, raw and multi-line strings, and interpolations; what stands in an
/// interpolation is blanked with its string.
struct CodeOnly {
    private let input: [Character]
    private var output: [Character] = []
    private var index = 0

    /// Returns the text with equally long lines.
    static func of(_ text: String) -> String {
        var scanner = CodeOnly(input: Array(text))
        scanner.scanCode(untilParenthesis: false)
        return String(scanner.output)
    }

    private init(input: [Character]) { self.input = input }

    private func isAt(_ text: String) -> Bool { input[index...].starts(with: text) }

    private mutating func keep() {
        output.append(input[index])
        index += 1
    }

    private mutating func blank(_ count: Int = 1) {
        for character in input[index...].prefix(count) {
            output.append(character == "\n" ? "\n" : " ")
        }
        index = min(index + count, input.count)
    }

    /// Scans code to the end, or to the parenthesis that ends an interpolation.
    private mutating func scanCode(untilParenthesis isInterpolation: Bool) {
        var depth = 1
        while index < input.count {
            if isAt("//") {
                while index < input.count, input[index] != "\n" { blank() }
            } else if isAt("/*") {
                scanComment()
            } else if let pounds = stringStart() {
                scanString(pounds: pounds)
            } else {
                if isInterpolation, input[index] == "(" { depth += 1 }
                if isInterpolation, input[index] == ")" { depth -= 1 }
                if isInterpolation { blank() } else { keep() }
                if depth == 0 { return }
            }
        }
    }

    private mutating func scanComment() {
        var depth = 0
        while index < input.count {
            if isAt("/*") {
                depth += 1
                blank(2)
            } else if isAt("*/") {
                depth -= 1
                blank(2)
                if depth == 0 { return }
            } else {
                blank()
            }
        }
    }

    /// Returns how many `#` open the string that starts here; `nil` if none starts here.
    private func stringStart() -> Int? {
        let pounds = input[index...].prefix { $0 == "#" }.count
        return input[(index + pounds)...].first == "\"" ? pounds : nil
    }

    private mutating func scanString(pounds: Int) {
        let fence = String(repeating: "#", count: pounds)
        blank(pounds)
        let quote = isAt("\"\"\"") ? "\"\"\"" : "\""
        blank(quote.count)
        while index < input.count {
            if isAt(quote + fence) {
                return blank(quote.count + pounds)
            } else if isAt("\\" + fence + "(") {
                blank(pounds + 2)
                scanCode(untilParenthesis: true)
            } else if isAt("\\" + fence) {
                blank(pounds + 2)
            } else if input[index] == "\n", quote.count == 1 {
                return
            } else {
                blank()
            }
        }
    }
}
