/// A thing without its Swift type: the values of its fields and the things inside, by the places
/// that they have in its ``Description``.
///
/// What does not care for the kind of a thing (decoding, comparing, storing, showing) works on
/// records; what does (rules, analyses) works on typed values. The two say the same.
package struct Record: Hashable, Sendable {
    /// The kind.
    package let kind: Kind
    /// The values, by place in ``Description/fields``.
    package var values: [FieldValue]
    /// The things inside, by place in ``Description/children``, each list sorted by key.
    package var sections: [[Record]]

    /// Puts a record together.
    package init(kind: Kind, values: [FieldValue], sections: [[Record]]) {
        self.kind = kind
        self.values = values
        self.sections = sections
    }

    /// The description of the kind.
    package var description: Description { Description.of(kind) }

    /// What names it among its siblings.
    ///
    /// - Complexity: O(*n*) in the length of the key.
    package var key: Text {
        let places = description.keyFields
        guard places.count != 1 else { return text(at: places[0]) }
        var key = ""
        for place in places {
            if place != places[0] { key += "/" }
            key += text(at: place).string
        }
        return Text(key)
    }

    /// Whether its key comes before that of another record of the kind.
    ///
    /// - Complexity: O(*n*) in the length of the keys.
    fileprivate func comesBefore(_ other: Record) -> Bool {
        for place in description.keyFields {
            let (mine, theirs) = (text(at: place), other.text(at: place))
            if mine == theirs { continue }
            // Where one goes on as the other ends, what stands between fields decides, too.
            if mine.utf8.starts(with: theirs.utf8) || theirs.utf8.starts(with: mine.utf8) {
                return key < other.key
            }
            return mine < theirs
        }
        return false
    }

    private func text(at place: Int) -> Text {
        guard case .text(let text) = values[place] else { return "" }
        return text
    }

    /// The value of a field.
    ///
    /// - Complexity: O(*n*) in the number of fields.
    package func value(of name: String) -> FieldValue {
        description.place(of: name).map { values[$0] } ?? .absent
    }

    /// The text of a field; empty if it has none.
    ///
    /// - Complexity: O(*n*) in the number of fields.
    package func text(of name: String) -> Text {
        description.place(of: name).map(text) ?? ""
    }

    /// The thing inside with this kind and key.
    ///
    /// - Complexity: O(log *n*) in the number of things of the kind.
    package func child(_ kind: Kind, _ key: Text) -> Record? {
        guard let place = description.children.firstIndex(of: kind) else { return nil }
        return sections[place].record(key)
    }
}

extension [Record] {
    /// The records in the order of their keys.
    ///
    /// - Complexity: O(*n* log *n*); O(*n*) if they are in order already.
    package var sortedByKey: [Record] {
        // To put the keys of most kinds together takes longer than to compare them.
        if indices.dropFirst().allSatisfy({ !self[$0].comesBefore(self[$0 - 1]) }) { return self }
        return map(\.key).order.map { self[$0] }
    }

    /// The record with this key of a list that is sorted by key.
    ///
    /// - Complexity: O(log *n*).
    package func record(_ key: Text) -> Record? {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle].key < key { low = middle + 1 } else { high = middle }
        }
        return low < count && self[low].key == key ? self[low] : nil
    }
}
