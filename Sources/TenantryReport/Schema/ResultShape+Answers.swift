import TenantryAccess
import TenantryModel

// What is found out about people, and how organizations belong together.

extension ResultShape {
    /// What each answer about people is about.
    static let basis = [
        Member("side", .choice(AnalysisReport.Side.allCases.map(\.rawValue)), "Which state."),
        Member("day", .text, "On which day."),
    ]

    /// What `resolve` prints.
    static let resolve = [
        Member("email", .nullable(.text), "The address; null if only a page was asked about."),
        Member("page", .nullable(.text), "The organization on whose page they begin."),
        Member("outcome", .text, "A word for how it ends: signs-in, asks-for-organization."),
        Member("sentence", .text, "The same in words."),
        Member("sign_in", .nullable(signIn), "The way in; null if there is none."),
        Member("if_verified", .nullable(.text), "The claim that must be verified first."),
        Member("why", .list(reason), "The reasons, in the order in which they count."),
    ]

    /// What `access` prints.
    static let access = [
        Member(
            "populations",
            .list(
                .object([
                    Member("organization", .text, "Where they have their accounts."),
                    Member("population", population, "Who they are."),
                    Member("connection", .nullable(.text), "The way in; null at the provider."),
                    Member("reach", reach, "Services and roles under each condition."),
                ])
            ),
            "Who reaches what."
        ), Member("administrators", .list(administration), "Who administers what."),
    ]

    /// What `why` prints.
    static let why = [
        Member("person", .text, "As typed."),
        Member("role", .text, "An admin role, or service/role."),
        Member("organization", .text, "Where."),
        Member("answer", .choice(RoleAnswer.allWords), "A word for the answer."),
        Member(
            "chains",
            .list(
                .object([
                    Member("from", .nullable(.text), "The first day."),
                    Member("until", .nullable(.text), "The last day."),
                    Member("why", .list(reason), "The reasons, in their order."),
                ])
            ),
            "Each chain of reasons that gives it, or that ends without."
        ),
    ]

    /// What `bill` prints.
    static let bill = [
        Member(
            "bills",
            .list(
                .object([
                    Member("account", .text, "The billing account."),
                    Member("owner", .nullable(.text), "Whose it is."),
                    Member("before", .nullable(payment), "What it pays live; null if it is new."),
                    Member("after", .nullable(payment), "What it will pay; null if it goes."),
                ])
            ),
            "By account."
        )
    ]

    /// What `calendar` prints.
    static let calendar = [
        Member("days", .integer, "How far ahead was looked."),
        Member(
            "entries",
            .list(
                .object([
                    Member("day", .text, "When."),
                    Member("turn", .choice(["starts", "ends"]), "The first day, or the last."),
                    Member("what", .text, "In words."),
                    Member("address", .text, "What names the thing."),
                    Member("kind", .choice(CalendarEntry.Subject.allWords), "What it is."),
                    .sometimes("organization", .text, "Where, if it is at an organization."),
                    .sometimes("people", .list(.text), "Whose access or time it is."),
                    .sometimes("role", .text, "The admin role that they have."),
                    .sometimes("sponsor", .text, "Who answers for it."),
                    .sometimes("service", .text, "The service that is subscribed."),
                    .sometimes("rule", .text, "The rule that is waived."),
                    .sometimes("connection", .text, "The connection that has the certificate."),
                    .sometimes("fingerprint", .text, "The certificate."),
                ])
            ),
            "By day, then address."
        ),
    ]

    /// What `tree` prints.
    static let tree =
        basis + [
            Member("layers", .list(.choice(TreeLayer.allCases.map(\.rawValue))), "What is shown."),
            Member("organizations", .list(node), "Each parent before its children."),
        ]

    private static let node = object([
        Member("id", .text, "The organization."),
        Member("name", .text, "Its name."),
        Member("state", .choice(OrganizationState.allCases.map(\.rawValue)), "Whether it is used."),
        Member("parent", .nullable(.text), "The organization above it."),
        Member("depth", .integer, "How many are above it."),
        .sometimes(
            "domains",
            .list(
                .object([
                    Member("name", .text, "The domain."),
                    Member("via", .nullable(.text), "The connection that it leads to."),
                ])
            ),
            "Its domains."
        ),
        .sometimes("services", .list(.text), "Its services that not everybody has."),
        .sometimes("payer", .nullable(.text), "The billing account that pays."),
        .sometimes("lends", .list(.text), "What it lends to those below it."),
        .sometimes("signs_in_through", .list(.text), "Whose connections it uses."),
    ])

    private static let population = choice(Population.allCases.map(\.rawValue))

    private static let reason = object([
        Member("sentence", .text, "The reason."),
        Member("address", .text, "What names the thing that says so."),
        Member("field", .text, "Its field; empty if it is the thing itself."),
        Member("file", .nullable(.text), "Where that is written."),
        Member("line", .nullable(.integer), "From 1."),
        Member("column", .nullable(.integer), "From 1, in Unicode code points."),
    ])

    private static let condition = [
        Member("attribute", .nullable(.text), "The attribute that they have; null: everybody."),
        Member("value", .nullable(.text), "Its value."),
    ]

    private static let services = list(
        .object([
            Member("service", .text, "The service."),
            Member("roles", .list(.text), "The roles in it."),
            Member("decided_by_application", .flag, "Whether the service gives roles itself."),
        ])
    )

    private static let reach = list(
        .object(condition + [Member("services", services, "What they reach.")])
    )

    private static let administration = object([
        Member("person", .text, "The e-mail address."),
        Member("partner", .nullable(.text), "The partner that they come from."),
        Member("role", .text, "The admin role."),
        Member("organization", .text, "The organization."),
        Member("source", .text, "The organization whose file says so."),
        Member("address", .text, "What names the thing that says so."),
        Member("services", .list(.text), "The services that it is about; all if empty."),
        Member("from", .nullable(.text), "The first day."),
        Member("until", .nullable(.text), "The last day."),
        Member("sponsor", .nullable(.text), "Who answers for it."),
    ])

    private static let account = object([
        Member("keeper", .text, "The organization that keeps the account."),
        Member("provisioning", .text, "How it comes to be."),
        Member("credential", .text, "Who keeps the credential."),
        Member("lifecycle", .text, "Who ends it."),
        Member("authorization", .text, "Who gives roles."),
        Member("inactive_days", .nullable(.integer), "After how many days it is suspended."),
    ])

    private static let signIn = object([
        Member("organization", .text, "Where."),
        Member("population", population, "As whom."),
        Member("connection", .nullable(.text), "The way in; null at the provider."),
        Member("type", .nullable(.choice(ConnectionType.allCases.map(\.rawValue))), "Its type."),
        Member("identity_provider", .nullable(.text), "The issuer or entity id."),
        Member("imported_through", .nullable(.text), "The connection that accounts come through."),
        Member("pins", .map(.text), "What the identity provider must say of itself."),
        Member("accepted_domains", .list(.text), "The domains of addresses that are taken."),
        Member("account", account, "The rules of the account."),
        Member("services", services, "What they reach."),
        .sometimes("reaches_service", .flag, "Whether they reach the service asked about."),
        Member(
            "further",
            .list(.object(condition + [Member("roles", .list(.text), "What it would give.")])),
            "What others of them get."
        ), Member("session_shared_with", .list(.text), "Where the same session counts."),
    ])

    private static let money = object([
        Member("minor", .integer, "In the smallest unit of the currency."),
        Member("currency", .text, "ISO 4217."),
    ])

    private static let payment = object([
        Member("total", .nullable(money), "The sum."),
        Member(
            "lines",
            .list(
                .object([
                    Member("organization", .text, "For whom."),
                    Member("service", .text, "For what."),
                    Member("plan", .text, "The plan."),
                    Member("price", .nullable(money), "For one."),
                    Member("quantity", .integer, "How many."),
                    Member("total", .nullable(money), "For all."),
                ])
            ),
            "Each subscription that it pays."
        ),
    ])
}
