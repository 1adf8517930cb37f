/// The company that runs the platform.
package struct Provider: Resource {
    /// The field `id`.
    package var id: Text = ""
    /// The field `name`.
    package var name: Text = ""
    /// The field `domains`.
    package var domains: [Text] = []
    /// The field `issuer`.
    package var issuer: Text = ""
    /// The field `credentials`.
    package var credentials: [Text] = []

    /// Makes one that says nothing yet.
    package init() {}

    package static let kind = Kind.provider
    package static let section = "provider"
    package static let shape = Shape.single
    package var key: Text { "" }

    package static let fields: [Field<Provider>] = [
        Field("id", \.id, .slug, .required, "The machine name.", example: "healthyfoods"),
        Field(
            "name",
            \.name,
            .text(upTo: 80),
            .required,
            "The name that people read.",
            example: "HealthyFoods"
        ),
        Field(
            "domains",
            \.domains,
            .set(.mailDomain),
            .required,
            "Mail domains of its own people; no organization can claim them.",
            example: "[healthyfoods.example]"
        ),
        Field(
            "issuer",
            \.issuer,
            .webAddress,
            .required,
            "The issuer of its own sign-in.",
            example: "https://login.healthyfoods.example"
        ),
        Field(
            "credentials",
            \.credentials,
            .set(.text(upTo: 80)),
            "What its own sign-in accepts.",
            example: "[passkey, password+otp]"
        ),
    ]
}
