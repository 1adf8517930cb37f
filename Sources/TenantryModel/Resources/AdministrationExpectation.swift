/// What is expected of who administers an organization.
package struct AdministrationExpectation: Resource {
    /// The field `id`.
    package var id: Text = ""
    /// The field `organization`.
    package var organization: Text = ""
    /// The field `expect`.
    package var expect: Presence?
    /// The field `role`.
    package var role: Text?
    /// The field `partner`.
    package var partner: Text?
    /// The field `person`.
    package var person: Text?
    /// The field `on`.
    package var day: Day?
    /// The field `after`.
    package var after: Day?

    /// Makes one that says nothing yet.
    package init() {}

    package static let kind = Kind.administrationExpectation
    package static let section = "administration"
    package static let shape = Shape.list(short: nil)
    package var key: Text { id }

    package static let fields: [Field<AdministrationExpectation>] = [
        Field(
            "id",
            \.id,
            .slug,
            .key,
            "The name of the case.",
            example: "onboardly-leaves-hospital1"
        ),
        Field(
            "organization",
            \.organization,
            .organizationID,
            .required,
            "The organization.",
            example: "hospital1"
        ),
        Field(
            "expect",
            \.expect,
            Presence.type,
            .required,
            "Whether somebody, or nobody, may administer it of those that are described.",
            example: "nobody"
        ),
        Field(
            "role",
            \.role,
            .slug,
            "Only this admin role.",
            example: "org-setup",
            omitted: "any role"
        ),
        Field(
            "partner",
            \.partner,
            .slug,
            "Only people of this partner.",
            example: "onboardly",
            omitted: "anybody"
        ),
        Field(
            "person",
            \.person,
            .text(upTo: 255),
            "Only this person: an address, or a partner's name for them.",
            example: "jane.roe@onboardly.example",
            omitted: "anybody"
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
            "after",
            \.after,
            .day,
            "It must hold on every day after this one.",
            example: "2027-02-01"
        ),
    ]
}

/// Whether anybody is there.
package enum Presence: String, Choice {
    /// At least one.
    case somebody
    /// None.
    case nobody
}
