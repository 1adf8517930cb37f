/// A business that consumes the platform: one file, the unit of ownership and of review.
package struct Organization: Resource {
    /// The field `id`.
    package var id: Text = ""
    /// The field `name`.
    package var name: Text = ""
    /// The field `parent`.
    package var parent: Text?
    /// The field `state`.
    package var state: OrganizationState = .active
    /// The field `protected`.
    package var protected = false
    /// The field `formerly`.
    package var formerly: [Text] = []
    /// The field `owner.name`.
    package var ownerName: Text = ""
    /// The field `owner.email`.
    package var ownerEmail: Text = ""
    /// The field `labels`.
    package var labels: [Pair] = []
    /// The field `billing`.
    package var billing: Text?
    /// The field `share.connections`.
    package var sharedConnections: [Text] = []
    /// The field `share.profiles`.
    package var sharedProfiles: [Population] = []
    /// The field `share.services`.
    package var sharedServices: [Text] = []
    /// The section `domains`, sorted by key.
    package var domains: [Domain] = []
    /// The section `connections`, sorted by key.
    package var connections: [Connection] = []
    /// The section `users`, sorted by key.
    package var users: [UserManagement] = []
    /// The section `subscriptions`, sorted by key.
    package var subscriptions: [Subscription] = []
    /// The section `admins`, sorted by key.
    package var admins: [Admin] = []
    /// The section `collaborators`, sorted by key.
    package var collaborators: [Collaborator] = []
    /// The section `waivers`, sorted by key.
    package var waivers: [Waiver] = []

    /// Makes one that says nothing yet.
    package init() {}

    package static let kind = Kind.organization
    package static let section = "organizations"
    package static let shape = Shape.single
    package var key: Text { id }

    package static let fields: [Field<Organization>] = [
        Field(
            "id",
            \.id,
            .organizationID,
            .key,
            "The machine name; the file is called the same. It changes only through `formerly`.",
            example: "hospital2"
        ),
        Field(
            "name",
            \.name,
            .text(upTo: 80),
            .required,
            "The name that people read.",
            example: "Hospital Two"
        ),
        Field(
            "parent",
            \.parent,
            .organizationID,
            "The organization above this one. It may lend connections, profiles and services, and "
                + "pay.",
            example: "medigroup",
            omitted: "a root of the hierarchy"
        ),
        Field(
            "state",
            \.state,
            OrganizationState.type,
            "Whether it is in use. `suspended` switches access off and keeps everything but "
                + "collaborations, which are deleted in the same change; `retired` is the step "
                + "before the file is deleted.",
            example: "suspended",
            omitted: "`active`"
        ),
        Field(
            "protected",
            \.protected,
            .flag,
            "Whether no apply may remove it. The protection is lifted in one apply, and the "
                + "organization removed in a later one.",
            example: "true",
            omitted: "`false`"
        ),
        Field(
            "formerly",
            \.formerly,
            .set(.organizationID),
            .instruction,
            "Ids that this organization had before: it keeps its uid, accounts and history.",
            example: "[hospital-two]"
        ),
        Field(
            "owner.name",
            \.ownerName,
            .text(upTo: 80),
            .required,
            "The person of the business who answers for the organization.",
            example: "Ben Cole"
        ),
        Field(
            "owner.email",
            \.ownerEmail,
            .email,
            .required,
            "The owner's address at the business.",
            example: "ben.cole@staff.hospital2.example"
        ),
        Field(
            "labels",
            \.labels,
            .map(.slug, .text(upTo: 80)),
            "Words of your own, at most 16. They are kept and shown, for identity servers and "
                + "scripts that read the tables.",
            example: "{region: north}"
        ),
        Field(
            "billing",
            \.billing,
            .slug,
            "The billing account that pays.",
            example: "bill-hospital2",
            omitted: "the account of the nearest ancestor that names one"
        ),
        Field(
            "share.connections",
            \.sharedConnections,
            .set(.slug),
            "Connections of this organization that its descendants may use: single sign-on.",
            example: "[entra]"
        ),
        Field(
            "share.profiles",
            \.sharedProfiles,
            .set(Population.type),
            "Populations whose people have one account for the whole subtree; only `staff` can.",
            example: "[staff]"
        ),
        Field(
            "share.services",
            \.sharedServices,
            .set(.slug),
            "Subscribed services that descendants use and this organization pays for.",
            example: "[meal-ordering]"
        ),
    ]

    @inlinable
    package static func visitChildren<Visitor: ChildVisitor>(_ visitor: inout Visitor)
    where Visitor.Root == Organization {
        visitor.visit(\.connections)
        visitor.visit(\.users)
        visitor.visit(\.domains)
        visitor.visit(\.subscriptions)
        visitor.visit(\.admins)
        visitor.visit(\.collaborators)
        visitor.visit(\.waivers)
    }
}
