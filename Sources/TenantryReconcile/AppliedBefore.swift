import TenantryModel
import TenantryPlan

/// What was last applied of each thing before some runs.
///
/// What a run found live may be something else, if somebody had changed it outside: a run that set
/// that back is not undone by letting it in again.
struct AppliedBefore {
    private var last: [RecordedEvent.Identity: (event: RecordedEvent, run: Int)] = [:]
    /// The runs so far, and the ids that organizations got in each: from old to new.
    private var runs: [(name: Text, newIDs: [Text: Text])] = []

    /// What a thing was.
    enum Form {
        /// It was there.
        case record(Record)
        /// It was not there.
        case gone
    }

    /// Takes note of an event before these runs; events come in their order.
    mutating func note(_ event: RecordedEvent) {
        if runs.last?.name != event.run { runs.append((event.run, [:])) }
        let run = runs.count - 1
        last[event.identity] = (event, run)
        guard event.action == .rename, let past = PastEvent(event), let old = past.formerKey else {
            return
        }
        runs[run].newIDs[old] = past.address.key
    }

    /// A thing as it was applied last, with the ids that others had in the end.
    ///
    /// - Parameters:
    ///   - identity: The thing.
    ///   - address: Where it is now.
    /// - Returns: The thing, or that it was gone; `nil` if nobody had applied it.
    /// - Throws: ``Reversal/Refusal`` if a form cannot be read.
    /// - Complexity: O(*n*) in the size of the thing and the number of runs since with renames.
    func form(
        of identity: RecordedEvent.Identity,
        at address: Address
    ) throws -> Form? {
        guard let last = last[identity] else { return nil }
        guard let form = last.event.after else { return .gone }
        guard let record = Record(canonical: form, of: address) else {
            throw Reversal.Refusal.unreadable(address)
        }
        // What it refers to may have got another id since, which is no event of its own.
        let since = runs[(last.run + 1)...].map(\.newIDs).filter { !$0.isEmpty }
        let roots = since.reduce(State(roots: [record])) { $0.following($1) }.rootRecords
        return roots.first.map { .record($0) } ?? .gone
    }
}
