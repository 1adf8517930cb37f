/// The limits that the provider sets for itself; what is not written has a safe value.
package struct Policy: Resource {
    /// The field `maxDepth`.
    package var maxDepth = 4
    /// The field `inactiveDays`.
    package var inactiveDays = 90
    /// The field `domains.verified`.
    package var verified: DomainVerification = .required
    /// The field `domains.allowReserved`.
    package var allowReserved = false
    /// The field `domains.allowContract`.
    package var allowContract = false
    /// The field `domains.freeMail`.
    package var freeMail: [Text] = []
    /// The field `collaboration.maxDays`.
    package var maxDays = 90
    /// The field `collaboration.maxTotalDays`.
    package var maxTotalDays = 180
    /// The field `collaboration.maxPeople`.
    package var maxPeople = 5
    /// The field `collaboration.warnDays`.
    package var warnDays = 14
    /// The field `collaboration.separation`.
    package var separation: [Text] = []
    /// The field `changes.maxDeletes`.
    package var maxDeletes = 1
    /// The field `changes.maxSignInsLost`.
    package var maxSignInsLost = 2
    /// The field `changes.maxAdminsRemoved`.
    package var maxAdminsRemoved = 5
    /// The field `changes.maxConnectionsRemoved`.
    package var maxConnectionsRemoved = 3
    /// The field `changes.maxPayersChanged`.
    package var maxPayersChanged = 5
    /// The field `changes.maxOrgsPercent`.
    package var maxOrgsPercent = 20
    /// The field `changes.retireDays`.
    package var retireDays = 30

    /// Makes one that says nothing yet.
    package init() {}

    package static let kind = Kind.policy
    package static let section = "policy"
    package static let shape = Shape.single
    package var key: Text { "" }

    package static let fields: [Field<Policy>] = [
        Field(
            "maxDepth",
            \.maxDepth,
            .integer(1...1000),
            "How many levels the hierarchy may have; at most 10.",
            example: "4",
            omitted: "4"
        ),
        Field(
            "inactiveDays",
            \.inactiveDays,
            .integer(1...100_000),
            "After how many days accounts made at the first sign-in are suspended; at most 730.",
            example: "90",
            omitted: "90"
        ),
        Field(
            "domains.verified",
            \.verified,
            DomainVerification.type,
            "Whether a domain routes only when it is verified; `off` is for demonstrations.",
            example: "required",
            omitted: "`required`"
        ),
        Field(
            "domains.allowReserved",
            \.allowReserved,
            .flag,
            "Whether names such as `.example` may be claimed; for demonstrations.",
            example: "true",
            omitted: "`false`"
        ),
        Field(
            "domains.allowContract",
            \.allowContract,
            .flag,
            "Whether a contract is proof enough for a domain.",
            example: "true",
            omitted: "`false`"
        ),
        Field(
            "domains.freeMail",
            \.freeMail,
            .set(.mailDomain),
            "Public mailbox providers beside the built-in ones.",
            example: "[mail.example]"
        ),
        Field(
            "collaboration.maxDays",
            \.maxDays,
            .integer(1...100_000),
            "How long one collaboration may last; at most 730.",
            example: "90",
            omitted: "90"
        ),
        Field(
            "collaboration.maxTotalDays",
            \.maxTotalDays,
            .integer(1...100_000),
            "How long a person may help one organization without a gap; at most 1460.",
            example: "180",
            omitted: "180"
        ),
        Field(
            "collaboration.maxPeople",
            \.maxPeople,
            .integer(1...100_000),
            "How many people one collaboration may bring; at most 50.",
            example: "5",
            omitted: "5"
        ),
        Field(
            "collaboration.warnDays",
            \.warnDays,
            .integer(0...365),
            "How many days before its end a collaboration is announced.",
            example: "14",
            omitted: "14"
        ),
        Field(
            "collaboration.separation",
            \.separation,
            .set(.text(upTo: 81)),
            "Pairs of admin roles that one person may not hold at once in one organization, each "
                + "written `role+role`.",
            example: "[org-setup+user-support]"
        ),
        Field(
            "changes.maxDeletes",
            \.maxDeletes,
            .integer(0...1_000_000),
            "How many retired organizations one apply may remove; at most 100.",
            example: "1",
            omitted: "1"
        ),
        Field(
            "changes.maxSignInsLost",
            \.maxSignInsLost,
            .integer(0...1_000_000),
            "How many populations one apply may leave without a sign-in.",
            example: "2",
            omitted: "2"
        ),
        Field(
            "changes.maxAdminsRemoved",
            \.maxAdminsRemoved,
            .integer(0...1_000_000),
            "How many administrators of businesses one apply may remove, or let do less.",
            example: "5",
            omitted: "5"
        ),
        Field(
            "changes.maxConnectionsRemoved",
            \.maxConnectionsRemoved,
            .integer(0...1_000_000),
            "How many connections one apply may remove.",
            example: "3",
            omitted: "3"
        ),
        Field(
            "changes.maxPayersChanged",
            \.maxPayersChanged,
            .integer(0...1_000_000),
            "How often one apply may let somebody else pay, or more than twice as much.",
            example: "5",
            omitted: "5"
        ),
        Field(
            "changes.maxOrgsPercent",
            \.maxOrgsPercent,
            .integer(1...100),
            "Which share of the organizations one apply may change or remove. Up to ten "
                + "are always fine, and what is new never counts.",
            example: "20",
            omitted: "20"
        ),
        Field(
            "changes.retireDays",
            \.retireDays,
            .integer(0...3650),
            "How long an organization is retired before it may be removed; at least 7.",
            example: "30",
            omitted: "30"
        ),
    ]
}
