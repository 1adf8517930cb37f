/// A permission bundle for administering an organization.
package struct AdminRole: Resource {
    /// The field `id`.
    package var id: Text = ""
    /// The field `can`.
    package var permissions: [Text] = []
    /// The field `privileged`.
    package var privileged = false
    /// The field `delegable`.
    package var delegable = false

    /// Makes one that says nothing yet.
    package init() {}

    package static let kind = Kind.adminRole
    package static let section = "adminRoles"
    package static let shape = Shape.list(short: nil)
    package var key: Text { id }

    package static let fields: [Field<AdminRole>] = [
        Field("id", \.id, .slug, .key, "The machine name.", example: "org-setup"),
        Field(
            "can",
            \.permissions,
            .set(.text(upTo: 80)),
            .required,
            "What it allows.",
            example: "[connections, domains]"
        ),
        Field(
            "privileged",
            \.privileged,
            .flag,
            "Whether it can give rights to others.",
            example: "true",
            omitted: "`false`"
        ),
        Field(
            "delegable",
            \.delegable,
            .flag,
            "Whether people of a partner may have it.",
            example: "true",
            omitted: "`false`"
        ),
    ]
}
