import ArgumentParser
import TenantryAccess
import TenantryConfig
import TenantryDiagnostics
import TenantryModel
import TenantryNames
import TenantryPlan
import TenantryReconcile
import TenantryReport
import TenantrySQLite

/// About which state a question is asked.
struct InquiryOptions: ParsableArguments {
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var state: StateOptions
    @OptionGroup var format: FormatOptions

    @Flag(help: "Ask about the live state, and read no files.")
    var live = false
}

/// A state that questions are asked about, with the files behind it where there are any.
struct Inquiry {
    /// The state.
    let index: StateIndex
    /// The files; `nil` for the live state.
    let workspace: Workspace?
    /// What the store knows besides what files say.
    let observed: CalendarEntry.Observed
    private let options: InquiryOptions
    /// The ids that organizations had before, and the ones that they have live.
    private let aliases: [Text: Text]

    /// Loads the state: from the files, which must be valid, or from the store.
    ///
    /// - Parameters:
    ///   - options: Which state.
    ///   - day: The day that counts, if not the one of the options.
    /// - Throws: What reading the files or the store throws, and ``ExitStatus/invalid``.
    init(_ options: InquiryOptions, on day: Day? = nil) async throws {
        self.options = options
        let day = day ?? options.workspace.today
        if options.live {
            let live = try options.state.store().read { transaction in try transaction.snapshot() }
            let verified = live.verifiedClaims(of: live.state)
            index = StateIndex(live.state, today: day, verified: verified)
            workspace = nil
            observed = live.observed
            aliases = live.aliases
        } else {
            let pipeline = try await Pipeline(options.workspace)
            try pipeline.requireValid(options.format.show)
            // Collaborations begin with the first apply, whatever day is asked about.
            let known = try options.state.store().snapshot()
            let desired = known.withFirstDays(
                pipeline.workspace.desired,
                applied: known.lastApplied,
                today: options.workspace.today
            )
            index = StateIndex(desired, today: day, verified: known.verifiedClaims(of: desired))
            workspace = pipeline.workspace
            observed = known.observed
            aliases = known.aliases
        }
    }

    /// Shows what was found.
    func show(_ content: AnalysisReport.Content, citing reasons: [Reason] = []) throws {
        let report = AnalysisReport(
            content,
            basis: .init(workspace == nil ? .live : .desired, today: index.today),
            positions: positions(of: reasons)
        )
        try Console.show(options.format.renderer.text(of: report))
    }

    private func positions(of reasons: [Reason]) -> [Reason: SourceSpan] {
        guard let workspace else { return [:] }
        var locator = Locator(workspace)
        var result: [Reason: SourceSpan] = [:]
        for reason in reasons {
            result[reason] = workspace.place(of: reason).flatMap { locator.span(of: $0) }
        }
        return result
    }

    /// Refuses a name that is not among those that are known, and says which was probably meant.
    func require(_ name: String?, _ kind: String, among known: [Text]) throws {
        guard let name, !known.contains(Text(name)) else { return }
        let near = NearestName.to(name, among: known.lazy.map(\.string))
        let side = workspace == nil ? "in the live state" : "in the files"
        let others =
            switch known.count {
            case 0: "there is none"
            case 1: "there is `\(known[0])`"
            case ...10: "there are \(known.list)"
            default: "there are \(known.count)"
            }
        let advice = near.map { "did you mean `\($0)`?" } ?? others
        throw Failure("there is no \(kind) `\(name)` \(side); \(advice)", .usage)
    }

    /// A person as typed: an e-mail address in its normal form, or a partner's name for somebody.
    static func person(_ typed: String) -> Text {
        guard case .success(let address) = EmailAddress.parse(typed) else { return Text(typed) }
        return Text(address.normalised)
    }

    /// The id of an organization as typed: links and people know one by an id that it had before,
    /// which leads to it for as long as nobody else has that id.
    ///
    /// - Throws: ``Failure`` if it is not there.
    func organization(_ name: String) throws -> Text {
        let id = Text(name)
        if index.organizations[id] == nil, let now = aliases[id], index.organizations[now] != nil {
            Console.noteRename(of: id, to: now)
            return now
        }
        try require(name, "organization", among: index.state.organizations.map(\.id))
        return id
    }

    /// Refuses a partner's name for somebody that no partner has; whoever has an address may exist.
    func requirePerson(_ name: String?) throws {
        guard let name, !name.contains("@") else { return }
        try require(name, "person of a partner", among: index.catalog.personNames)
    }

    /// Refuses a service that is not there.
    func requireService(_ name: String?) throws {
        try require(name, "service", among: index.catalog.services.map(\.id))
    }
}

extension LiveSnapshot {
    /// What starts and ends without being written in a file.
    fileprivate var observed: CalendarEntry.Observed {
        CalendarEntry.Observed(certificates: facts.certificates, retired: retired)
    }
}

extension Console {
    /// Says by which id an organization goes now.
    static func noteRename(of former: Text, to now: Text) {
        complain("note: `\(former.string.harmless)` is called `\(now.string.harmless)` now")
    }
}

/// What is known of somebody who signs in.
struct KnownOptions: ParsableArguments {
    @Option(help: "What they say they are, where the page asks: staff or consumers.")
    var population: Population?

    @Option(
        name: .customLong("claim"),
        help: ArgumentHelp(
            "An attribute value that their token or directory says; repeatable.",
            valueName: "attribute=value"
        )
    )
    var claims: [ClaimArgument] = []

    /// The attribute values.
    var pairs: [Pair] { claims.map(\.pair) }
}

/// On which day a question is asked, where that is not the day of the files.
struct DayOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("On this day, YYYY-MM-DD; otherwise today.", valueName: "date"),
        transform: Day.typed
    )
    var at: Day?
}

/// An attribute value that a token says: `groups=diet-restricted`.
struct ClaimArgument: ExpressibleByArgument {
    let pair: Pair

    init?(argument: String) {
        guard let sign = argument.firstIndex(of: "="), sign != argument.startIndex else {
            return nil
        }
        pair = Pair(
            Text(String(argument[..<sign])),
            Text(String(argument[argument.index(after: sign)...]))
        )
    }
}

extension Population: ExpressibleByArgument {}
