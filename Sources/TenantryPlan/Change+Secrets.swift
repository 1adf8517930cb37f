import TenantryModel

extension Change {
    /// The same change without values in the places of references to secrets.
    package var concealingSecrets: Change {
        let description = Description.of(address.kind)
        guard description.hasSecrets else { return self }
        var result = self
        switch content {
        case .create(let values):
            result.content = .create(
                zip(description.fields, values).map { field, value in
                    value.concealed(in: field.type)
                }
            )
        case .update(let fields):
            result.content = .update(
                fields.map { field in
                    guard let type = description.field(field.name)?.type else { return field }
                    return FieldChange(
                        field.name,
                        before: field.before.concealed(in: type),
                        after: field.after.concealed(in: type)
                    )
                }
            )
        case .delete: break
        }
        return result
    }
}
