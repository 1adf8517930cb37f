/// What the provider offers and whom it works with: everything that is not an organization.
package struct Catalog: Container {
    /// The provider; a valid catalog has exactly one.
    package var providers: [Provider] = []
    /// The policy; at most one, and built-in values where there is none.
    package var policies: [Policy] = []
    /// The section `services`, sorted by key.
    package var services: [Service] = []
    /// The section `adminRoles`, sorted by key.
    package var adminRoles: [AdminRole] = []
    /// The section `partners`, sorted by key.
    package var partners: [Partner] = []
    /// The section `billingAccounts`, sorted by key.
    package var billingAccounts: [BillingAccount] = []

    /// Makes an empty catalog.
    package init() {}

    /// The policy in force.
    package var policy: Policy { policies.first ?? Policy() }

    @inlinable
    package static func visitChildren<Visitor: ChildVisitor>(_ visitor: inout Visitor)
    where Visitor.Root == Catalog {
        visitor.visit(\.providers)
        visitor.visit(\.policies)
        visitor.visit(\.services)
        visitor.visit(\.adminRoles)
        visitor.visit(\.partners)
        visitor.visit(\.billingAccounts)
    }
}

/// The company that runs the platform.
package struct Provider: Resource {
    /// The field `id`.
    package var id: Text = ""
    /// The field `name`.
    package var name: Text = ""
    /// The field `domains`.
    package var domains: [Text] = []
    /// The field `issuer`.
    package var issuer: Text = ""
    /// The field `credentials`.
    package var credentials: [Text] = []

    /// Makes one that says nothing yet.
    package init() {}

    package static let kind = Kind.provider
    package static let section = "provider"
    package static let shape = Shape.single
    package var key: Text { "" }

    package static let fields: [Field<Provider>] = [
        Field("id", \.id, .slug, .required, "The machine name.", example: "healthyfoods"),
        Field(
            "name",
            \.name,
            .text(upTo: 80),
            .required,
            "The name that people read.",
            example: "HealthyFoods"
        ),
        Field(
            "domains",
            \.domains,
            .set(.mailDomain),
            .required,
            "Mail domains of its own people; no organization can claim them.",
            example: "[healthyfoods.example]"
        ),
        Field(
            "issuer",
            \.issuer,
            .webAddress,
            .required,
            "The issuer of its own sign-in.",
            example: "https://login.healthyfoods.example"
        ),
        Field(
            "credentials",
            \.credentials,
            .set(.text(upTo: 80)),
            "What its own sign-in accepts.",
            example: "[passkey, password+otp]"
        ),
    ]
}

/// A permission bundle for administering an organization.
package struct AdminRole: Resource {
    /// The field `id`.
    package var id: Text = ""
    /// The field `can`.
    package var permissions: [Text] = []
    /// The field `privileged`.
    package var privileged = false
    /// The field `delegable`.
    package var delegable = false

    /// Makes one that says nothing yet.
    package init() {}

    package static let kind = Kind.adminRole
    package static let section = "adminRoles"
    package static let shape = Shape.list(short: nil)
    package var key: Text { id }

    package static let fields: [Field<AdminRole>] = [
        Field("id", \.id, .slug, .key, "The machine name.", example: "org-setup"),
        Field(
            "can",
            \.permissions,
            .set(.text(upTo: 80)),
            .required,
            "What it allows.",
            example: "[connections, domains]"
        ),
        Field(
            "privileged",
            \.privileged,
            .flag,
            "Whether it can give rights to others.",
            example: "true",
            omitted: "`false`"
        ),
        Field(
            "delegable",
            \.delegable,
            .flag,
            "Whether people of a partner may have it.",
            example: "true",
            omitted: "`false`"
        ),
    ]
}

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
