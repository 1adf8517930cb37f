import TenantryModel

/// Rows that were copied out of a query, so that any core can make values of them.
struct RowBlock: Sendable {
    /// How many columns a row has.
    let width: Int
    /// What the columns hold, row by row.
    private var cells: [Cell] = []
    /// The bytes of all texts.
    private var bytes: [UInt8] = []

    private enum Cell {
        case nothing
        case text(Range<Int>)
        case integer(Int)
    }

    /// Begins with no rows.
    init(width: Int) { self.width = width }

    /// How many rows there are.
    var count: Int { cells.count / width }

    /// Copies the row that a query is at.
    ///
    /// - Parameters:
    ///   - row: The row.
    ///   - numbers: Which of its columns hold numbers.
    /// - Complexity: O(*n*) in its length.
    mutating func append(_ row: RowColumns, numbers: [Bool]) {
        for index in numbers.indices {
            if numbers[index] {
                cells.append(row.integer(index).map(Cell.integer) ?? .nothing)
            } else {
                let start = bytes.count
                let cell = row.withText(index) { text in
                    bytes.append(contentsOf: text)
                    return Cell.text(start..<bytes.count)
                }
                cells.append(cell ?? .nothing)
            }
        }
    }

    /// A column that may hold a text.
    ///
    /// - Complexity: O(*n*) in its length.
    func text(_ row: Int, _ column: Int) -> Text? {
        range(row, column).map { Text(utf8: bytes, in: $0) }
    }

    /// The texts of some columns, found together.
    ///
    /// - Complexity: O(*n*) in the size of the block.
    func texts(of columns: Range<Int>) -> RowTexts {
        let texts = Text.texts(
            utf8: bytes,
            in: cells.indices.map { index in
                guard columns.contains(index % width), case .text(let range) = cells[index] else {
                    return 0..<0
                }
                return range
            }
        )
        return RowTexts(block: self, texts: texts)
    }

    /// The bytes of a column that may hold a text.
    func utf8(_ row: Int, _ column: Int) -> ArraySlice<UInt8>? {
        range(row, column).map { bytes[$0] }
    }

    /// A column that may hold a whole number.
    func integer(_ row: Int, _ column: Int) -> Int? {
        guard case .integer(let number) = cells[row * width + column] else { return nil }
        return number
    }

    /// Whether a text comes before that of a column (less than 0), is the same, or comes after it.
    ///
    /// - Complexity: O(*n*) in its length.
    func order(of text: Text, besides row: Int, _ column: Int) -> Int {
        range(row, column).map { text.order(besides: bytes, in: $0) } ?? text.utf8.count
    }

    fileprivate func range(_ row: Int, _ column: Int) -> Range<Int>? {
        guard case .text(let range) = cells[row * width + column] else { return nil }
        return range
    }
}

/// The texts of some columns of a block.
struct RowTexts {
    fileprivate let block: RowBlock
    /// At the places of all columns, row by row.
    fileprivate let texts: [Text]

    /// A column that may hold a text; no other than those that were asked for.
    subscript(row: Int, column: Int) -> Text? {
        block.range(row, column) == nil ? nil : texts[row * block.width + column]
    }
}
