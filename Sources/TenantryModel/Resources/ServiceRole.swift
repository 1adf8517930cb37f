/// A permission bundle of a service.
package struct ServiceRole: Resource {
    /// The field `id`.
    package var id: Text = ""
    /// The field `for`.
    package var audience: RoleAudience = .any
    /// The field `includes`.
    package var includes: [Text] = []
    /// The field `needs`.
    package var needs: [Text] = []
    /// The field `privileged`.
    package var privileged = false

    /// Makes one that says nothing yet.
    package init() {}

    package static let kind = Kind.role
    package static let section = "roles"
    package static let shape = Shape.list(short: "id")
    package var key: Text { id }

    package static let fields: [Field<ServiceRole>] = [
        Field("id", \.id, .slug, .key, "The machine name.", example: "patient"),
        Field(
            "for",
            \.audience,
            RoleAudience.type,
            "Whom it may be given to.",
            example: "consumers",
            omitted: "`any`"
        ),
        Field(
            "includes",
            \.includes,
            .set(.slug),
            "Roles of the same service that come with it.",
            example: "[patient]"
        ),
        Field(
            "needs",
            \.needs,
            .set(.text(upTo: 80)),
            "Attributes that it must be told about each user.",
            example: "[ward]"
        ),
        Field(
            "privileged",
            \.privileged,
            .flag,
            "Whether it is dangerous to give to many.",
            example: "true",
            omitted: "`false`"
        ),
    ]
}
