extension DesiredIndex {
    /// The places of all organizations below one, level by level; stops where a cycle closes.
    ///
    /// - Complexity: O(*n*) in the number of organizations below.
    func descendants(of number: Int) -> [Int] {
        var result: [Int] = []
        var seen: Set<Int> = [number]
        var level = children[number]
        while !level.isEmpty {
            let new = level.filter { seen.insert($0).inserted }
            result += new
            level = new.flatMap { children[$0] }
        }
        return result
    }
}
