import TenantryModel
import TenantryPlan

/// The runs after one that shall be undone, the oldest first.
struct LaterRuns {
    private let runs: [(run: RecordedRun, events: [RecordedEvent])]

    init(_ runs: [(run: RecordedRun, events: [RecordedEvent])]) { self.runs = runs }

    /// What each of them did.
    var events: [[RecordedEvent]] { runs.map(\.events) }

    /// Those that touched what a run touched, the newest first.
    ///
    /// One that was undone itself is none, nor is the one that undid it: together they leave
    /// everything as it was. Neither is what came before the run was undone, if it was: whoever
    /// asks again, after a break perhaps, is told that it is done.
    ///
    /// - Parameters:
    ///   - run: The name of the run.
    ///   - events: What it did.
    /// - Returns: Their names.
    /// - Complexity: O(*n*) in the number of events, besides O(*r*) for each run that undid one, in
    ///   the number of runs that touched the same.
    func inTheWay(of run: Text, _ events: [RecordedEvent]) -> [Text] {
        // A thing is the same if its uid is, or if it has taken the place of one that went.
        let identities = Set(events.map(\.identity))
        let places = Set(events.compactMap(\.address))
        let numbers = Dictionary(
            runs.enumerated().map { ($0.element.run.id, $0.offset) },
            uniquingKeysWith: { first, _ in first }
        )
        var left: [Int] = []
        for (number, later) in runs.enumerated() {
            if let reverts = later.run.reverts {
                if reverts.run == run {
                    left = []
                    continue
                }
                let count = left.count
                if let undone = numbers[reverts.run] {
                    left.removeAll { reverts.andLater ? $0 >= undone : $0 == undone }
                }
                if left.count < count { continue }
            }
            let isInTheWay = later.events.contains { event in
                identities.contains(event.identity) || event.address.map(places.contains) == true
            }
            if isInTheWay { left.append(number) }
        }
        return left.reversed().map { runs[$0].run.id }
    }
}
