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
    /// - Throws: ``Failure`` if one of them was never removed.
    func reviving(from live: LiveSnapshot) throws -> Set<Text> {
        for id in revive where live.tombstones[Text(id)] == nil {
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
    func requireMatches(in desired: State, _ live: LiveSnapshot) throws {
        guard let pattern = unmatched(in: desired, live.state).first else { return }
        let known = Set((desired.organizations + live.state.organizations).map(\.id.string))
        let near = pattern.isName ? NearestName.to(pattern.text, among: known.sorted()) : nil
        let hint =
            live.aliases[Text(pattern.text)].map { "it is called `\($0)` now" }
            ?? near.map { "did you mean `\($0)`?" }
        throw Failure(
            "no organization is called `\(pattern.text)`, in the files or live"
                + (hint.map { "; \($0)" } ?? ""),
            .usage
        )
    }
}

extension NamePattern: ExpressibleByArgument {
    /// Takes a pattern that was typed.
    public init?(argument: String) {
        guard !argument.isEmpty else { return nil }
        self.init(argument)
    }
}
