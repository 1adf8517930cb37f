/// What is expected of a bill.
package struct BillExpectation: Resource {
    /// The field `id`.
    package var id: Text = ""
    /// The field `account`.
    package var account: Text = ""
    /// The field `pays`.
    package var pays: Money?
    /// The field `on`.
    package var day: Day?

    /// Makes one that says nothing yet.
    package init() {}

    package static let kind = Kind.billExpectation
    package static let section = "bills"
    package static let shape = Shape.list(short: nil)
    package var key: Text { id }

    package static let fields: [Field<BillExpectation>] = [
        Field("id", \.id, .slug, .key, "The name of the case.", example: "hospital2-bill"),
        Field(
            "account",
            \.account,
            .slug,
            .required,
            "The billing account.",
            example: "bill-hospital2"
        ),
        Field(
            "pays",
            \.pays,
            .money,
            .required,
            "What it pays a month.",
            example: "675.00 EUR"
        ),
        Field(
            "on",
            \.day,
            .day,
            "The day on which it is tried.",
            example: "2027-02-01",
            omitted: "the day of the run"
        ),
    ]
}
