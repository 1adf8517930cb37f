import ArgumentParser
import Foundation
import Synchronization
import TenantryDiagnostics
import TenantryModel
import TenantryPlan
import TenantryReconcile
import TenantryReport
import TenantryStore

/// What must hold before a plan is carried out, and the carrying out.
struct Approval: ParsableArguments {
    @Flag(help: "Do not ask.")
    var autoApprove = false

    @Option(
        help: ArgumentHelp(
            """
            Lift a guard, with the exact number that it names: removals=2; repeatable. The classes \
            are \(Allowance.classes).
            """,
            valueName: "class=number"
        ),
        completion: .list(Allowance.liftable.map { "\($0.rawValue)=" }),
        transform: Allowance.init
    )
    var allow: [Allowance] = []

    /// Checks that a plan is the one that was approved.
    ///
    /// - Parameters:
    ///   - prepared: The plan.
    ///   - digest: What was approved.
    ///   - others: What else than files and state can make it another plan: phrases.
    ///   - approved: The plan that was approved, where more than its digest is known.
    /// - Throws: ``Failure``, which says what moved.
    func require(
        _ prepared: PreparedPlan,
        _ digest: Digest,
        or others: @autoclosure () -> [String] = [],
        _ approved: () throws -> PlanOutline? = { nil }
    ) throws {
        let plan = prepared.plan
        guard plan.digest != digest else { return }
        let now = SavedPlan.outline(of: plan, desired: prepared.comparison.desired)
        let moved = try approved().flatMap { then in now.map { then.differences(from: $0) } } ?? []
        let reason =
            moved.isEmpty
            ? "the files or the state changed in between" : moved.joined(separator: "; ")
        let reasons = ([reason] + others()).joined(separator: ", or ")
        throw Failure(
            "the plan is not the one that was approved: it is \(plan.digest), approved was "
                + "\(digest). What moved: \(reasons). Plan again; nothing was changed",
            .stale
        )
    }

    /// How many of which class somebody has allowed.
    var allowed: [Guard: Int] {
        Dictionary(allow.map { ($0.guarding, $0.number) }) { _, last in last }
    }

    /// Stops at what guards refuse, and says all of it: what lifts one does not lift the others.
    ///
    /// The digest does not cover all that they look at: accounts and verified domains come and go
    /// while somebody thinks, so the transaction looks again.
    func check(_ refusals: [GuardRefusal]) throws {
        guard let last = refusals.last else { return }
        for refusal in refusals.dropLast() { _ = Failure.shown(refusal) }
        throw last
    }

    /// Says that a day to come stands for today, where guards go by it.
    ///
    /// - Parameters:
    ///   - day: The day.
    ///   - isTyped: Whether `--now` says it; otherwise it is the environment.
    ///   - prepared: The plan.
    static func noteDay(_ day: Day, isTyped: Bool, of prepared: PreparedPlan) {
        guard day > Clock.today else { return }
        let tombstones = prepared.comparison.live.tombstones
        let isGuarded = prepared.plan.changes.contains { change in
            guard change.address.kind == .organization else { return false }
            return switch change.action {
            case .create: change.revives == nil && tombstones[change.address.key] != nil
            case .update: false
            case .delete: true
            }
        }
        guard isGuarded else { return }
        let source = isTyped ? "--now" : EnvironmentVariable.now.rawValue
        Console.complain(
            "note: as on \(day) (\(source)), not today: what is dated, and the guards "
                + "`removals` and `reused`, go by that day"
        )
    }

    /// Asks whoever sits at the terminal.
    func confirm(_ report: PlanReport, _ format: AnswerFormat) throws {
        if format != .text || Console.isDiverted {
            // Nobody can say yes to what was not shown; the result stays for programs.
            Console.complain(TextFormat(style: TerminalStyle(color: false)).text(of: report))
        }
        let answer = try Console.ask("\nApply this? Only `yes` is accepted: ")
        if answer == nil { Console.complain("") }
        guard answer == "yes" else {
            throw Failure("not approved; nothing was changed", .failed)
        }
    }

    /// Makes the plan again inside the transaction, and carries it out if it is still the same, and
    /// no guard refuses it by now.
    func carryOut<Store: StateStore>(
        on store: Store,
        approved: PreparedPlan,
        today: Day,
        prepare: (inout Store.Transaction) throws -> PreparedPlan
    ) throws {
        Interruption.isWriting.store(true, ordering: .relaxed)
        do {
            _ = try store.apply(RunContext.current, checkpoint: Interruption.check) { transaction in
                let prepared = try prepare(&transaction)
                try require(prepared, approved.plan.digest) {
                    SavedPlan.outline(of: approved.plan, desired: approved.comparison.desired)
                }
                if prepared.comparison.live != approved.comparison.live {
                    try check(prepared.guarded(on: today).refusals(allowed: allowed))
                }
                return prepared
            }
        } catch StoreError.committedAnyway(_, let run) {
            Console.complain("note: the commit of \(run) reported a failure, but it happened")
        } catch let error as StoreError where error.mayConcern(approved.plan.unmanaged) {
            let alone = approved.plan.unmanaged.prefix(5).map(\.description).joined(separator: ", ")
            throw Failure(
                "\(error). Nothing was changed. What was never applied by tenantry stays alone "
                    + "(\(alone)): where it refers to what this plan removes, or has what only one "
                    + "can have, adopt it, or change it, first",
                .failed
            )
        }
        Interruption.isDone.store(true, ordering: .relaxed)
    }

    /// Says what was done.
    ///
    /// That this fails must not look as if nothing had been done: it happened, so the exit is 0.
    func show(_ outcome: String, of plan: Plan) {
        let revision = plan.revision + 1
        do {
            try StepFile.summary.append("\n**Applied** as revision \(revision), `\(plan.run)`.\n")
            try Console.show(outcome)
            try Console.finish()
        } catch {
            let reason =
                (error as? Console.WriteFailure)?.sentence ?? (error as? Failure)?.message
                ?? "\(error)"
            // Nobody listens to the result any more, which needs no reason.
            let rest = reason.isEmpty ? "" : "; \(reason)"
            Console.complain("everything was applied, as revision \(revision)\(rest)")
        }
    }
}

extension StoreError {
    /// Whether what was to be written may not fit what nobody manages.
    fileprivate func mayConcern(_ unmanaged: [Address]) -> Bool {
        switch self {
        case .refused: !unmanaged.isEmpty
        case .mismatch(let addresses):
            addresses.contains { text in
                // A thing inside of it, or a field of it; not another whose name begins alike.
                unmanaged.map(\.description).contains { root in
                    [root + "/", root + " "].contains(where: text.hasPrefix) || text == root
                }
            }
        case .badLocation, .missing, .notAStore, .newerSchema, .readOnly, .busy, .full, .corrupt,
            .failed, .outcomeUnknown, .committedAnyway, .interrupted:
            false
        }
    }
}

/// How many of a class may be: `removals=2`.
struct Allowance {
    let guarding: Guard
    let number: Int

    /// Reads what was typed.
    ///
    /// - Throws: `ValidationError`, which says how it is written.
    init(_ typed: String) throws {
        let parts = typed.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
        guard let guarding = parts.first.flatMap(Guard.init) else {
            let near = NearestName.to(parts.first ?? "", among: Self.liftable.map(\.rawValue))
            throw ValidationError(
                near.map { "did you mean `\($0)`?" } ?? "the classes are \(Self.classes)"
            )
        }
        guard guarding.isLiftable else {
            throw ValidationError(
                "no option lifts `\(guarding.rawValue)`; the classes are \(Self.classes)"
            )
        }
        guard parts.count == 2, let number = Int(parts[1]), number >= 0 else {
            throw ValidationError("write the number that the guard names: \(guarding.rawValue)=2")
        }
        self.guarding = guarding
        self.number = number
    }

    /// The guards that somebody can lift.
    static let liftable = Guard.allCases.filter(\.isLiftable)

    /// Their names, for people.
    static let classes = liftable.map(\.rawValue).joined(separator: ", ")
}
