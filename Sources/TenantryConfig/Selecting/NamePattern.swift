/// A pattern for ids of organizations: `*` stands for any characters, `?` for one.
package struct NamePattern: Hashable, Sendable {
    /// The pattern, as it was typed.
    package let text: String

    /// Takes a pattern.
    package init(_ text: String) { self.text = text }

    /// Whether it stands for one id only.
    package var isName: Bool { !text.utf8.contains { $0 == star || $0 == mark } }

    private var star: UInt8 { 0x2A }
    private var mark: UInt8 { 0x3F }

    /// Whether an id is one of those that it stands for.
    ///
    /// - Complexity: O(*n* · *m*) in the lengths of both, without recursion.
    package func matches(_ id: String) -> Bool {
        let pattern = Array(text.utf8)
        let name = Array(id.utf8)
        var place = 0
        var next = 0
        var retry: (place: Int, next: Int)?
        while next < name.count {
            if place < pattern.count, pattern[place] == star {
                retry = (place + 1, next)
                place += 1
            } else if place < pattern.count, pattern[place] == mark || pattern[place] == name[next]
            {
                place += 1
                next += 1
            } else if let last = retry {
                // The last star takes one character more.
                retry = (last.place, last.next + 1)
                place = last.place
                next = last.next + 1
            } else {
                return false
            }
        }
        return pattern[place...].allSatisfy { $0 == star }
    }
}
