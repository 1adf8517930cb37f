/// What users use.
package struct Service: Resource {
    /// The field `id`.
    package var id: Text = ""
    /// The field `name`.
    package var name: Text = ""
    /// The field `availability`.
    package var availability: Availability?
    /// The field `state`.
    package var state: ServiceState = .active
    /// The field `requires`.
    package var requires: [Text] = []
    /// The field `needs`.
    package var needs: [Text] = []
    /// The section `roles`, sorted by key.
    package var roles: [ServiceRole] = []
    /// The section `plans`, sorted by key.
    package var plans: [ServicePlan] = []

    /// Makes one that says nothing yet.
    package init() {}

    package static let kind = Kind.service
    package static let section = "services"
    package static let shape = Shape.list(short: nil)
    package var key: Text { id }

    package static let fields: [Field<Service>] = [
        Field("id", \.id, .slug, .key, "The machine name.", example: "meal-ordering"),
        Field(
            "name",
            \.name,
            .text(upTo: 80),
            .required,
            "The name that people read.",
            example: "Order meals to the room"
        ),
        Field(
            "availability",
            \.availability,
            Availability.type,
            .required,
            "Who has it: every active organization, or those that subscribe.",
            example: "subscription"
        ),
        Field(
            "state",
            \.state,
            ServiceState.type,
            "`closed` takes no new subscriptions; `retired` is off.",
            example: "closed",
            omitted: "`active`"
        ),
        Field(
            "requires",
            \.requires,
            .set(.slug),
            "Services that an organization must have too.",
            example: "[meal-ordering]"
        ),
        Field(
            "needs",
            \.needs,
            .set(.text(upTo: 80)),
            "Attributes that it must be told about each user.",
            example: "[email]"
        ),
    ]

    @inlinable
    package static func visitChildren<Visitor: ChildVisitor>(_ visitor: inout Visitor)
    where Visitor.Root == Service {
        visitor.visit(\.roles)
        visitor.visit(\.plans)
    }
}
