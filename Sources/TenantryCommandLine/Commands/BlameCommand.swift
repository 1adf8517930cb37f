import ArgumentParser
import TenantryDiagnostics
import TenantryModel
import TenantryPlan
import TenantryReconcile
import TenantryReport
import TenantrySQLite
import TenantryStore

/// `tenantry blame`.
struct BlameCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "blame",
        abstract: "Shows which run gave a live thing its values, field by field.",
        discussion: """
            Examples:
              tenantry blame hospital2
              tenantry blame hospital2/connection/patients
              tenantry blame hospital2/connection/patients.issuer
              tenantry blame catalog/service/portal --format json
            """
    )

    @Argument(
        help: ArgumentHelp(
            "A thing as plans name it, and perhaps one of its fields.",
            valueName: "address[.field]"
        ),
        completion: Suggestion.address.kind
    )
    var target: String

    @OptionGroup var state: StateOptions
    @OptionGroup var format: FormatOptions

    func run() async throws {
        let blame = try state.store().read { transaction in
            let live = try transaction.state()
            let found = try LiveTarget(try current(target, in: live, &transaction), in: live)
            guard let blame = try Blame(of: found.address, in: live, transaction) else {
                throw Failure("there is no live `\(target)`", .usage)
            }
            return found.field.map { blame.narrowed(to: $0) } ?? blame
        }
        guard !blame.lines.isEmpty else {
            throw Failure("`\(target)` has no value, so no run gave it one", .failed)
        }
        try Console.show(format.renderer.text(of: HistoryReport.blame(blame)))
    }
}

extension BlameCommand {
    /// What was typed, with the id that the organization has now in place of one from before.
    private func current(
        _ typed: String,
        in live: State,
        _ transaction: inout SQLiteTransaction
    ) throws -> String {
        let name = typed.prefix { $0 != "/" && $0 != "." }
        let id = Text(String(name))
        guard live.place(of: id) == nil, let now = try transaction.snapshot().aliases[id]
        else { return typed }
        Console.noteRename(of: id, to: now)
        return now.string + typed.dropFirst(name.count)
    }
}

/// A live thing, or a field of one, by what somebody typed.
private struct LiveTarget {
    let address: Address
    let field: String?

    /// Finds it.
    ///
    /// Keys can hold dots, as domains do, and so can fields: the longest address counts.
    ///
    /// - Throws: ``Failure`` with the nearest address or field.
    init(_ typed: String, in live: State) throws {
        let known = Dictionary(live.addresses.map { (Text($0.description), $0) }) { first, _ in
            first
        }
        if let address = known[Text(typed)] {
            (self.address, field) = (address, nil)
            return
        }
        var owner: Address?
        for dot in typed.utf8.indices.reversed() where typed.utf8[dot] == UInt8(ascii: ".") {
            guard let address = known[Text(String(typed[..<dot]))] else { continue }
            let name = String(typed[typed.utf8.index(after: dot)...])
            if Description.of(address.kind).field(name) != nil {
                (self.address, field) = (address, name)
                return
            }
            owner = owner ?? address
        }
        if let owner {
            let fields = Description.of(owner.kind).fields.map(\.name)
            let name = String(Substring(typed.utf8.dropFirst(owner.description.utf8.count + 1)))
            let near = NearestName.to(name, among: fields)
            throw Failure(
                "`\(owner)` has no field `\(name)`; "
                    + (near.map { "did you mean `\($0)`?" }
                        ?? "it has \(fields.joined(separator: ", "))"),
                .usage
            )
        }
        let near = NearestName.to(typed, among: known.keys.sorted().map(\.string))
        throw Failure(
            "there is nothing live at `\(typed)`; "
                + (near.map { "did you mean `\($0)`?" }
                    ?? "addresses are written as in plans, such as "
                    + "hospital2/connection/patients; `tenantry show ORGANIZATION` and "
                    + "`tenantry show catalog` show what is there"),
            .usage
        )
    }
}
