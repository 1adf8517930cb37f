import TenantryDiagnostics
import TenantryModel
import TenantryReport

@testable import TenantryAccess

// What is said about people, with names that would like to be more than names.

extension ReportFixture {
    /// The day on which all reports are made.
    static let today = Day(number: 20_802)

    private static let hostile: Text = "\u{1B}[31m::error::\u{202E}<b>"

    private static let basis = AnalysisReport.Basis(.desired, today: today)

    private static let reach = [
        ConditionReach(
            condition: .everyone,
            services: [
                ServiceReach(service: "meals", roles: ["patient"], isDecidedByApplication: false)
            ]
        ),
        ConditionReach(
            condition: .attribute("groups", hostile),
            services: [
                ServiceReach(
                    service: "meals",
                    roles: ["diet", "patient"],
                    isDecidedByApplication: false
                )
            ]
        ),
    ]

    private static let outsider = outsider(until: today.adding(days: 30))

    private static func outsider(until: Day) -> Administration {
        Administration(
            email: "jane@helpers.example",
            partner: .init(partner: "helpers", person: "jane"),
            role: "setup",
            organization: "alpha",
            source: "alpha",
            collaborator: "start",
            services: ["meals"],
            coversChildren: true,
            from: today,
            until: until,
            sponsor: "ada@alpha.example"
        )
    }

    private static let insider = Administration(
        email: "ada@alpha.example",
        partner: nil,
        role: "setup",
        organization: "alpha",
        source: "alpha",
        collaborator: nil,
        services: [],
        coversChildren: false,
        from: nil,
        until: nil,
        sponsor: nil
    )

    private static let change = Consequence.SignInChange(
        organization: "alpha",
        population: .consumers,
        ways: [.connection("patients")],
        identityProvider: "https://id.alpha.example",
        reach: reach
    )

    private static let accessChange = Consequence.AccessChange(
        organization: "alpha",
        population: .staff,
        way: .connection("group/sso"),
        isOnlyWay: false,
        condition: .attribute("groups", hostile),
        services: reach[1].services
    )

    private static func lending(_ subject: Consequence.Lending.Subject) -> Consequence.Lending {
        Consequence.Lending(lender: "group", subject: subject, newcomer: nil, borrowers: 2)
    }

    private static let euros = Money(minor: 67_500, currency: "EUR")

    /// One consequence of each kind, and more gains than are shown.
    static let consequences: [Consequence] =
        [
            .signInLost(change), .accessLost(accessChange),
            .administrationLost(outsider, hasEnded: true),
            .lastAdministratorLost(organization: "alpha"),
            .lendingEnded(lending(.connection("sso"))),
            .waysChanged(
                Consequence.WaysChange(
                    organization: "alpha",
                    population: .staff,
                    before: [Consequence.Door(way: .provider, identityProvider: nil)],
                    after: [
                        Consequence.Door(way: .connection("sso"), identityProvider: hostile)
                    ]
                )
            ),
            .signInMoved(
                Consequence.SignInMove(
                    host: "*.alpha.example",
                    before: SignInRoute(
                        organization: "alpha",
                        population: .staff,
                        way: .connection("sso"),
                        identityProvider: "https://id.alpha.example"
                    ),
                    after: SignInRoute(organization: "beta")
                )
            ),
            .outsideGained(outsider, reach: 3),
            .outsideTermChanged(outsider, before: outsider(until: today)),
            .rightsChanged(
                Consequence.RightsChange(
                    role: hostile,
                    gained: ["users"],
                    lost: ["billing"],
                    holders: [insider, insider, outsider]
                )
            ),
            .admissionChanged(
                Consequence.AdmissionChange(
                    gate: .connection(organization: "alpha", connection: "sso"),
                    differences: [
                        FieldChange("subject", before: .text("NameID"), after: .text(hostile))
                    ]
                )
            ),
            .signInGained(change),
        ] + (1...22).map { _ in .accessGained(accessChange) }
        + [
            .administrationGained(outsider), .lendingBegun(lending(.service("meals"))),
            .payerChanged(organization: "alpha", before: "bill-alpha", after: nil),
            .billChanged(account: "bill-alpha", before: nil, after: euros),
            .billChanged(account: "bill-beta", before: euros, after: nil),
        ]

    private static let question = SignInQuestion(email: "eve@alpha.example")

    private static let claimed = Reason(
        .claim(host: "alpha.example", claim: "*.example"),
        Address(.organization, "alpha").child(.domain, "*.example")
    )
    private static let granted = Reason(
        .granted(RoleName("meals/patient"), .attribute("groups", hostile)),
        Address(.organization, "alpha").child(.connection, "patients"),
        "grants",
        "groups"
    )

    static let signInReport = AnalysisReport(
        .signIn(
            SignInAnswer(
                question: question,
                outcome: .signsIn(
                    SignIn(
                        organization: "alpha",
                        population: .consumers,
                        way: .connection("patients"),
                        identityProvider: "https://id.alpha.example",
                        type: .oidc,
                        importedThrough: nil,
                        pins: [Pair("tid", hostile)],
                        acceptedDomains: ["*.example"],
                        account: AccountRule(
                            keeper: "group",
                            provisioning: .jit,
                            credential: .business,
                            lifecycle: .provider,
                            authorization: .claims,
                            inactiveDays: 90
                        ),
                        reach: reach[0].services,
                        further: [
                            .init(condition: reach[1].condition, roles: [RoleName("meals/diet")])
                        ],
                        sessionsSharedWith: ["beta"]
                    )
                ),
                reasons: [claimed, granted]
            ),
            service: "meals",
            isVerificationRequired: true
        ),
        basis: basis,
        positions: [claimed: SourceSpan(startOf: "tenants/organizations/alpha.yaml")]
    )

    static let noSignInReport = AnalysisReport(
        .signIn(
            SignInAnswer(
                question: SignInQuestion(organization: hostile),
                outcome: .unknownOrganization(hostile),
                reasons: []
            ),
            service: nil,
            isVerificationRequired: false
        ),
        basis: basis
    )

    static let accessReport = AnalysisReport(
        .access(
            AccessTable(
                populations: [
                    AccessTable.PopulationReach(
                        organization: "alpha",
                        population: .consumers,
                        reach: WayReach(way: .connection("patients"), reach: reach)
                    )
                ],
                administrations: [outsider]
            ),
            AccessFilter()
        ),
        basis: basis
    )

    static let roleReport = AnalysisReport(
        .role(
            .init(person: hostile, role: "meals/patient", organization: "alpha"),
            .onCondition(
                .attribute("groups", hostile),
                .init(reasons: [claimed, granted], from: nil, until: nil)
            )
        ),
        basis: basis
    )

    private static let bill = Bill(
        account: "bill-alpha",
        owner: "alpha",
        currency: "EUR",
        lines: [
            .init(
                organization: "alpha",
                service: "meals",
                plan: "large",
                price: Money(minor: 900, currency: "EUR"),
                quantity: 25
            )
        ]
    )

    static let billsReport = AnalysisReport(
        .bills([
            .init(account: "bill-alpha", before: nil, after: bill),
            .init(account: "bill-beta", before: bill, after: nil),
        ]),
        basis: basis
    )

    static let calendarReport = AnalysisReport(
        .calendar(
            [
                CalendarEntry(
                    day: today.adding(days: 30),
                    turn: .ends,
                    address: Address(.organization, "alpha").child(.collaborator, "start"),
                    subject: .collaboration(
                        people: ["jane@helpers.example"],
                        role: hostile,
                        sponsor: "ada@alpha.example"
                    )
                ),
                CalendarEntry(
                    day: today.adding(days: 60),
                    turn: .starts,
                    address: Address(.organization, "beta"),
                    subject: .removal
                ),
            ],
            days: 90
        ),
        basis: AnalysisReport.Basis(.live, today: today)
    )

    static let expectationsReport = ExpectationReport(
        count: 3,
        failures: [
            Diagnostic(
                "EXP004",
                "expectation `eve` fails: eve should reach \(hostile)",
                at: SourceSpan(startOf: "tenants/expectations/alpha.yaml"),
                help: ["eve signs in at the provider"],
                related: [
                    RelatedPlace(
                        "alpha.example is claimed",
                        at: SourceSpan(startOf: "tenants/organizations/alpha.yaml")
                    )
                ]
            )
        ],
        files: []
    )
}
