import TenantryModel
import TenantryPlan

/// What was last applied of each thing before some runs.
///
/// What a run found live may be something else, if somebody had changed it outside: a run that set
/// that back is not undone by letting it in again.
struct AppliedBefore {
    private var last: [RecordedEvent.Identity: RecordedEvent] = [:]
    private var renames: [(number: Int, old: Text, new: Text)] = []

    /// Takes note of an event before these runs; events come in their order.
    mutating func note(_ event: RecordedEvent) {
        last[event.identity] = event
        guard event.action == .rename, let past = PastEvent(event), let old = past.formerKey else {
            return
        }
        renames.append((event.number, old, past.address.key))
    }

    /// A thing as it was applied last before an event, with the ids that others had by then; what
    /// the event found, if nobody had applied it.
    ///
    /// - Parameters:
    ///   - event: The first event of the thing in these runs.
    ///   - address: Where it is now.
    /// - Returns: The thing as it was applied, and as the event found it; `nil` where it was not
    ///   there.
    /// - Throws: ``Reversal/Refusal`` if a form cannot be read.
    /// - Complexity: O(*n*) in the size of the thing and the number of renames since.
    func record(
        before event: RecordedEvent,
        of address: Address
    ) throws -> (applied: Record?, found: Record?) {
        let found = try Self.record(event.before, of: address)
        guard let earlier = last[event.identity] else { return (found, found) }
        let since = renames.filter { $0.number > earlier.number }
        let applied = since.reduce(try Self.record(earlier.after, of: address)) { record, rename in
            record.flatMap {
                State(roots: [$0]).following([rename.old: rename.new]).rootRecords.first
            }
        }
        return (applied, found)
    }

    private static func record(_ form: Text?, of address: Address) throws -> Record? {
        guard let form else { return nil }
        guard let record = Record(canonical: form, of: address) else {
            throw Reversal.Refusal.unreadable(address)
        }
        return record
    }
}
