import TenantryModel

extension TableMap {
    /// The map of a kind.
    static func of(_ kind: Kind) -> TableMap {
        switch kind {
        case .provider: provider
        case .policy: policy
        case .service: service
        case .role: role
        case .plan: plan
        case .adminRole: adminRole
        case .partner: partner
        case .person: person
        case .team: team
        case .billingAccount: billingAccount
        case .organization: organization
        case .domain: domain
        case .connection: connection
        case .users: users
        case .subscription: subscription
        case .admin: admin
        case .collaborator: collaborator
        case .waiver: waiver
        case .signInExpectation, .administrationExpectation, .billExpectation: none
        }
    }

    /// What is of the files only has no table.
    private static let none = TableMap("", .single, [])

    private static let provider = TableMap(
        "provider",
        .single,
        [
            ColumnMap("id", "id"), ColumnMap("name", "name"), ColumnMap("issuer", "issuer"),
            ColumnMap("credentials", "credentials", .json(empty: "[]")),
        ],
        lists: [
            ListMap(
                field: "domains",
                source: .table("provider_domain", owner: ["one"], elements: [.init("name")]),
                isExclusive: true
            ),
            ListMap(field: "credentials", source: .json(column: "credentials")),
        ]
    )

    private static let policy = TableMap(
        "policy",
        .single,
        [
            ColumnMap("max_depth", "maxDepth", .integer),
            ColumnMap("inactive_days", "inactiveDays", .integer),
            ColumnMap("verified", "domains.verified"),
            ColumnMap("allow_reserved", "domains.allowReserved", .flag),
            ColumnMap("allow_contract", "domains.allowContract", .flag),
            ColumnMap("free_mail", "domains.freeMail", .json(empty: "[]")),
            ColumnMap("max_days", "collaboration.maxDays", .integer),
            ColumnMap("max_total_days", "collaboration.maxTotalDays", .integer),
            ColumnMap("max_people", "collaboration.maxPeople", .integer),
            ColumnMap("warn_days", "collaboration.warnDays", .integer),
            ColumnMap("separation", "collaboration.separation", .json(empty: "[]")),
            ColumnMap("max_deletes", "changes.maxDeletes", .integer),
            ColumnMap("max_sign_ins_lost", "changes.maxSignInsLost", .integer),
            ColumnMap("max_admins_removed", "changes.maxAdminsRemoved", .integer),
            ColumnMap("max_connections_removed", "changes.maxConnectionsRemoved", .integer),
            ColumnMap("max_payers_changed", "changes.maxPayersChanged", .integer),
            ColumnMap("max_orgs_percent", "changes.maxOrgsPercent", .integer),
            ColumnMap("retire_days", "changes.retireDays", .integer),
        ],
        lists: [
            ListMap(field: "domains.freeMail", source: .json(column: "free_mail")),
            ListMap(field: "collaboration.separation", source: .json(column: "separation")),
        ]
    )

    private static let service = TableMap(
        "service",
        .uid(parent: nil),
        [
            ColumnMap("id", "id"), ColumnMap("name", "name"),
            ColumnMap("availability", "availability"), ColumnMap("state", "state"),
        ],
        lists: [
            ListMap(
                field: "requires",
                source: .table(
                    "service_requires",
                    owner: ["service_uid"],
                    elements: [.init("requires_uid", .root(.service))]
                )
            ),
            ListMap(
                field: "needs",
                source: .table(
                    "service_need",
                    owner: ["service_uid"],
                    elements: [.init("attribute")],
                    fixed: [.constant("role_uid", "")],
                    filter: "role_uid = ''"
                )
            ),
        ]
    )

    private static let role = TableMap(
        "service_role",
        .uid(parent: "service_uid"),
        [
            ColumnMap("id", "id"), ColumnMap("population", "for"),
            ColumnMap("privileged", "privileged", .flag),
        ],
        lists: [
            ListMap(
                field: "includes",
                source: .table(
                    "role_includes",
                    owner: ["role_uid"],
                    elements: [.init("included_uid", .siblingRole)]
                )
            ),
            ListMap(
                field: "needs",
                source: .table(
                    "service_need",
                    owner: ["role_uid"],
                    elements: [.init("attribute")],
                    fixed: [.parent("service_uid")],
                    filter: "role_uid <> ''"
                )
            ),
        ]
    )

    private static let plan = TableMap(
        "plan",
        .uid(parent: "service_uid"),
        [
            ColumnMap("id", "id"), ColumnMap("price_minor", "price", .minor),
            ColumnMap("currency", "price", .currency), ColumnMap("per", "per"),
            ColumnMap("state", "state"),
        ]
    )

    private static let adminRole = TableMap(
        "admin_role",
        .uid(parent: nil),
        [
            ColumnMap("id", "id"), ColumnMap("permissions", "can", .json(empty: "[]")),
            ColumnMap("privileged", "privileged", .flag),
            ColumnMap("delegable", "delegable", .flag),
        ],
        lists: [ListMap(field: "can", source: .json(column: "permissions"))]
    )

    private static let partner = TableMap(
        "partner",
        .uid(parent: nil),
        [ColumnMap("id", "id"), ColumnMap("name", "name"), ColumnMap("state", "state")],
        lists: [
            ListMap(
                field: "domains",
                source: .table(
                    "partner_domain",
                    owner: ["partner_uid"],
                    elements: [.init("name")]
                ),
                isExclusive: true
            )
        ]
    )

    private static let person = TableMap(
        "person",
        .uid(parent: "partner_uid"),
        [
            ColumnMap("id", "id"), ColumnMap("email", "email", .unique(placeholder: "~")),
            ColumnMap("until_date", "until"),
        ]
    )

    private static let team = TableMap(
        "team",
        .uid(parent: "partner_uid"),
        [ColumnMap("id", "id")],
        lists: [
            ListMap(
                field: "people",
                source: .table(
                    "team_member",
                    owner: ["team_uid"],
                    elements: [.init("person_uid", .siblingPerson)],
                    fixed: [.parent("partner_uid")]
                )
            )
        ]
    )

    private static let billingAccount = TableMap(
        "billing_account",
        .uid(parent: nil),
        [
            ColumnMap("id", "id"),
            ColumnMap("owner_uid", "owner", .reference(.root(.organization))),
            ColumnMap("currency", "currency"), ColumnMap("consolidated", "consolidated"),
        ]
    )
}
