import TenantryDiagnostics
import TenantryModel

extension Findings {
    /// Says which name was probably meant, or which there are, behind a label such as `sold`.
    ///
    /// Where there are many findings already, one cause is behind most of them, and comparing each
    /// name with all others would take long: then it only says what to do.
    func advice(
        for typed: Text,
        among names: @autoclosure () -> [Text],
        label: String = "declared"
    ) -> String {
        guard diagnostics.count < 100 else { return "write the name of one that is declared" }
        let names = names()
        if let near = NearestName.to(typed.string, among: names.lazy.map(\.string)) {
            return "did you mean `\(near)`?"
        }
        return names.isEmpty ? "none is \(label)" : "\(label): \(names.listed())"
    }
}

extension Collection where Element == Text {
    /// The names as a phrase: `` `a`, `b` and 3 more ``.
    func listed(upTo limit: Int = 8) -> String {
        let shown = prefix(limit).map { "`\($0)`" }.joined(separator: ", ")
        return count > limit ? "\(shown) and \(count - limit) more" : shown
    }
}
