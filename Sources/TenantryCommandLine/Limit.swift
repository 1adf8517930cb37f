import TenantryConfig
import TenantryModel
import TenantryReconcile
import TenantryReport
import TenantryYAML

/// One thing that is only read, kept or shown up to a number, whoever wrote it.
struct Limit {
    /// What the number counts: `bytes of a file`.
    let name: String
    /// The most that is accepted.
    let value: Int
    /// What it protects.
    let reason: String
    /// What happens beyond it.
    let outcome: Outcome

    /// What happens beyond a limit.
    enum Outcome: Hashable {
        /// A diagnostic with this code, and nothing is planned.
        case refused(String)
        /// The command ends with 1 and changes nothing.
        case failed
        /// The rest is counted, not shown.
        case cut

        /// The same in words.
        var words: String {
            switch self {
            case .refused(let code): "refused, \(code)"
            case .failed: "exit \(ExitStatus.failed.rawValue)"
            case .cut: "the rest is counted"
            }
        }
    }

    private init(_ name: String, _ value: Int, _ outcome: Outcome, _ reason: String) {
        self.name = name
        self.value = value
        self.outcome = outcome
        self.reason = reason
    }

    /// All of them, what is read first at the top; each number stands where it is enforced.
    static let all = folder + file + policy + output

    private static let folder: [Limit] = {
        let limits = WorkspaceLimits.standard
        return [
            Limit(
                "names in a workspace",
                limits.files,
                .refused("FMT010"),
                "A repository full of empty files would keep a runner busy."
            ),
            Limit(
                "bytes of all files together",
                limits.totalBytes,
                .refused("FMT010"),
                "Everything is held in memory at once."
            ),
            Limit(
                "parts of a path beneath the workspace",
                limits.depth,
                .refused("FMT012"),
                "Folders in folders are walked one in the other."
            ),
            Limit(
                "bytes of a path beneath the workspace",
                limits.pathBytes,
                .refused("FMT012"),
                "Longer ones cannot be opened everywhere."
            ),
            Limit(
                "bytes of a file",
                limits.fileBytes,
                .refused("FMT010"),
                "So much is read and no more, whatever its size claims or becomes."
            ),
        ]
    }()

    private static let file: [Limit] = {
        let limits = YAMLLimits.standard
        return [
            Limit(
                "lists and maps inside each other",
                limits.depth,
                .refused("FMT010"),
                "Whoever walks through a tree by calling itself has a stack that ends."
            ),
            Limit(
                "values and keys of a file",
                limits.nodes,
                .refused("FMT010"),
                "Each costs far more memory than the two bytes that it takes to write."
            ),
            Limit(
                "entries of a map or a list",
                limits.entries,
                .refused("FMT010"),
                "Entries are compared with each other."
            ),
            Limit(
                "bytes of a value",
                limits.scalarBytes,
                .refused("FMT010"),
                "Values are shown, stored and compared."
            ),
            Limit(
                "bytes of a key",
                limits.keyBytes,
                .refused("FMT010"),
                "No key is nearly so long; messages repeat keys."
            ),
            Limit("aliases of a file", 0, .refused("FMT006"), "Nine lines can mean a billion."),
            Limit("documents of a file", 1, .refused("FMT006"), "One file is one organization."),
        ]
    }()

    /// What no policy may be looser than, by the name of the field.
    private static let policy = Policy.hardLimits.map { name, range -> Limit in
        // Where little is loose, the lower bound is the limit.
        let isLeast = range.lowerBound > 1
        return Limit(
            "policy: \(name)\(isLeast ? " (at least)" : "")",
            isLeast ? range.lowerBound : range.upperBound,
            .refused("POL001"),
            "Guards protect only while nobody can write them away."
        )
    }

    private static let output = [
        Limit(
            "diagnostics of a file",
            DiagnosticLimits.file,
            .cut,
            "A flood would hide what matters."
        ),
        Limit(
            "diagnostics of a run",
            DiagnosticLimits.run,
            .cut,
            "A flood would fill a log or a disk."
        ),
        Limit(
            "bytes of a line that is shown",
            SecretLine.reach,
            .cut,
            "Each line is searched for secrets before it is shown."
        ),
        Limit(
            "bytes of a comment on a pull request",
            MarkdownFormat.defaultLimit,
            .cut,
            "Forges refuse or cut longer ones; what is dangerous comes first and is cut last. "
                + "`--max-bytes` sets another one."
        ),
        Limit(
            "bytes of a plan in a file",
            SavedPlan.limit,
            .failed,
            "Whoever can swap the file could fill the memory of the machine that applies."
        ),
    ]
}

/// Shows all limits.
enum LimitList {
    /// A table for people.
    static var text: String {
        let width = Limit.all.map(\.name.count).max() ?? 0
        let digits = Limit.all.map { String($0.value).count }.max() ?? 0
        return Limit.all.map { limit in
            let name = limit.name + String(repeating: " ", count: width - limit.name.count)
            let value = String(limit.value)
            let blanks = String(repeating: " ", count: digits - value.count)
            return "\(name)  \(blanks)\(value)  \(limit.outcome.words)\n"
        }.joined()
    }

    /// The same for programs.
    static var json: String {
        var writer = JSONWriter(indented: true)
        writer.object { writer in
            writer.key("format_version")
            writer.string("1.0")
            writer.key("limits")
            writer.array { writer in
                for limit in Limit.all {
                    writer.object { writer in
                        writer.key("name")
                        writer.string(limit.name)
                        writer.key("limit")
                        writer.integer(limit.value)
                        writer.key("beyond")
                        writer.string(limit.outcome.words)
                        writer.key("reason")
                        writer.string(limit.reason)
                    }
                }
            }
        }
        return writer.text + "\n"
    }

    /// The page of the reference.
    static var markdown: String {
        var text = "# Limits\n\nWhat is within a limit is accepted, one more is not. No option "
        text += "and no file changes one that is against hostile input.\n`tenantry limits` says "
        text += "the same. What each of them is against: [security](../security.md).\n\n"
        text += "| What | Limit | Beyond it | Why |\n|---|--:|---|---|\n"
        for limit in Limit.all {
            text += "| \(limit.name) | \(limit.value) | \(limit.outcome.words) | "
            text += "\(limit.reason) |\n"
        }
        return text
    }
}
