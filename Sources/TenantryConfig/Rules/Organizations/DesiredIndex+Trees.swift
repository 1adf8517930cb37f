import TenantryAccess
import TenantryModel

extension DesiredIndex {
    /// The place of the topmost organization above one, or its own.
    ///
    /// - Complexity: O(*depth*).
    func root(of number: Int) -> Int {
        var top = number
        var steps = 0
        while let parent = index.parents[top], parent != number, steps < 1_000 {
            top = parent
            steps += 1
        }
        return top
    }

    /// Whether two organizations are one, or belong to one tree: such have to do with each other.
    ///
    /// - Complexity: O(*depth*).
    func isOneTree(_ one: Int, _ other: Int) -> Bool {
        one == other || root(of: one) == root(of: other)
    }
}
