import TenantryModel
import TenantryPlan

/// The results that `--format json` prints for programs; each has a JSON Schema.
///
/// One more result is one more case: the switch below does not compile until it is handled.
package enum ResultSchema: String, CaseIterable, Sendable {
    /// What `plan` prints, and `plan --out` keeps.
    case plan
    /// What `validate` prints.
    case validation
    /// What `test` prints.
    case test
    /// What `apply` and `revert` print in the end.
    case applied
    /// What `drift` prints.
    case drift
    /// What `resolve` prints.
    case resolve
    /// What `access` prints.
    case access
    /// What `why` prints.
    case why
    /// What `bill` prints.
    case bill
    /// What `calendar` prints.
    case calendar
    /// What `tree` prints.
    case tree
    /// What `show` prints.
    case show
    /// What `history` prints.
    case history
    /// What `history` prints of one run.
    case run
    /// What `history --verify` prints.
    case chain
    /// What `blame` prints.
    case blame
    /// What `doctor` prints.
    case doctor
    /// What `backup` prints.
    case backup
    /// What `verify` prints.
    case verification

    /// The name of the file in the folder `schema`.
    package var fileName: String { "\(rawValue).schema.json" }

    /// What every result begins with, and what is said of it.
    private struct Form {
        let title: String
        let summary: String
        let version: String
        let members: [ResultShape.Member]

        init(
            _ title: String,
            _ summary: String,
            version: String = "1.0",
            _ members: [ResultShape.Member]
        ) {
            (self.title, self.summary) = (title, summary)
            (self.version, self.members) = (version, members)
        }
    }

    private var form: Form {
        switch self {
        case .plan:
            Form(
                "Plan",
                "What would change, what it means for people, and what would refuse it.",
                version: Plan.formatVersion,
                ResultShape.plan
            )
        case .validation:
            Form("Validation", "Everything that is wrong with a workspace.", ResultShape.validation)
        case .test:
            Form("Tried expectations", "Which expectations do not hold.", ResultShape.test)
        case .applied: Form("Apply", "What was done.", version: "1.1", ResultShape.applied)
        case .drift:
            Form(
                "Drift",
                "What was changed outside, and how to settle it.",
                version: "2.0",
                ResultShape.drift
            )
        case .resolve: answer("Sign-in", "How somebody signs in, and why.", ResultShape.resolve)
        case .access: answer("Access", "Who reaches and administers what.", ResultShape.access)
        case .why: answer("Role", "Whether somebody has a role, and why.", ResultShape.why)
        case .bill: answer("Bills", "Who pays what, and what they pay live.", ResultShape.bill)
        case .calendar:
            answer("Calendar", "What starts and ends.", version: "2.1", ResultShape.calendar)
        case .tree: Form("Hierarchy", "Which organization is below which.", ResultShape.tree)
        case .show: Form("State", "What is live.", ResultShape.show)
        case .history:
            Form("History", "The last runs, the newest first.", version: "2.0", ResultShape.history)
        case .run: Form("Run", "One run, and what it changed.", version: "2.0", ResultShape.run)
        case .chain: Form("Chain", "Whether the history is whole.", ResultShape.chain)
        case .blame:
            Form("Blame", "Who gave each field its value.", version: "2.0", ResultShape.blame)
        case .doctor: Form("Health", "Whether a state is sound.", ResultShape.doctor)
        case .backup: Form("Backup", "The copy that was made.", ResultShape.backup)
        case .verification:
            Form("Verification", "Whether a domain is verified.", ResultShape.verification)
        }
    }

    /// An answer about people: which side it is about, and the day, stand in each.
    private func answer(
        _ title: String,
        _ summary: String,
        version: String = "2.0",
        _ members: [ResultShape.Member]
    ) -> Form {
        Form(title, summary, version: version, ResultShape.basis + members)
    }

    /// Writes a result: an object that begins with the version of its form.
    func text(_ body: (inout JSONWriter) -> Void) -> String {
        var writer = JSONWriter(indented: true)
        writer.object { writer in
            writer.member("format_version", form.version)
            body(&writer)
        }
        return writer.text + "\n"
    }

    /// The schema, as JSON Schema draft-07: open, since a minor version adds members.
    package var schema: String { schema(isClosed: false) }

    /// The schema, closed or not: a closed one refuses a member that it does not know.
    package func schema(isClosed: Bool) -> String {
        let form = form
        var writer = JSONWriter(indented: true)
        writer.object { writer in
            writer.member("$schema", "http://json-schema.org/draft-07/schema#")
            writer.member("$id", "tenantry/\(fileName)")
            writer.member("title", "\(form.title): a result of tenantry")
            writer.member("description", form.summary)
            writer.write(.object([.version] + form.members), isClosed: isClosed)
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
