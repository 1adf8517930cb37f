import TenantryModel
import TenantryPlan

/// What the runs did that are undone, the oldest first.
struct UndoneRuns {
    private let events: [[RecordedEvent]]
    private let applied: AppliedBefore
    /// The ids that organizations got in each run that is undone, from the new one to the former.
    private let inverse: [[Text: Text]]
    /// The ids that organizations got in runs that came later and stay.
    private let later: [[Text: Text]]

    init(_ events: [[RecordedEvent]], applied: AppliedBefore, later: [[RecordedEvent]]) {
        self.events = events
        self.applied = applied
        inverse = events.map { events in
            Dictionary(UndoneRuns.renames(events).map { ($0.new, $0.old) }) { first, _ in first }
        }
        self.later = later.map { events in
            Dictionary(UndoneRuns.renames(events).map { ($0.old, $0.new) }) { first, _ in first }
        }
    }

    private static func renames(_ events: [RecordedEvent]) -> [(old: Text, new: Text)] {
        events.filter { $0.action == .rename }.compactMap { PastEvent($0) }
            .compactMap { past in past.formerKey.map { ($0, past.address.key) } }
    }

    /// The ids that all undone runs take back, the last of them first.
    var formerIDs: [[Text: Text]] { inverse.reversed() }

    /// Follows each thing by its uid.
    ///
    /// - Throws: ``Reversal/Refusal`` if a form cannot be read.
    func things() throws -> [UndoneThing] {
        var first: [RecordedEvent.Identity: (run: Int, event: RecordedEvent)] = [:]
        var last: [RecordedEvent.Identity: RecordedEvent] = [:]
        for (run, events) in events.enumerated() {
            for event in events {
                if first[event.identity] == nil { first[event.identity] = (run, event) }
                last[event.identity] = event
            }
        }
        return try last.values.sorted { $0.number < $1.number }.compactMap { event in
            guard let now = event.address, let begin = first[event.identity] else { return nil }
            let form = begin.event.before.flatMap { Record(canonical: $0, of: now) }
            if begin.event.before != nil, form == nil { throw Reversal.Refusal.unreadable(now) }
            let found = form.flatMap { followed($0, before: begin.run) }
            let past: Record? =
                switch try applied.form(of: event.identity, at: now) {
                case .record(let record):
                    setBack(from: record, by: begin.event, found: form, at: now)
                        ? followed(record, before: 0) : found
                case .gone: nil
                case nil: found
                }
            return UndoneThing(
                now: now,
                isThere: event.after != nil,
                past: past,
                uid: event.uid,
                wasChangedOutside: past != found
            )
        }
    }

    /// Whether a run set back what it had found changed outside.
    ///
    /// It did not where some of that is still there after it: then somebody had taken it into the
    /// files, which is no event of its own.
    private func setBack(
        from applied: Record,
        by event: RecordedEvent,
        found: Record?,
        at address: Address
    ) -> Bool {
        guard let found, let after = event.after.flatMap({ Record(canonical: $0, of: address) })
        else { return true }
        // Field by field: both are differences from the same form.
        func changes(to record: Record) -> Set<Touch> {
            let changes = Differ.changes(
                from: State(roots: [applied]),
                to: State(roots: [record])
            )
            return Set(
                changes.flatMap { change in
                    switch change.content {
                    case .create, .delete: [Touch(address: change.address, action: change.action)]
                    case .update(let fields):
                        fields.map {
                            Touch(address: change.address, action: .update, field: $0)
                        }
                    }
                }
            )
        }
        return changes(to: found).isDisjoint(with: changes(to: after))
    }

    /// A thing as it was before a run, with the ids of others that are right in the end: those from
    /// before the first undone run, and those of runs that stay.
    private func followed(_ past: Record, before run: Int) -> Record? {
        let steps = inverse[..<run].reversed() + later
        return steps.filter { !$0.isEmpty }
            .reduce(State(roots: [past])) { $0.following($1) }.rootRecords.first
    }
}

/// A difference between two forms of a thing: something comes or goes, or a field gets a value.
private struct Touch: Hashable {
    let address: Address
    let action: Action
    var field: FieldChange?
}
