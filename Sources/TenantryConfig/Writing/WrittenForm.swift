package import TenantryModel
import TenantryParallel

/// What a file says of an organization so that it means a live one: everything that an omitted
/// field means anyway is left out.
package enum WrittenForm {
    /// Returns the written forms of some organizations of a state.
    ///
    /// Expanding the defaults of what is returned, in the place of the originals, gives the
    /// originals again wherever a file can say them at all.
    ///
    /// - Parameters:
    ///   - organizations: The organizations, as they are live.
    ///   - state: The state that they belong to.
    /// - Returns: The written forms, in the same order.
    /// - Complexity: O(*n*) in the size of the organizations, times their depth.
    package static func of(_ organizations: [Organization], in state: State) -> [Organization] {
        let pieces = Parallel.map(count: organizations.count) { range in
            organizations[range].map { short($0, in: state) }
        }
        var forms = pieces.flatMap { $0 }
        let original = Dictionary(organizations.map { ($0.id, $0) }) { first, _ in first }
        // What an ancestor leaves out may decide what an omitted field means further down.
        while true {
            let expanded = Defaults.expanded(state.replacing(forms))
            var mended = false
            for index in forms.indices {
                guard let wanted = original[forms[index].id], forms[index] != wanted,
                    expanded.organization(wanted.id) != wanted
                else { continue }
                forms[index] = wanted
                mended = true
            }
            if !mended { return forms }
        }
    }

    /// Leaves out what can be left out while all others say everything.
    private static func short(_ organization: Organization, in state: State) -> Organization {
        let full = organization.record
        let places = omissible(full)
        let all = Organization(places.reduce(full) { $0.omitting($1) })
        if Defaults.expanded(all, in: state) == organization { return all }
        var result = full
        for place in places {
            let candidate = result.omitting(place)
            if Defaults.expanded(Organization(candidate), in: state) == organization {
                result = candidate
            }
        }
        return Organization(result)
    }

    /// Where fields stand whose default depends on others.
    private static func omissible(_ record: Record) -> [FieldPlace] {
        var result: [FieldPlace] = []
        for (section, kind) in record.description.children.enumerated() {
            let description = Description.of(kind)
            let fields = Defaults.dependentFields(of: kind)
                .compactMap { description.place(of: $0) }
            for item in record.sections[section].indices {
                result += fields.map { FieldPlace(section: section, item: item, field: $0) }
            }
        }
        return result
    }
}

/// A field of a thing inside a record.
private struct FieldPlace {
    let section: Int
    let item: Int
    let field: Int
}

extension Record {
    /// The same without what a field says.
    fileprivate func omitting(_ place: FieldPlace) -> Record {
        var result = self
        let description = sections[place.section][place.item].description
        result.sections[place.section][place.item].values[place.field] =
            description.fields[place.field].initial
        return result
    }
}

extension State {
    /// The same state with other organizations in the places of those with their ids.
    fileprivate func replacing(_ others: [Organization]) -> State {
        var result = self
        for other in others {
            if let place = place(of: other.id) { result.organizations[place] = other }
        }
        return result
    }
}
