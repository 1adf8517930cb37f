import ArgumentParser
import Foundation
import TenantryModel
import TenantryReport
import TenantrySQLite
import TenantryStore

/// Which workspace, and for which day.
struct WorkspaceOptions: ParsableArguments {
    @Argument(
        help: "The workspace: a folder with catalog/ and organizations/.",
        completion: .directory
    )
    var tenants = "tenants"

    @Option(
        help: ArgumentHelp(
            """
            Look at it as on this day, YYYY-MM-DD; otherwise $TENANTRY_NOW, otherwise today, in \
            UTC.
            """,
            valueName: "date"
        ),
        transform: Day.typed
    )
    var now: Day?

    /// The day that counts.
    var today: Day { now ?? Clock.day }

    func validate() throws {
        try FolderArgument.require(tenants, for: "<tenants>")
        if now == nil { try Clock.validate() }
    }
}

/// Where the live state is.
struct StateOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            """
            The live state: a path, or sqlite:PATH. Otherwise $TENANTRY_STATE, otherwise \
            tenantry.db.
            """,
            valueName: "address"
        ),
        completion: .file()
    )
    var state: String?

    @Option(help: ArgumentHelp("How long to wait for other writers.", valueName: "seconds"))
    var lockTimeout = 30

    func validate() throws {
        guard (0...StateOptions.longestWait).contains(lockTimeout) else {
            throw ValidationError(
                "--lock-timeout takes 0 to \(StateOptions.longestWait) seconds."
            )
        }
    }

    /// A day: whoever waits longer waits for something that will not come.
    private static let longestWait = 86_400

    /// How a command names the same state, with a blank in front; empty if nothing was typed.
    var typed: String { state.map { " --state \($0.shellWord)" } ?? "" }

    /// The store, opened when it is used.
    func store() throws -> SQLiteStateStore {
        let address = state ?? EnvironmentVariable.state.value ?? "tenantry.db"
        let isNamed = address.hasPrefix("sqlite:")
        let path = isNamed ? String(address.dropFirst(7)) : address
        // SQLite takes these for a database in memory, which would keep nothing.
        let isMemory = path.hasPrefix(":") || path.hasPrefix("file:")
        // A slip in `sqlite:` would begin a new state, in which nobody is yet.
        let isOther = !isNamed && address.prefix { $0 != "/" }.contains(":")
        guard !path.isEmpty, !isMemory, !isOther, path.hasPrefix("/") || !path.contains("://")
        else { throw StoreError.badLocation(address) }
        return SQLiteStateStore(
            path: path,
            lockTimeout: lockTimeout,
            newLineage: Text(UUID().uuidString.lowercased())
        )
    }
}

/// In which form to show answers.
struct FormatOptions: ParsableArguments {
    @Option(help: "The form of the result: text or json.")
    var format = AnswerFormat.text

    @OptionGroup var output: OutputOptions

    /// The renderer.
    var renderer: any AnswerRenderer {
        format.renderer(color: output.style.color, width: output.style.width)
    }

    /// Shows what is said about a change.
    func show(_ report: ChangeReport) throws { try Console.show(renderer.text(of: report)) }
}

extension AnswerFormat: ExpressibleByArgument {}

extension Day {
    /// Reads a day that was typed: `YYYY-MM-DD`.
    ///
    /// - Throws: `ValidationError`, which says why it is none.
    static func typed(_ text: String) throws -> Day {
        guard let day = Day(text) else {
            throw ValidationError(refusal(of: text) ?? "a day is written YYYY-MM-DD")
        }
        return day
    }
}

/// The clock of this machine: the only place where it is read.
enum Clock {
    /// The day that the environment names; otherwise today.
    ///
    /// Commands that ask refuse a wrong one before, with ``validate()``.
    static var day: Day { EnvironmentVariable.now.value.flatMap { Day($0) } ?? today }

    /// Checks the day that the environment names, if it names one.
    static func validate() throws {
        guard let named = EnvironmentVariable.now.value, Day(named) == nil else { return }
        throw ValidationError("TENANTRY_NOW takes a day, YYYY-MM-DD.")
    }

    /// Today, in UTC.
    static var today: Day { Day(String(moment.prefix(10))) ?? Day(number: 0) }

    /// This moment: `YYYY-MM-DDTHH:MM:SSZ`.
    static var moment: String {
        var seconds = time(nil)
        var parts = tm()
        gmtime_r(&seconds, &parts)
        func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return
            "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
            + "T\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))Z"
    }
}
