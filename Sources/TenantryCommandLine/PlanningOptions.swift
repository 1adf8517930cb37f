import ArgumentParser
import TenantryConfig
import TenantryDiagnostics
import TenantryModel
import TenantryPlan
import TenantryReport

/// Which organizations a plan is for, and which come back.
struct PlanningOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            """
            Plan for these organizations only; repeatable. `*` stands for any characters. The \
            catalog always belongs to it.
            """,
            valueName: "pattern"
        ),
        completion: Suggestion.organization.kind
    )
    var organization: [NamePattern] = []

    @Option(
        help: ArgumentHelp(
            "Leave these organizations as they are; repeatable.",
            valueName: "pattern"
        ),
        completion: Suggestion.organization.kind
    )
    var exclude: [NamePattern] = []

    @Option(
        help: ArgumentHelp(
            "Plan only for organizations whose files changed since this commit or branch of git.",
            valueName: "commit"
        )
    )
    var changedSince: String?

    @Option(
        help: ArgumentHelp(
            """
            This new organization is one that was removed: it gets the uid back that it had. \
            Repeatable.
            """,
            valueName: "id"
        )
    )
    var revive: [String] = []

    /// What was typed, with what git says of it.
    ///
    /// - Throws: ``Failure`` if git cannot tell.
    func selection(in folder: String) throws -> Selection {
        Selection(
            only: organization,
            except: exclude,
            changed: try changedSince.map { try ChangedFiles.ids(in: folder, since: $0) }
        )
    }

    /// The ids of organizations that come back as themselves.
    ///
    /// One that is live came back already, if the same command is given once more.
    ///
    /// - Throws: ``Failure`` if one of them is not live and was never removed.
    func reviving(from live: LiveSnapshot) throws -> Set<Text> {
        for id in revive
        where live.tombstones[Text(id)] == nil && live.state.place(of: Text(id)) == nil {
            let known = live.tombstones.keys.map(\.string).sorted()
            let near = NearestName.to(id, among: known)
            throw Failure(
                "no organization `\(id)` was removed from this state"
                    + (near.map { "; did you mean `\($0)`?" } ?? ""),
                .usage
            )
        }
        return Set(revive.map { Text($0) })
    }

    /// What was typed, with a blank in front, as a command that plans the same says it.
    var typed: String {
        let options =
            organization.map { ("organization", $0.text) } + exclude.map { ("exclude", $0.text) }
            + [changedSince].compactMap { $0 }.map { ("changed-since", $0) }
            + revive.map { ("revive", $0) }
        return options.map { " --\($0) \($1.shellWord)" }.joined()
    }

    /// Whether nothing was typed.
    var isEmpty: Bool {
        organization.isEmpty && exclude.isEmpty && changedSince == nil && revive.isEmpty
    }
}

extension Selection {
    /// Refuses a pattern that stands for nothing, which is more often a slip than meant.
    ///
    /// What was called so before, or was removed, is no slip: the same command may be given once
    /// more after it has renamed or removed what it was for.
    func requireMatches(in desired: State, _ live: LiveSnapshot) throws {
        for pattern in unmatched(in: desired, live.state) {
            if let now = live.aliases[Text(pattern.text)] {
                Console.noteRename(of: Text(pattern.text), to: now)
                continue
            }
            if live.tombstones.keys.contains(where: { pattern.matches($0.string) }) { continue }
            let known = Set((desired.organizations + live.state.organizations).map(\.id.string))
            let near = pattern.isName ? NearestName.to(pattern.text, among: known.sorted()) : nil
            throw Failure(
                "no organization is called `\(pattern.text)`, in the files or live"
                    + (near.map { "; did you mean `\($0)`?" } ?? ""),
                .usage
            )
        }
    }
}

extension NamePattern: ExpressibleByArgument {
    /// Takes a pattern that was typed.
    public init?(argument: String) {
        guard !argument.isEmpty else { return nil }
        self.init(argument)
    }
}
