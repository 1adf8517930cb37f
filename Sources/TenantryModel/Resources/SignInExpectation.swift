/// What is expected when somebody signs in.
package struct SignInExpectation: Resource {
    /// The field `id`.
    package var id: Text = ""
    /// The field `email`.
    package var email: Text?
    /// The field `organization`.
    package var organization: Text?
    /// The field `population`.
    package var population: Population?
    /// The field `claims`.
    package var claims: [Pair] = []
    /// The field `on`.
    package var day: Day?
    /// The field `through`.
    package var through: Text?
    /// The field `reaches`.
    package var reaches: [Text] = []
    /// The field `never`.
    package var never: [Text] = []

    /// Makes one that says nothing yet.
    package init() {}

    package static let kind = Kind.signInExpectation
    package static let section = "signIns"
    package static let shape = Shape.list(short: nil)
    package var key: Text { id }

    package static let fields: [Field<SignInExpectation>] = [
        Field("id", \.id, .slug, .key, "The name of the case.", example: "alice-orders-meals"),
        Field(
            "email",
            \.email,
            .email,
            "The address that somebody types.",
            example: "alice@hospital2.example",
            omitted: "they open the own page of `organization`"
        ),
        Field(
            "organization",
            \.organization,
            .organizationID,
            "The organization on whose own page they are.",
            example: "hospital2",
            omitted: "the provider's page, where the address decides"
        ),
        Field(
            "population",
            \.population,
            Population.type,
            "What they say they are, where the page asks.",
            example: "consumers"
        ),
        Field(
            "claims",
            \.claims,
            .map(.text(upTo: 80), .text(upTo: 255)),
            "Attribute values that their token or directory says.",
            example: "{groups: diet-restricted}"
        ),
        Field(
            "on",
            \.day,
            .day,
            "The day on which it is tried.",
            example: "2027-02-01",
            omitted: "the day of the run"
        ),
        Field(
            "through",
            \.through,
            .connection,
            "How they sign in: `organization/connection`, `provider`, or `nobody` if they must "
                + "not get in.",
            example: "hospital2/patients"
        ),
        Field(
            "reaches",
            \.reaches,
            .set(.text(upTo: 80)),
            "Services, or `service/role`, that they must have.",
            example: "[meal-ordering/patient]"
        ),
        Field(
            "never",
            \.never,
            .set(.text(upTo: 80)),
            "Services, or `service/role`, that they must not have, whatever their token says.",
            example: "[menu-planning]"
        ),
    ]
}
