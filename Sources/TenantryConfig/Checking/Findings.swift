package import TenantryDiagnostics

/// Collects what rules find, and gives each finding its place in a file.
package struct Findings: Sendable {
    /// What was found so far.
    package private(set) var diagnostics: [Diagnostic] = []
    /// How many findings were left out because a file or the run had too many.
    package private(set) var leftOut = 0
    /// How many were reported so far.
    var count: Int { diagnostics.count + leftOut }
    private var locator: Locator
    /// Waived findings are kept, to be counted, but take nobody's place.
    private let waivers: Waivers
    /// How many there are of each severity: warnings do not take the place of errors.
    private var counts: [Severity: Int] = [:]
    private var countsByFile: [Severity: [String: Int]] = [:]

    /// Starts with nothing.
    init(_ workspace: Workspace, waivers: Waivers = .none) {
        locator = Locator(workspace)
        self.waivers = waivers
    }

    /// Reports one finding in the name of a rule.
    ///
    /// - Parameters:
    ///   - page: The page of the rule that speaks.
    ///   - message: One phrase that makes sense alone.
    ///   - place: Where it is.
    ///   - severity: How much it weighs, if not what the page says.
    ///   - help: What to do next, one action a line.
    ///   - related: Other places that belong to it.
    ///   - conceals: Whether the line in the file may hold a secret, and is not for showing.
    package mutating func report(
        _ page: RulePage,
        _ message: String,
        at place: Place,
        severity: Severity? = nil,
        help: String...,
        related: [(message: String, place: Place)] = [],
        conceals: Bool = false
    ) {
        let severity = severity ?? page.severity
        guard hasRoom(for: page.code, severity, in: locator.file(of: place) ?? "") else { return }
        diagnostics.append(
            Diagnostic(
                page.code,
                severity,
                message,
                at: locator.span(of: place),
                help: help,
                related: related.compactMap { related in
                    locator.span(of: related.place).map { RelatedPlace(related.message, at: $0) }
                },
                concealsSource: conceals
            )
        )
    }

    /// Reports what is known with its place.
    package mutating func report(_ diagnostic: Diagnostic) {
        let file = diagnostic.span?.file ?? ""
        guard hasRoom(for: diagnostic.code, diagnostic.severity, in: file) else { return }
        diagnostics.append(diagnostic)
    }

    /// Counts a finding; `false` if there are too many already.
    private mutating func hasRoom(
        for code: DiagnosticCode,
        _ severity: Severity,
        in file: String
    ) -> Bool {
        guard counts[severity, default: 0] < DiagnosticLimits.run else {
            leftOut += 1
            return false
        }
        if waivers.silence(code, severity, in: file) { return true }
        guard countsByFile[severity, default: [:]][file, default: 0] < DiagnosticLimits.file else {
            leftOut += 1
            return false
        }
        counts[severity, default: 0] += 1
        countsByFile[severity, default: [:]][file, default: 0] += 1
        return true
    }
}

/// How many diagnostics are shown, so that a flood cannot hide what matters or fill a disk.
package enum DiagnosticLimits {
    /// The most for one file.
    package static let file = 100
    /// The most for one run.
    package static let run = 1_000
}
