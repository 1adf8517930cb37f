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

/// What a subscription costs.
package struct ServicePlan: Resource {
    /// The field `id`.
    package var id: Text = ""
    /// The field `price`.
    package var price: Money?
    /// The field `per`.
    package var per: PlanUnit?
    /// The field `state`.
    package var state: PlanState = .sold

    /// Makes one that says nothing yet.
    package init() {}

    package static let kind = Kind.plan
    package static let section = "plans"
    package static let shape = Shape.list(short: nil)
    package var key: Text { id }

    package static let fields: [Field<ServicePlan>] = [
        Field("id", \.id, .slug, .key, "The machine name.", example: "large"),
        Field(
            "price",
            \.price,
            .money,
            .required,
            "The price of a month.",
            example: "450.00 EUR"
        ),
        Field(
            "per",
            \.per,
            PlanUnit.type,
            .required,
            "What the price is for.",
            example: "organization"
        ),
        Field(
            "state",
            \.state,
            PlanState.type,
            "`closed`: only those who have it keep it.",
            example: "closed",
            omitted: "`sold`"
        ),
    ]
}
