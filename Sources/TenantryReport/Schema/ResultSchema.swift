import TenantryAccess
import TenantryDiagnostics
import TenantryModel
import TenantryPlan

/// The results with a JSON Schema of their own: what `--format json` prints, for programs.
///
/// One more result is one more case: the switches below do not compile until it is handled.
package enum ResultSchema: String, CaseIterable, Sendable {
    /// What `plan` prints, and `plan --out` keeps.
    case plan
    /// What `validate` prints.
    case validation
    /// What `test` prints.
    case test

    /// The name of the file in the folder `schema`.
    package var fileName: String { "\(rawValue).schema.json" }

    private var title: String {
        switch self {
        case .plan: "Plan of tenantry"
        case .validation: "Validation of tenantry"
        case .test: "Tried expectations of tenantry"
        }
    }

    private var summary: String {
        switch self {
        case .plan: "What would change, what it means for people, and what would refuse it."
        case .validation: "Everything that is wrong with a workspace."
        case .test: "Which expectations do not hold."
        }
    }

    private var members: [ResultShape.Member] {
        switch self {
        case .plan: ResultShape.plan
        case .validation: ResultShape.validation
        case .test:
            [.version, ResultShape.Member("expectations", .tried, "What was tried.")]
        }
    }

    /// The schema, as JSON Schema draft-07: open, since a minor version adds members.
    package var text: String { text(isClosed: false) }

    /// The schema, closed or not: a closed one refuses a member that it does not know.
    package func text(isClosed: Bool) -> String {
        var writer = JSONWriter(indented: true)
        writer.object { writer in
            writer.member("$schema", "http://json-schema.org/draft-07/schema#")
            writer.member("$id", "tenantry/\(fileName)")
            writer.member("title", title)
            writer.member("description", summary)
            writer.write(.object(members), isClosed: isClosed)
        }
        return writer.text + "\n"
    }
}

extension ResultShape.Member {
    fileprivate static let version = ResultShape.Member(
        "format_version",
        .text,
        "Major and minor: the minor grows when members are added, the major when anything else "
            + "changes. Refuse a major that you do not know."
    )
}

extension ResultShape {
    fileprivate static let validation: [Member] =
        [
            .version,
            Member("valid", .flag, "Whether nothing stands in the way of a plan."),
            Member("organizations", .integer, "How many organizations the workspace has."),
        ]
        + Severity.allCases.map { severity in
            Member("\(severity.rawValue)_count", .integer, "How many there are of this severity.")
        } + [
            Member("left_out", .integer, "How many are not shown because there are too many."),
            Member("waived", .integer, "How many are not shown because a waiver answers for them."),
            Member("diagnostics", .list(diagnostic), "By file, place and code."),
        ]

    fileprivate static let tried = object([
        Member("count", .integer, "How many were tried."),
        Member("failed", .list(diagnostic), "Those that do not hold."),
    ])

    private static let place = object([
        Member("line", .integer, "From 1."),
        Member("column", .integer, "From 1, in Unicode code points."),
    ])

    private static let span = object([
        Member("file", .text, "The path, as the workspace was named."),
        Member("start", place, "Where it begins."),
        Member("end", place, "The first place behind it."),
    ])

    private static let diagnostic = object([
        Member("severity", .choice(Severity.allCases.map(\.rawValue)), "How much it weighs."),
        Member("code", .text, "The rule: `tenantry explain CODE`."),
        Member("message", .text, "One phrase."),
        Member("range", .nullable(span), "Where; null if it concerns no file."),
        Member("help", .list(.text), "What to do, one action each."),
        Member(
            "related",
            .list(
                .object([
                    Member("message", .text, "What is there."), Member("range", span, "Where."),
                ])
            ),
            "Other places that belong to it."
        ),
    ])

    private static let change = object([
        Member("address", .text, "What names the thing: hospital2/connection/patients."),
        Member("kind", .text, "The kind of thing."),
        Member("action", .choice(["create", "update", "delete"]), "What is done to it."),
        .sometimes("former_key", .text, "Its name before, if it is renamed."),
        .sometimes("revives", .text, "The uid that it had before it was removed."),
        Member(
            "fields",
            .map(
                .object([
                    Member("before", .anything, "The value before; null if there is none."),
                    Member("after", .anything, "The value afterwards; null if there is none."),
                ])
            ),
            "What changes, by name of the field."
        ),
    ])

    fileprivate static let plan: [Member] = [
        .version,
        Member("lineage", .text, "The store that it was made for; empty for a new one."),
        Member("revision", .integer, "The revision that it was made at."),
        Member("desired_digest", .text, "The digest of what the files say."),
        Member("organizations", .integer, "How many organizations there are afterwards."),
        Member("changes", .list(change), "What is done, outer things first."),
        Member("drift", .list(change), "What was changed outside and is set right."),
        Member("settled", .list(.text), "Where only the last-applied copy is brought up to date."),
        Member("unmanaged", .list(.text), "What is live but was never applied, and stays alone."),
        Member("collisions", .list(.text), "What is live, never applied, and declared."),
        Member("left_out", .list(.text), "What was not selected although something differs."),
        Member("digest", .text, "What `apply --expect` takes."),
        Member(
            "summary",
            .object([
                Member("add", .integer, "Organizations that come."),
                Member("change", .integer, "Organizations that change."),
                Member("remove", .integer, "Organizations that go."),
                Member("catalog", .integer, "Changes of the catalog."),
            ]),
            "How much."
        ),
        Member("day", .text, "The day on which its meaning was looked at."),
        Member("consequence_counts", .map(.integer), "How many consequences of each class."),
        Member("consequences", .list(consequence), "What it means for people, gravest first."),
        Member("refusals", .list(refusal), "What guards refuse; an apply would exit with 11."),
        Member("expectations", .nullable(tried), "What was expected; null where nothing is."),
        .sometimes("rehearsal", rehearsal, "What became of it on a copy of the state."),
        Member("cautions", .list(.text), "What must be known with every plan."),
        Member("positions", .map(span), "Where things are declared, by address."),
    ]

    private static let rehearsal = object(
        [Member("revision", .integer, "The revision that was copied.")]
            + Rehearsal.Step.allCases.map { Member($0.rawValue, .flag, "Whether it went well.") }
            + [.sometimes("failure", .text, "What went wrong.")]
    )

    private static let refusal = object([
        Member("guard", .choice(Guard.allCases.map(\.rawValue)), "As `--allow` takes it."),
        Member("code", .text, "The page that explains it."),
        Member("sentence", .text, "The arithmetic, the limit, and what lifts it."),
        Member("limit", .integer, "How many would be fine."),
        Member("field", .nullable(.text), "The field of the policy that sets the limit."),
        Member("count", .integer, "How many there are."),
        Member("offenders", .list(.text), "What is counted, by address."),
        .sometimes("accounts", .map(.integer), "How many accounts belong to each."),
    ])

    private static let consequence = object([
        Member("class", .choice(ConsequenceClass.allCases.map(\.rawValue)), "What happens."),
        Member("code", .nullable(.text), "The page that explains the danger, if there is one."),
        Member("sentence", .text, "The same in words."),
        .sometimes("people", .integer, "How many people it takes something from."),
        .sometimes("organization", .text, "The organization."),
        .sometimes("population", .text, "Staff or consumers, for example."),
        .sometimes("connection", .nullable(.text), "The way in; null at the provider."),
        .sometimes("identity_provider", .nullable(.text), "The issuer or entity id."),
        .sometimes("ways", .list(.text), "The ways in."),
        .sometimes("reach", .anything, "Services and roles under each condition."),
        .sometimes("services", .anything, "Services and roles that come or go."),
        .sometimes("attribute", .nullable(.text), "The attribute of the condition."),
        .sometimes("value", .nullable(.text), "The value of the condition."),
        .sometimes("assigned", .flag, "True where only those lose it to whom it was given."),
        .sometimes("service", .text, "The service whose last day is another."),
        .sometimes("administration", .anything, "Who administers what, and until when."),
        .sometimes("below", .integer, "At how many organizations below, from now on or no more."),
        .sometimes("role", .text, "The admin role that may do something else."),
        .sometimes("gained", .list(.text), "What it may do now."),
        .sometimes("lost", .list(.text), "What it may do no more."),
        .sometimes("holders", .integer, "How often somebody has it."),
        .sometimes("outsiders", .integer, "How many of these come from outside."),
        .sometimes("differences", .anything, "The fields that let others in, before and after."),
        .sometimes("lent", .text, "What is lent."),
        .sometimes("borrowers", .integer, "To how many organizations."),
        .sometimes("host", .text, "The mail host of addresses."),
        .sometimes("account", .text, "The billing account."),
        .sometimes("before", .anything, "What it was."),
        .sometimes("after", .anything, "What it is afterwards."),
    ])
}
