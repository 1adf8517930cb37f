import TenantryModel

extension Change {
    /// The same change without values in the places of references to secrets.
    package var concealingSecrets: Change {
        let description = Description.of(address.kind)
        guard description.hasSecrets else { return self }
        var result = self
        result.fields = fields.map { field in
            guard let type = description.field(field.name)?.type else { return field }
            return FieldChange(
                field.name,
                before: field.before.concealed(in: type),
                after: field.after.concealed(in: type)
            )
        }
        return result
    }
}
