import Synchronization
import TenantryParallel
import Testing

/// The cut and the cores do not show in the outcome.
struct ParallelTests {
    @Test(arguments: [0, 1, 63, 64, 65, 1_000, 10_001])
    func `ranges come back in order, each number once`(count: Int) {
        let pieces = Parallel.map(count: count) { range in Array(range) }
        #expect(pieces.flatMap { $0 } == Array(0..<count))
    }

    @Test(arguments: [0, 1, 99, 100, 101, 1_000, 10_001])
    func `ranges are handed over in order, each number once`(count: Int) {
        var numbers: [Int] = []
        Parallel.forEach(count: count, atOnce: 100) { range in
            Array(range)
        } _: { some in
            numbers += some
        }
        #expect(numbers == Array(0..<count))
    }

    @Test(arguments: [0, 1, 7, 8, 9, 500])
    func `pieces come back in the order in which they were handed over`(count: Int) {
        let results = Parallel.stream { next in
            for place in 0..<count {
                next { (0..<((count - place) * 100)).reduce(place) { sum, _ in sum } }
            }
        }
        #expect(results == Array(0..<count))
    }

    @Test func `what was handed over is done before an error comes back`() {
        struct Broken: Error {}
        let done = Counter()
        #expect(throws: Broken.self) {
            _ = try Parallel.stream { next in
                for _ in 0..<20 { next { done.count.withLock { $0 += 1 } } }
                throw Broken()
            }
        }
        #expect(done.count.withLock { $0 } == 20)
    }

    private final class Counter: Sendable {
        let count = Mutex(0)
    }
}
