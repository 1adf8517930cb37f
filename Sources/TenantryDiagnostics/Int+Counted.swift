extension Int {
    /// A number with its noun: `1 organization`, `3 organizations`.
    package func counted(_ noun: String) -> String { self == 1 ? "1 \(noun)" : "\(self) \(noun)s" }
}
