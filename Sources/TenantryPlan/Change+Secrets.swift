import TenantryModel

extension Change {
    /// The same change without values in the places of references to secrets.
    package var concealingSecrets: Change {
        let description = Description.of(address.kind)
        guard fields.contains(where: { description.field($0.name)?.type == .secret }) else {
            return self
        }
        var result = self
        result.fields = fields.map { field in
            guard description.field(field.name)?.type == .secret else { return field }
            return FieldChange(
                field.name,
                before: field.before.concealed,
                after: field.after.concealed
            )
        }
        return result
    }
}

extension FieldValue {
    /// A reference to a secret; hidden if it may be the secret itself.
    fileprivate var concealed: FieldValue {
        guard case .text(let text) = self, !SecretReference.isValid(text.string) else {
            return self
        }
        return .text("(hidden)")
    }
}
