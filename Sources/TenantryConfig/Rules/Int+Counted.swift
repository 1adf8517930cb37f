extension Int {
    /// The number with what is counted: `1 organization`, `3 organizations`.
    func counted(_ noun: String) -> String { self == 1 ? "1 \(noun)" : "\(self) \(noun)s" }
}
