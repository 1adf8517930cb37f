import Dispatch
import Synchronization

/// Carries out independent pieces of pure work on all cores.
package enum Parallel {
    /// Returns `transform` of each index range of a collection of `count` elements, in order.
    ///
    /// - Parameters:
    ///   - count: How many elements there are.
    ///   - pieces: Into how many ranges to cut them.
    ///   - smallest: How many elements are worth a range of their own.
    ///   - transform: What to do with one range.
    /// - Returns: The results, in the order of the ranges: the cut does not show in the outcome.
    package static func map<Result: Sendable>(
        count: Int,
        pieces: Int = 16,
        smallest: Int = 64,
        _ transform: @Sendable (Range<Int>) -> Result
    ) -> [Result] {
        let ranges = ranges(count: count, pieces: pieces, smallest: smallest)
        guard ranges.count > 1 else { return ranges.map(transform) }
        return all(count: ranges.count) { transform(ranges[$0]) }
    }

    /// Returns the results of some pieces of work that are unlike each other, in order.
    ///
    /// What takes longest comes first, or all cores but one wait for it in the end.
    ///
    /// - Parameters:
    ///   - count: How many pieces there are.
    ///   - work: Does the one with a number.
    /// - Returns: The results, in the order of the pieces.
    package static func all<Result: Sendable>(
        count: Int,
        _ work: @Sendable (Int) -> Result
    ) -> [Result] {
        let results = Mutex([Result?](repeating: nil, count: count))
        DispatchQueue.concurrentPerform(iterations: count) { index in
            let result = work(index)
            results.withLock { $0[index] = result }
        }
        return results.withLock { $0.compactMap { $0 } }
    }

    /// The ranges into which ``map(count:pieces:smallest:_:)`` cuts.
    package static func ranges(
        count: Int,
        pieces: Int = 16,
        smallest: Int = 64
    ) -> [Range<Int>] {
        let size = max(smallest, (count + pieces - 1) / pieces)
        return stride(from: 0, to: count, by: size).map { $0..<min($0 + size, count) }
    }

    /// Hands over `transform` of each index range of a collection of `count` elements, in order,
    /// and lets go of it before many more come to be.
    ///
    /// - Parameters:
    ///   - count: How many elements there are.
    ///   - size: Of how many elements there are results at once.
    ///   - transform: What to do with one range.
    ///   - take: What to do with what that makes.
    /// - Throws: What `take` throws.
    package static func forEach<Result: Sendable>(
        count: Int,
        atOnce size: Int,
        _ transform: @Sendable (Range<Int>) -> Result,
        _ take: (Result) throws -> Void
    ) rethrows {
        for start in stride(from: 0, to: count, by: size) {
            let results = map(count: min(size, count - start)) { range in
                transform(start + range.lowerBound..<start + range.upperBound)
            }
            for result in results { try take(result) }
        }
    }

    /// Returns the results of pieces of work that are found one after the other: the first are done
    /// while the next are looked for.
    ///
    /// - Parameter find: Finds the work, and hands it over piece by piece. While other cores are
    ///   busy, it does the work itself.
    /// - Returns: The results, in the order in which the pieces were handed over.
    /// - Throws: What `find` throws, when everything that was handed over is done.
    package static func stream<Result: Sendable>(
        _ find: (_ next: (@escaping @Sendable () -> Result) -> Void) throws -> Void
    ) rethrows -> [Result] {
        let stream = Stream<Result>()
        defer { stream.drain() }
        try find { work in
            if stream.add(work) > 4 { stream.step() }
            DispatchQueue.global().async { stream.step() }
        }
        stream.drain()
        return stream.results
    }
}

/// Pieces of work that wait, and the results of those that are done.
///
/// Nobody waits for a thread that has yet to begin: where there is one core, there may be none.
private final class Stream<Result: Sendable>: Sendable {
    private struct Pieces {
        var waiting: [(place: Int, work: @Sendable () -> Result)] = []
        var results: [Int: Result] = [:]
        var count = 0
    }

    private let pieces = Mutex(Pieces())
    private let unfinished = DispatchGroup()

    /// Adds a piece; returns how many wait.
    func add(_ work: @escaping @Sendable () -> Result) -> Int {
        unfinished.enter()
        return pieces.withLock { pieces in
            pieces.waiting.append((pieces.count, work))
            pieces.count += 1
            return pieces.waiting.count
        }
    }

    /// Does the piece that waits longest; returns whether there was one.
    @discardableResult
    func step() -> Bool {
        let next = pieces.withLock { $0.waiting.isEmpty ? nil : $0.waiting.removeFirst() }
        guard let next else { return false }
        let result = next.work()
        pieces.withLock { $0.results[next.place] = result }
        unfinished.leave()
        return true
    }

    /// Does what waits, and waits for what others do.
    func drain() {
        while step() {}
        unfinished.wait()
    }

    /// What is done, in the order in which it was added.
    var results: [Result] {
        pieces.withLock { found in (0..<found.count).compactMap { found.results[$0] } }
    }
}
