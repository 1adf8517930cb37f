/// Who pays.
package struct BillingAccount: Resource {
    /// The field `id`.
    package var id: Text = ""
    /// The field `owner`.
    package var owner: Text = ""
    /// The field `currency`.
    package var currency: Text = ""
    /// The field `consolidated`.
    package var consolidated: Consolidation = .optional

    /// Makes one that says nothing yet.
    package init() {}

    package static let kind = Kind.billingAccount
    package static let section = "billingAccounts"
    package static let shape = Shape.list(short: nil)
    package var key: Text { id }

    package static let fields: [Field<BillingAccount>] = [
        Field("id", \.id, .slug, .key, "The machine name.", example: "bill-hospital2"),
        Field(
            "owner",
            \.owner,
            .organizationID,
            .required,
            "The organization that pays; it and its descendants may use the account.",
            example: "hospital2"
        ),
        Field("currency", \.currency, .currency, .required, "The currency.", example: "EUR"),
        Field(
            "consolidated",
            \.consolidated,
            Consolidation.type,
            "`required`: descendants of the owner may not pay for themselves.",
            example: "required",
            omitted: "`optional`"
        ),
    ]
}
