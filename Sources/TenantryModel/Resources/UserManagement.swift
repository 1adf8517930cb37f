/// Who manages the users of one population of an organization.
package struct UserManagement: Resource {
    /// The field `population`.
    package var population: Population?
    /// The field `mode`.
    package var mode: ManagementMode?
    /// The field `provisioning`.
    package var provisioning: Provisioning?
    /// The field `authorization`.
    package var authorization: Authorization?
    /// The field `credential`.
    package var credential: FacetOwner?
    /// The field `lifecycle`.
    package var lifecycle: FacetOwner?
    /// The field `defaultRoles`.
    package var defaultRoles: [RoleName] = []
    /// The field `inactiveDays`.
    package var inactiveDays: Int?
    /// The field `selfRegistration`.
    package var selfRegistration = false

    /// Makes one that says nothing yet.
    package init() {}

    package static let kind = Kind.users
    package static let section = "users"
    package static let shape = Shape.map(keyField: "population", short: "mode")
    package var key: Text { Text(population?.rawValue ?? "") }

    package static let fields: [Field<UserManagement>] = [
        Field(
            "population",
            \.population,
            Population.type,
            .key,
            "Whom it is about: employees of the business, or its consumers.",
            example: "consumers"
        ),
        Field(
            "mode",
            \.mode,
            ManagementMode.type,
            .required,
            "Who manages them: the provider, nobody here (`federated`), the business with full "
                + "accounts here, or both by facet (`hybrid`).",
            example: "federated"
        ),
        Field(
            "provisioning",
            \.provisioning,
            Provisioning.type,
            "How an account comes to be.",
            example: "jit",
            omitted: "must be written when hybrid; `jit` when federated; `scim` when the business "
                + "has a connection; otherwise `none`"
        ),
        Field(
            "authorization",
            \.authorization,
            Authorization.type,
            "Where it is decided what they may do.",
            example: "claims",
            omitted: "must be written when hybrid; `claims` when federated, otherwise `assigned`"
        ),
        Field(
            "credential",
            \.credential,
            FacetOwner.type,
            "hybrid only: who owns passwords and passkeys.",
            example: "provider"
        ),
        Field(
            "lifecycle",
            \.lifecycle,
            FacetOwner.type,
            "hybrid only: who creates, suspends and deletes accounts.",
            example: "business"
        ),
        Field(
            "defaultRoles",
            \.defaultRoles,
            .set(.role),
            "Roles that everybody of the population has; only where roles are `assigned`.",
            example: "[meal-ordering/patient]"
        ),
        Field(
            "inactiveDays",
            \.inactiveDays,
            .integer(1...730),
            "Accounts not seen for so long are suspended.",
            example: "90",
            omitted: "with `jit` the policy's `inactiveDays`, otherwise never"
        ),
        Field(
            "selfRegistration",
            \.selfRegistration,
            .flag,
            "Whether people may register themselves; only with mode `provider`.",
            example: "true",
            omitted: "`false`"
        ),
    ]
}
