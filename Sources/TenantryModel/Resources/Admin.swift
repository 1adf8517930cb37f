/// A person of the business who administers the organization.
package struct Admin: Resource {
    /// The field `email`.
    package var email: Text = ""
    /// The field `role`.
    package var role: Text = ""

    /// Makes one that says nothing yet.
    package init() {}

    package static let kind = Kind.admin
    package static let section = "admins"
    package static let shape = Shape.list(short: nil)
    package var key: Text { Text("\(email)/\(role)") }

    package static let fields: [Field<Admin>] = [
        Field(
            "email",
            \.email,
            .email,
            .key,
            "The person's address at the business.",
            example: "it@hospital1.example"
        ),
        Field("role", \.role, .slug, .key, "The admin role.", example: "org-admin"),
    ]
}
