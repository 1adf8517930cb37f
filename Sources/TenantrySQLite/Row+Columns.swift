import GRDB
import TenantryModel

// What a damaged file says in place of what its table declares is read as nothing: GRDB would end
// the process.

extension Row {
    /// A column that holds a text.
    func text(_ index: Int) -> Text { optionalText(index) ?? "" }

    /// A column that may hold a text.
    func optionalText(_ index: Int) -> Text? { optionalString(index).map { Text($0) } }

    /// A column that holds a text that is long, or hardly ever there twice.
    func string(_ index: Int) -> String { optionalString(index) ?? "" }

    /// A column that may hold such a text.
    func optionalString(_ index: Int) -> String? { String.fromDatabaseValue(self[index]) }

    /// A column that may hold a whole number.
    func integer(_ index: Int) -> Int? { Int.fromDatabaseValue(self[index]) }
}
