import TenantryModel

/// Rows in the order of their owners, and the one that is next.
///
/// The first columns say whose a row is. A class, since there is one place that it is at.
final class OwnedRows {
    private let block: RowBlock
    private let ownerColumns: Int
    /// The texts of the other columns.
    private let texts: RowTexts
    private var row = 0

    /// Begins with the first.
    ///
    /// - Parameters:
    ///   - block: The rows.
    ///   - ownerColumns: How many columns say whose a row is: the uid, and the key if owners have
    ///     one.
    init(_ block: RowBlock, ownerColumns: Int = 1) {
        self.block = block
        self.ownerColumns = ownerColumns
        texts = block.texts(of: ownerColumns..<block.width)
    }

    /// Whether there are no more rows.
    var isAtEnd: Bool { row == block.count }

    /// Goes to the row after the next.
    func advance() { row += 1 }

    /// A column of the next row that may hold a text.
    ///
    /// - Complexity: O(*n*) in its length.
    func text(_ column: Int) -> Text? {
        column < ownerColumns ? block.text(row, column) : texts[row, column]
    }

    /// A column of the next row that may hold a whole number.
    func integer(_ column: Int) -> Int? { block.integer(row, column) }

    /// Whether the next row belongs to an owner.
    ///
    /// Rows of owners before that one belong to nothing that is there, and are passed over.
    func isNext(of owner: RowOwner) -> Bool {
        while !isAtEnd {
            var order = block.order(of: owner.uid, besides: row, 0)
            if order == 0, ownerColumns > 1 { order = block.order(of: owner.key, besides: row, 1) }
            if order <= 0 { return order == 0 }
            advance()
        }
        return false
    }
}

/// Whose a row is: a thing with a uid, or with a key inside one.
struct RowOwner {
    let uid: Text
    /// Empty if the uid says it all.
    let key: Text

    init(_ uid: Text, _ key: Text = "") {
        self.uid = uid
        self.key = key
    }
}
