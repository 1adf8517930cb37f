extension Record {
    /// The same thing, with all that is inside it, without values in the places of references to
    /// secrets.
    ///
    /// - Complexity: O(*n*) in the size of the record.
    package var concealingSecrets: Record {
        var result = self
        for place in description.fields.indices {
            result.values[place] = values[place].concealed(in: description.fields[place].type)
        }
        for place in sections.indices {
            result.sections[place] = sections[place].map(\.concealingSecrets)
        }
        return result
    }
}

extension FieldValue {
    /// The value, as a field of this type may show it: a reference to a secret is hidden if it may
    /// be the secret itself.
    package func concealed(in type: FieldType) -> FieldValue {
        guard type == .secret, case .text(let text) = self, !SecretReference.isValid(text.string)
        else { return self }
        return .text("(hidden)")
    }
}
