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
