/// How much a diagnostic weighs.
package enum Severity: String, Hashable, Comparable, CaseIterable, Sendable {
    /// Blocks `plan` and `apply`.
    case error
    /// Shown; blocks with `--strict`; can be waived.
    case warning
    /// Shown only.
    case notice

    private var rank: Int {
        switch self {
        case .error: 0
        case .warning: 1
        case .notice: 2
        }
    }

    /// Orders the gravest first.
    package static func < (lhs: Severity, rhs: Severity) -> Bool { lhs.rank < rhs.rank }
}
