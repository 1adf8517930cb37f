import TenantryModel
import TenantryPlan

// What a store holds, what happened to it, and how it is.

extension ResultShape {
    /// What `show` prints: everything, or one organization, or things of the catalog.
    static let show =
        Description.all.filter(\.isInCatalog).map { description in
            Member.sometimes(
                description.section,
                .anything,
                "As in a file of the catalog, in the long form: `tenantry schema catalog`."
            )
        } + [
            .sometimes("organization", .anything, "As in its file: `schema organization`."),
            .sometimes("organizations", .list(.anything), "Each as in its file."),
        ]

    /// What `drift` prints.
    static let drift = [
        Member("lineage", .text, "The store that was looked at."),
        Member("revision", .integer, "The revision that was looked at."),
        Member("drift", .list(change), "From last applied to live."),
        Member("roots", .list(driftedRoot), "How each root can be settled."),
        Member("unmanaged", .list(.text), "What is live but was never applied, and stays alone."),
    ]

    /// What `history` prints.
    static let history = [
        Member("runs", .list(.object(recordedRun)), "The newest first."),
        Member("more", .flag, "Whether there are older ones."),
    ]

    /// What `history` prints of one run.
    static let run = recordedRun + [Member("changes", .list(change), "What it changed.")]

    /// What `history --verify` prints.
    static let chain = [
        Member("whole", .flag, "Whether every event is as it was written."),
        Member("events", .integer, "How many are."),
        Member("head", .text, "The digest of the last of them."),
        Member(
            "broken",
            .nullable(
                .object([
                    Member("event", .integer, "The number of the first that is not."),
                    Member("run", .text, "Its run."), Member("sentence", .text, "What is wrong."),
                ])
            ),
            "Where it breaks; null if it is whole."
        ),
    ]

    /// What `blame` prints.
    static let blame = [
        Member("address", .text, "What was asked about."),
        Member(
            "fields",
            .list(
                .object([
                    Member("address", .text, "What names the thing."),
                    Member("field", .text, "Its field."),
                    Member("value", .anything, "What is live."),
                    Member("origin", .choice(Blame.Origin.allWords), "Where it comes from."),
                    Member("applied", .anything, "What was applied, if it was changed outside."),
                    Member("run", .nullable(.object(recordedRun)), "The run that wrote it."),
                ])
            ),
            "By address, in the order of the description."
        ),
    ]

    /// What `doctor` prints.
    static let doctor = [
        Member("sound", .flag, "Whether nothing failed."),
        Member(
            "checks",
            .list(
                .object([
                    Member("check", .text, "What was looked at."),
                    Member("outcome", .choice(["ok", "warning", "failed"]), "What came of it."),
                    Member("seen", .text, "What was seen."),
                    Member("advice", .nullable(.text), "What to do."),
                ])
            ),
            "In the order in which they were made."
        ),
    ]

    /// What `backup` prints.
    static let backup = [
        Member("path", .text, "The copy."), Member("revision", .integer, "The revision in it."),
    ]

    /// What `verify` prints.
    static let verification = [
        Member("domain", .text, "The domain."),
        Member("verified", .flag, "Whether it is."),
        Member("outcome", .choice(VerificationState.allCases.map(\.rawValue)), "What was noted."),
        Member("record", .text, "The name of the TXT record."),
        Member("expected", .text, "What it must say."),
        Member("found", .list(.text), "What it says, sorted."),
    ]

    private static let recordedRun = [
        Member("run", .text, "Its name."),
        Member("revision", .integer, "The revision that it made."),
        Member("moment", .text, "Its beginning, YYYY-MM-DDTHH:MM:SSZ."),
        Member("actor", .text, "The person or job."),
        Member("tool", .text, "The version of tenantry."),
        Member("commit", .nullable(.text), "The commit of the files."),
        Member("job", .nullable(.text), "The web address of the job."),
        Member("plan_digest", .text, "The digest of its plan."),
        Member("reverts", .nullable(.text), "The run that it undid."),
        Member("reverts_later", .flag, "Whether it undid all that came after that, too."),
        Member(
            "counts",
            .object([
                Member("created", .integer, "Roots that came."),
                Member("updated", .integer, "Roots that changed."),
                Member("renamed", .integer, "Roots that got another id."),
                Member("deleted", .integer, "Roots that went."),
            ]),
            "How many organizations and things of the catalog it touched."
        ),
    ]

    private static let driftedRoot = object([
        Member("address", .text, "What names it."),
        Member("file", .nullable(.text), "Where it is declared."),
        Member(
            "last_applied",
            .nullable(
                .object([
                    Member("revision", .integer, "The revision that it made."),
                    Member("moment", .text, "Its beginning."),
                    Member("actor", .text, "The person or job."),
                ])
            ),
            "The run that wrote it last."
        ),
        Member(
            "keep",
            .object([
                Member("way", .choice(["declared", "deletion", "command", "edits"]), "How."),
                .sometimes("command", .text, "The command that writes it."),
                .sometimes(
                    "edits",
                    .list(
                        .object([
                            Member("file", .text, "The path."), Member("line", .integer, "From 1."),
                            Member("column", .integer, "From 1, in Unicode code points."),
                            Member("key", .text, "The key in front of the value."),
                            Member("text", .text, "What to write there."),
                        ])
                    ),
                    "What to write where."
                ),
            ]),
            "How the change is taken into the files."
        ),
        Member("overwrite", .text, "The command that sets it back."),
        Member("let_be", .nullable(.text), "What lets it be for a while; null in the catalog."),
    ])
}
