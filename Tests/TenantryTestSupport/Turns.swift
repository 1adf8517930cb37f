/// Lets a few go at a time; the others wait, in the order in which they came.
///
/// All tests begin at once. If all their processes did, each would take as long as all of them
/// together, and those that are killed after a time would be killed for the company they keep.
actor Turns {
    private var free: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    /// Takes how many may go at a time.
    init(_ count: Int) { free = count }

    /// Does something as soon as it is its turn.
    func take<Value: Sendable>(_ body: @Sendable () async throws -> Value) async rethrows -> Value {
        if free > 0 {
            free -= 1
        } else {
            await withCheckedContinuation { waiting.append($0) }
        }
        defer {
            if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
        }
        return try await body()
    }
}
