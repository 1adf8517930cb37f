/// People of a partner who help to administer the organization for a time.
package struct Collaborator: Resource {
    /// The field `id`.
    package var id: Text = ""
    /// The field `partner`.
    package var partner: Text = ""
    /// The field `team`.
    package var team: Text?
    /// The field `people`.
    package var people: [Text] = []
    /// The field `role`.
    package var role: Text = ""
    /// The field `services`.
    package var services: [Text] = []
    /// The field `children`.
    package var children = false
    /// The field `from`.
    package var from: Day?
    /// The field `until`.
    package var until: Day?
    /// The field `sponsor`.
    package var sponsor: Text = ""
    /// The field `reason`.
    package var reason: Text = ""

    /// Makes one that says nothing yet.
    package init() {}

    package static let kind = Kind.collaborator
    package static let section = "collaborators"
    package static let shape = Shape.list(short: nil)
    package var key: Text { id }

    package static let fields: [Field<Collaborator>] = [
        Field(
            "id",
            \.id,
            .slug,
            .key,
            "The name of the collaboration within the organization.",
            example: "setup-2026"
        ),
        Field(
            "partner",
            \.partner,
            .slug,
            .required,
            "The partner whose people help.",
            example: "onboardly"
        ),
        Field(
            "team",
            \.team,
            .slug,
            "A team of the partner; either this or `people`.",
            example: "hospital-setup"
        ),
        Field(
            "people",
            \.people,
            .set(.slug),
            "Persons of the partner; either these or `team`.",
            example: "[jane-roe]"
        ),
        Field(
            "role",
            \.role,
            .slug,
            .required,
            "An admin role that may be given to outsiders.",
            example: "org-setup"
        ),
        Field(
            "services",
            \.services,
            .set(.slug),
            .narrowing,
            "The services that it is about.",
            example: "[meal-ordering]",
            omitted: "all services of the organization"
        ),
        Field(
            "children",
            \.children,
            .flag,
            "Whether it reaches the organizations below too.",
            example: "true",
            omitted: "`false`"
        ),
        Field(
            "from",
            \.from,
            .day,
            "The first day.",
            example: "2026-12-01",
            omitted: "the day of the first apply"
        ),
        Field(
            "until",
            \.until,
            .day,
            "The last day; every collaboration ends.",
            example: "2027-01-31",
            omitted: "must be written"
        ),
        Field(
            "sponsor",
            \.sponsor,
            .email,
            .required,
            "The person of the business who answers for it.",
            example: "ben.cole@staff.hospital2.example"
        ),
        Field(
            "reason",
            \.reason,
            .text(upTo: 200),
            .required,
            "Why: ticket and purpose.",
            example: "SAML and SCIM set-up, HF-1243"
        ),
    ]
}
