/// A company whose people may help organizations.
package struct Partner: Resource {
    /// The field `id`.
    package var id: Text = ""
    /// The field `name`.
    package var name: Text = ""
    /// The field `domains`.
    package var domains: [Text] = []
    /// The field `state`.
    package var state: PartnerState = .active
    /// The field `people`.
    package var people: [Person] = []
    /// The section `teams`, sorted by key.
    package var teams: [Team] = []

    /// Makes one that says nothing yet.
    package init() {}

    package static let kind = Kind.partner
    package static let section = "partners"
    package static let shape = Shape.list(short: nil)
    package var key: Text { id }

    package static let fields: [Field<Partner>] = [
        Field("id", \.id, .slug, .key, "The machine name.", example: "onboardly"),
        Field(
            "name",
            \.name,
            .text(upTo: 80),
            .required,
            "The name that people read.",
            example: "Onboardly GmbH"
        ),
        Field(
            "domains",
            \.domains,
            .set(.mailDomain),
            .required,
            "Mail domains of its people; no organization can claim them.",
            example: "[onboardly.example]"
        ),
        Field(
            "state",
            \.state,
            PartnerState.type,
            "`suspended`: none of its people has access.",
            example: "suspended",
            omitted: "`active`"
        ),
    ]

    @inlinable
    package static func visitChildren<Visitor: ChildVisitor>(_ visitor: inout Visitor)
    where Visitor.Root == Partner {
        visitor.visit(\.people)
        visitor.visit(\.teams)
    }
}

/// A person of a partner.
package struct Person: Resource {
    /// The field `id`.
    package var id: Text = ""
    /// The field `email`.
    package var email: Text = ""
    /// The field `until`.
    package var until: Day?

    /// Makes one that says nothing yet.
    package init() {}

    package static let kind = Kind.person
    package static let section = "people"
    package static let shape = Shape.list(short: nil)
    package var key: Text { id }

    package static let fields: [Field<Person>] = [
        Field("id", \.id, .slug, .key, "The machine name.", example: "jane-roe"),
        Field(
            "email",
            \.email,
            .email,
            .required,
            "The address, in a domain of the partner.",
            example: "jane.roe@onboardly.example"
        ),
        Field(
            "until",
            \.until,
            .day,
            "The last day with the partner.",
            example: "2027-06-30",
            omitted: "it is not known"
        ),
    ]
}

/// People of a partner who come together.
package struct Team: Resource {
    /// The field `id`.
    package var id: Text = ""
    /// The field `people`.
    package var people: [Text] = []

    /// Makes one that says nothing yet.
    package init() {}

    package static let kind = Kind.team
    package static let section = "teams"
    package static let shape = Shape.map(keyField: "id", short: "people")
    package var key: Text { id }

    package static let fields: [Field<Team>] = [
        Field("id", \.id, .slug, .key, "The machine name.", example: "hospital-setup"),
        Field(
            "people",
            \.people,
            .set(.slug),
            .required,
            "Its members, persons of the partner.",
            example: "[jane-roe, max-lee]"
        ),
    ]
}
