import TenantryModel

extension Record {
    /// This thing as it was applied, with those changes from outside that a run left as it found
    /// them: somebody had taken them into the files, which is no event of its own.
    ///
    /// What the run gave another value is as it was applied, field by field.
    ///
    /// - Parameters:
    ///   - found: The thing as the run found it.
    ///   - after: The thing as the run left it.
    /// - Returns: The thing.
    /// - Complexity: O(*n* log *n*) in the size of the three.
    func keeping(_ found: Record, leftIn after: Record) -> Record {
        var result = self
        for place in values.indices where found.values[place] == after.values[place] {
            result.values[place] = found.values[place]
        }
        for place in sections.indices {
            result.sections[place] = sections[place]
                .keeping(found.sections[place], leftIn: after.sections[place])
        }
        return result
    }
}

extension [Record] {
    fileprivate func keeping(_ found: [Record], leftIn after: [Record]) -> [Record] {
        let keys = Set((self + found + after).map(\.key))
        return keys.compactMap { key -> Record? in
            let applied = record(key)
            switch (found.record(key), after.record(key)) {
            case (nil, nil): return nil
            case (let found?, let after?):
                // What was made outside and then taken over was never applied in another form.
                return applied?.keeping(found, leftIn: after) ?? after
            case (nil, _?), (_?, nil): return applied
            }
        }.sortedByKey
    }
}
