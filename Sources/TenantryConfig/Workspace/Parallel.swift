/// Carries out independent pieces of pure work on all cores.
package enum Parallel {
    /// Returns `transform` of each index range of a collection of `count` elements, in order.
    ///
    /// - Parameters:
    ///   - count: How many elements there are.
    ///   - pieces: Into how many ranges to cut them.
    ///   - transform: What to do with one range.
    /// - Returns: The results, in the order of the ranges: the cut does not show in the outcome.
    package static func map<Result: Sendable>(
        count: Int, pieces: Int = 8, _ transform: @escaping @Sendable (Range<Int>) -> Result
    ) async -> [Result] {
        let size = max(64, (count + pieces - 1) / pieces)
        let ranges = stride(from: 0, to: count, by: size).map { $0..<min($0 + size, count) }
        guard ranges.count > 1 else { return ranges.map(transform) }
        return await withTaskGroup(of: (Int, Result).self) { group in
            for (index, range) in ranges.enumerated() {
                group.addTask { (index, transform(range)) }
            }
            var results: [(Int, Result)] = []
            for await result in group { results.append(result) }
            return results.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }
}
