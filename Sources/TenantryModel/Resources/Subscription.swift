/// The right of an organization to a service that is not for everyone.
package struct Subscription: Resource {
    /// The field `service`.
    package var service: Text = ""
    /// The field `plan`.
    package var plan: Text = ""
    /// The field `seats`.
    package var seats: Int?
    /// The field `until`.
    package var until: Day?

    /// Makes one that says nothing yet.
    package init() {}

    package static let kind = Kind.subscription
    package static let section = "subscriptions"
    package static let shape = Shape.map(keyField: "service", short: "plan")
    package var key: Text { service }

    package static let fields: [Field<Subscription>] = [
        Field(
            "service",
            \.service,
            .slug,
            .key,
            "The service.",
            example: "meal-ordering"
        ),
        Field(
            "plan",
            \.plan,
            .slug,
            .required,
            "The plan of the service that is paid for.",
            example: "large"
        ),
        Field(
            "seats",
            \.seats,
            .integer(1...10_000_000),
            "How many people; exactly where the plan is priced per seat.",
            example: "25"
        ),
        Field(
            "until",
            \.until,
            .day,
            "The last day.",
            example: "2027-12-31",
            omitted: "it does not end"
        ),
    ]
}
