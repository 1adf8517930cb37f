import TenantryModel

// How organizations and what belongs to them are kept.

extension TableMap {
    static let organization = TableMap(
        "organization",
        .uid(parent: nil),
        [
            ColumnMap("id", "id", .unique(placeholder: "~")), ColumnMap("name", "name"),
            ColumnMap("parent_uid", "parent", .reference(.parent)),
            ColumnMap("state", "state"), ColumnMap("owner_name", "owner.name"),
            ColumnMap("owner_email", "owner.email"),
            ColumnMap("labels", "labels", .json(empty: "{}")),
            ColumnMap("protected", "protected", .flag),
        ],
        lists: [
            ListMap(field: "labels", source: .json(column: "labels")),
            ListMap(
                field: "billing",
                source: .table(
                    "org_billing",
                    owner: ["org_uid"],
                    elements: [.init("billing_uid", .root(.billingAccount))]
                )
            ),
            ListMap(
                field: "share.connections",
                source: .flag(table: "connection", owner: "org_uid", element: "id", flag: "shared")
            ),
            ListMap(
                field: "share.profiles",
                source: .table("share_profile", owner: ["org_uid"], elements: [.init("population")])
            ),
            ListMap(
                field: "share.services",
                source: .table(
                    "share_service",
                    owner: ["org_uid"],
                    elements: [.init("service_uid", .root(.service))]
                )
            ),
        ]
    )

    static let domain = TableMap(
        "org_domain",
        .keys(parent: "org_uid", ["name"]),
        [
            ColumnMap("name", "name"),
            ColumnMap("connection_uid", "via", .reference(.connection)),
            ColumnMap("population", "for"), ColumnMap("labels", "name", .labels),
            ColumnMap("proof", "proof"),
        ]
    )

    static let connection = TableMap(
        "connection",
        .uid(parent: "org_uid"),
        [
            ColumnMap("id", "id"), ColumnMap("type", "type"),
            ColumnMap("issuer", "issuer", .unique(placeholder: "https://~")),
            ColumnMap("client_id", "clientId", .unique(placeholder: "~")),
            ColumnMap("entity_id", "entityId", .unique(placeholder: "~")),
            ColumnMap("metadata_url", "metadata"),
            ColumnMap("certificates", "certificates", .json(empty: "[]")),
            ColumnMap("name_id", "nameId"), ColumnMap("subject_claim", "subject"),
            ColumnMap("linking", "linking"), ColumnMap("email_domains", "emailDomains"),
            ColumnMap("button", "button", .flag), ColumnMap("secret_ref", "clientSecret"),
            ColumnMap("scim_secret_ref", "scim.token"),
        ],
        lists: [
            ListMap(
                field: "for",
                source: .table(
                    "connection_population",
                    owner: ["connection_uid"],
                    elements: [.init("population")]
                )
            ),
            ListMap(
                field: "pin",
                source: .table(
                    "connection_pin",
                    owner: ["connection_uid"],
                    elements: [.init("claim"), .init("expected")]
                )
            ),
            ListMap(field: "certificates", source: .json(column: "certificates")),
            ListMap(
                field: "claims",
                source: .table(
                    "connection_claim",
                    owner: ["connection_uid"],
                    elements: [.init("attribute"), .init("claim")]
                )
            ),
            ListMap(
                field: "grants",
                source: .table(
                    "connection_grant",
                    owner: ["connection_uid"],
                    elements: [.init("attribute"), .init("expected"), .init("role_uid", .role)]
                )
            ),
        ]
    )

    static let users = TableMap(
        "population",
        .keys(parent: "org_uid", ["population"]),
        [
            ColumnMap("population", "population"), ColumnMap("mode", "mode"),
            ColumnMap("provisioning", "provisioning"), ColumnMap("authz", "authorization"),
            ColumnMap("credential", "credential"), ColumnMap("lifecycle", "lifecycle"),
            ColumnMap("inactive_days", "inactiveDays", .integer),
            ColumnMap("self_registration", "selfRegistration", .flag),
        ],
        lists: [
            ListMap(
                field: "defaultRoles",
                source: .table(
                    "default_role",
                    owner: ["org_uid", "population"],
                    elements: [.init("role_uid", .role)]
                )
            )
        ]
    )

    static let subscription = TableMap(
        "subscription",
        .keys(parent: "org_uid", ["service_uid"]),
        [
            ColumnMap("service_uid", "service", .reference(.root(.service))),
            ColumnMap("plan_uid", "plan", .reference(.plan)),
            ColumnMap("seats", "seats", .integer), ColumnMap("until_date", "until"),
        ]
    )

    static let admin = TableMap(
        "org_admin",
        .keys(parent: "org_uid", ["email", "role_uid"]),
        [
            ColumnMap("email", "email"),
            ColumnMap("role_uid", "role", .reference(.root(.adminRole))),
        ]
    )

    static let collaborator = TableMap(
        "collaboration",
        .uid(parent: "org_uid"),
        [
            ColumnMap("id", "id"), ColumnMap("partner_uid", "partner", .reference(.root(.partner))),
            ColumnMap("team_uid", "team", .reference(.ofPartner(.team))),
            ColumnMap("role_uid", "role", .reference(.root(.adminRole))),
            ColumnMap("children", "children", .flag), ColumnMap("from_date", "from"),
            ColumnMap("until_date", "until"), ColumnMap("sponsor", "sponsor"),
            ColumnMap("reason", "reason"),
        ],
        lists: [
            ListMap(
                field: "people",
                source: .table(
                    "collaboration_person",
                    owner: ["collaboration_uid"],
                    elements: [.init("person_uid", .ofPartner(.person))],
                    fixed: [.field("partner_uid", "partner", .root(.partner))]
                )
            ),
            ListMap(
                field: "services",
                source: .table(
                    "collaboration_service",
                    owner: ["collaboration_uid"],
                    elements: [.init("service_uid", .root(.service))]
                )
            ),
        ]
    )

    static let waiver = TableMap(
        "waiver",
        .keys(parent: "org_uid", ["rule"]),
        [
            ColumnMap("rule", "rule"), ColumnMap("reason", "reason"),
            ColumnMap("until_date", "until"),
        ]
    )
}
