import GRDB
import TenantryModel

// What a damaged file says in place of what its table declares is read as nothing: GRDB would end
// the process.

extension Row {
    /// A column that holds a text.
    func text(_ index: Int) -> Text { optionalText(index) ?? "" }

    /// A column that may hold a text.
    func optionalText(_ index: Int) -> Text? {
        String.fromDatabaseValue(self[index]).map { Text($0) }
    }

    /// A column that may hold a whole number.
    func integer(_ index: Int) -> Int? { Int.fromDatabaseValue(self[index]) }
}
