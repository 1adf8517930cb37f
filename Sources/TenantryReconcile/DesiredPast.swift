import TenantryModel
import TenantryPlan

/// A desired state in the making: live, with some roots as they were before.
struct DesiredPast {
    /// What is live, as far as the plan shall see it.
    private(set) var snapshot: LiveSnapshot
    /// What was touched: how it was before; `nil` of what was not there.
    private(set) var roots: [Address: Record?] = [:]
    /// The ids to give back: from today's to the one before.
    private(set) var renames: [Text: Text] = [:]
    private let formerIDs: [Text: Text]
    private let liveRoots: [Address: Record]
    private var desired: [Address: Record]
    /// What the events left there.
    private var touched: Set<Address> = []

    /// Begins with everything as it is live, except what was never applied: a plan leaves alone
    /// what nobody asks for and nobody applied.
    ///
    /// - Parameters:
    ///   - live: What is live.
    ///   - formerIDs: The ids that the undone runs take back, from today's to the one before.
    init(_ live: LiveSnapshot, formerIDs: [Text: Text]) {
        snapshot = live
        self.formerIDs = formerIDs
        let records = live.state.rootRecords
        liveRoots = Dictionary(records.map { (Address($0.kind, $0.key), $0) }) { first, _ in first }
        desired = liveRoots.filter { live.applied[$0.key] != nil }
    }

    /// Takes a thing away from where it is now.
    mutating func takeAway(_ thing: UndoneThing) throws {
        desired[thing.now] = nil
        touched.insert(thing.now)
        if thing.past == nil { roots[thing.now] = .some(nil) }
    }

    /// Puts a thing back to where it was.
    mutating func putBack(_ thing: UndoneThing) throws {
        guard let past = thing.past else { return }
        let address = Address(past.kind, past.key)
        guard desired[address] == nil else { throw Reversal.Refusal.idTaken(address) }
        desired[address] = past
        touched.insert(address)
        roots[address] = past
        guard address != thing.now, thing.isThere, liveRoots[thing.now] != nil else { return }
        renames[thing.now.key] = address.key
        // As if nobody had renamed it before: this rename is meant, whatever was done already.
        snapshot.aliases[thing.now.key] = nil
    }

    /// What nobody touched, as it shall be: what refers to an organization that gets its id back
    /// follows, as in any rename.
    private var rest: [Record] {
        let untouched = desired.filter { !touched.contains($0.key) }.map(\.value)
        return State(roots: untouched).following(formerIDs).rootRecords
    }

    /// The desired state.
    var state: State {
        // The past speaks of the ids that it had then.
        let past = desired.filter { touched.contains($0.key) }.map(\.value)
        var state = State(roots: rest + past)
        let current = Dictionary(renames.map { ($0.value, $0.key) }) { first, _ in first }
        for index in state.organizations.indices {
            guard let former = current[state.organizations[index].id] else { continue }
            state.organizations[index].formerly = [former]
        }
        return state
    }

    /// Makes what nobody touched look as if it had been applied as it is: what was changed outside
    /// there is no business of this plan, and stays what it is, drift.
    mutating func settleRest() {
        let following = Dictionary(rest.map { (Address($0.kind, $0.key), $0) }) { first, _ in first
        }
        for (address, applied) in snapshot.applied where !touched.contains(address) {
            let live = liveRoots[address].map { Digest(of: $0) }
            // A copy of what has drifted is not written anew, not even where a name changes.
            snapshot.applied[address] =
                live == applied ? live : following[address].map { Digest(of: $0) }
        }
    }
}
