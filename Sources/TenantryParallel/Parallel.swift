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
        let size = max(smallest, (count + pieces - 1) / pieces)
        let ranges = stride(from: 0, to: count, by: size).map { $0..<min($0 + size, count) }
        guard ranges.count > 1 else { return ranges.map(transform) }
        let results = Mutex([Result?](repeating: nil, count: ranges.count))
        DispatchQueue.concurrentPerform(iterations: ranges.count) { index in
            let result = transform(ranges[index])
            results.withLock { $0[index] = result }
        }
        return results.withLock { $0.compactMap { $0 } }
    }
}
