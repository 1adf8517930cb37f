import TenantryAccess
import TenantryModel
import TenantryPlan

// What would change, and what did.

extension ResultShape {
    /// What `plan` prints.
    static let plan: [Member] = [
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
        Member("summary", summary, "How much."),
        Member("day", .text, "The day on which its meaning was looked at."),
        Member("consequence_counts", .map(.integer), "How many consequences of each class."),
        Member("consequences", .list(consequence), "What it means for people, gravest first."),
        Member("refusals", .list(refusal), "What guards refuse; an apply would exit with 11."),
        Member("expectations", .nullable(tried), "What was expected; null where nothing is."),
        .sometimes("rehearsal", rehearsal, "What became of it on a copy of the state."),
        Member("cautions", .list(.text), "What must be known with every plan."),
        Member("positions", .map(span), "Where things are declared, by address."),
    ]

    /// What `apply` and `revert` print.
    static let applied = [
        Member("outcome", .choice(["applied", "unchanged"]), "Whether there was something to do."),
        Member("revision", .integer, "The revision that the store has now."),
        Member("run", .nullable(.text), "The run that was recorded; null if nothing was done."),
        Member("organizations", .integer, "How many organizations there are."),
        Member("digest", .text, "The digest of the plan that was carried out."),
        Member("summary", summary, "How much."),
    ]

    /// One thing that changes.
    static let change = object([
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

    private static let summary = object([
        Member("add", .integer, "Organizations that come."),
        Member("change", .integer, "Organizations that change."),
        Member("remove", .integer, "Organizations that go."),
        Member("catalog", .integer, "Changes of the catalog."),
    ])

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
        .sometimes("from_outside", .list(.anything), "Who these are, where and until when."),
        .sometimes("differences", .anything, "The fields that let others in, before and after."),
        .sometimes("lent", .text, "What is lent."),
        .sometimes("newcomer", .text, "Who comes under the lender with these, or leaves it."),
        .sometimes("borrowers", .integer, "To how many organizations."),
        .sometimes("host", .text, "The mail host of addresses."),
        .sometimes("account", .text, "The billing account."),
        .sometimes("before", .anything, "What it was."),
        .sometimes("after", .anything, "What it is afterwards."),
    ])
}
