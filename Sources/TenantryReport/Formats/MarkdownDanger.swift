import TenantryDiagnostics

/// A part of a comment that is never cut unseen: removals, losses, access from outside.
struct MarkdownDanger {
    /// What is dangerous about it, the first to be shown where not everything can be.
    enum Kind: String, CaseIterable {
        /// Something goes.
        case removal
        /// Somebody from outside comes in, or stays for another time.
        case outsider
        /// People lose something, or sign in another way.
        case consequence
    }

    /// What is dangerous about it.
    let kind: Kind
    /// What stands above it; empty if nothing does.
    let heading: String
    /// Everything, in sentences.
    let sentences: String
    /// The same in the fewest words: addresses under what happens to them.
    let groups: [(title: String, addresses: [String])]

    /// How many addresses there are.
    var count: Int { groups.reduce(0) { $0 + $1.addresses.count } }

    /// The long form.
    var long: String { heading + sentences }

    /// The shortest form of everything.
    ///
    /// - Complexity: O(*n*).
    var short: String { short(room: .max).text }

    /// As much of the shortest form as there is room for.
    ///
    /// - Parameter room: How many bytes there are.
    /// - Returns: The text, and how many addresses it does not show.
    /// - Complexity: O(*n*).
    func short(room: Int) -> (text: String, hidden: Int) {
        var text = heading
        var left = room - heading.utf8.count
        var shown = 0
        for group in groups {
            var line = "- \(group.title) (\(group.addresses.count)):"
            var size = line.utf8.count + 1
            let start = shown
            for address in group.addresses {
                let code = " " + address.markdownCode
                guard size + code.utf8.count <= left else { continue }
                line += code
                size += code.utf8.count
                shown += 1
            }
            guard shown > start else { continue }
            text += line + "\n"
            left -= size
        }
        return (shown == 0 ? "" : text, count - shown)
    }
}

extension [MarkdownDanger] {
    /// Shows all of them whole, those that take the most room in their shortest form where there is
    /// not enough.
    ///
    /// - Parameter room: How many bytes there are.
    /// - Returns: The texts; `nil` if there is too little room for the shortest forms.
    func texts(room: Int) -> [String]? {
        var texts = map(\.long)
        var used = texts.reduce(0) { $0 + $1.utf8.count }
        for index in indices.sorted(by: { texts[$0].utf8.count > texts[$1].utf8.count }) {
            if used <= room { break }
            used -= texts[index].utf8.count
            texts[index] = self[index].short
            used += texts[index].utf8.count
        }
        return used <= room ? texts : nil
    }

    /// How many there are of each kind, in words.
    ///
    /// - Parameter counts: How many of each are meant.
    /// - Returns: The words.
    static func words(_ counts: [(kind: MarkdownDanger.Kind, count: Int)]) -> String {
        MarkdownDanger.Kind.allCases.compactMap { kind in
            let count = counts.reduce(0) { $0 + ($1.kind == kind ? $1.count : 0) }
            return count == 0 ? nil : count.counted(kind.rawValue)
        }.joined(separator: ", ")
    }
}
