import TenantryModel
import TenantryPlan

/// What the runs did that are undone, the oldest first.
struct UndoneRuns {
    private let events: [[RecordedEvent]]
    private let applied: AppliedBefore
    /// The ids that organizations got in each run that is undone, from the new one to the former.
    private let inverse: [[Text: Text]]
    /// The ids that organizations got in runs that came later and stay, from the former one.
    private let later: [Text: Text]
    /// The ids that all undone runs take back, from today's to the one before.
    let formerIDs: [Text: Text]

    init(_ events: [[RecordedEvent]], applied: AppliedBefore, later: [[RecordedEvent]]) {
        self.events = events
        self.applied = applied
        inverse = events.map { events in
            let renames = events.compactMap(UndoneRuns.rename)
            return Dictionary(renames.map { ($0.new, $0.old) }) { first, _ in first }
        }
        self.later = UndoneRuns.newIDs(later)
        let newIDs = UndoneRuns.newIDs(events)
        formerIDs = Dictionary(newIDs.map { ($0.value, $0.key) }) { first, _ in first }
    }

    private static func rename(_ event: RecordedEvent) -> (old: Text, new: Text)? {
        guard event.action == .rename, let past = PastEvent(event), let old = past.formerKey else {
            return nil
        }
        return (old, past.address.key)
    }

    /// The ids that organizations had before some runs and after them, where they differ.
    ///
    /// Each is followed by its uid: an id may have been given away and back, and to others
    /// meanwhile. What is made in these runs has none from before.
    private static func newIDs(_ runs: [[RecordedEvent]]) -> [Text: Text] {
        var known: Set<RecordedEvent.Identity> = []
        var made: Set<RecordedEvent.Identity> = []
        var ids: [RecordedEvent.Identity: (old: Text, new: Text)] = [:]
        for event in runs.joined() {
            if known.insert(event.identity).inserted, event.before == nil {
                made.insert(event.identity)
            }
            guard let step = rename(event) else { continue }
            ids[event.identity] = (old: ids[event.identity]?.old ?? step.old, new: step.new)
        }
        let others = ids.filter { !made.contains($0.key) && $0.value.old != $0.value.new }.values
        return Dictionary(others.map { ($0.old, $0.new) }) { first, _ in first }
    }

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
                case .record(let record): self.past(record, found, begin, at: now)
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

    /// A thing as it was applied before, with what the first run that touched it had found changed
    /// outside and did not set back.
    private func past(
        _ applied: Record,
        _ found: Record?,
        _ begin: (run: Int, event: RecordedEvent),
        at address: Address
    ) -> Record? {
        let past = followed(applied, before: 0)
        guard let found,
            let after = begin.event.after.flatMap({ Record(canonical: $0, of: address) })
                .flatMap({ followed($0, before: begin.run + 1) })
        else { return past }
        return past?.keeping(found, leftIn: after)
    }

    /// A thing as it was before a run, with the ids of others that are right in the end: those from
    /// before the first undone run, and those of runs that stay.
    private func followed(_ past: Record, before run: Int) -> Record? {
        let steps = inverse[..<run].reversed() + [later]
        return steps.filter { !$0.isEmpty }
            .reduce(State(roots: [past])) { $0.following($1) }.rootRecords.first
    }
}
