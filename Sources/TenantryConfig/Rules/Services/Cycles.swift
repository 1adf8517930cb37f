/// Finds cycles among things that refer to each other by number.
enum Cycles {
    /// Returns the cycles that a walk along all edges closes, each from where it was entered; the
    /// first hundred, which is more than anybody reads.
    ///
    /// - Complexity: O(*nodes* + *edges*), and the lengths of the cycles.
    static func closed(by edges: [[Int]]) -> [[Int]] {
        var cycles: [[Int]] = []
        var isDone = [Bool](repeating: false, count: edges.count)
        var depth = [Int?](repeating: nil, count: edges.count)
        for start in edges.indices where !isDone[start] && cycles.count < 100 {
            var path = [start]
            var next = [0]
            depth[start] = 0
            while let node = path.last, cycles.count < 100 {
                guard next[path.count - 1] < edges[node].count else {
                    isDone[node] = true
                    depth[node] = nil
                    path.removeLast()
                    next.removeLast()
                    continue
                }
                let target = edges[node][next[path.count - 1]]
                next[path.count - 1] += 1
                if let entry = depth[target] {
                    cycles.append(Array(path[entry...]))
                } else if !isDone[target] {
                    depth[target] = path.count
                    path.append(target)
                    next.append(0)
                }
            }
        }
        return cycles
    }
}
