package import TenantryDiagnostics
package import TenantryModel
import TenantryParallel

/// Everything that is wrong with a workspace, sorted, and how much was left out.
package struct CheckedDiagnostics: Sendable {
    /// The diagnostics, by file, place and code.
    package let all: [Diagnostic]
    /// How many were left out because a file or the run had too many.
    package let leftOut: Int
    /// How many were taken out because a waiver answers for them.
    package let waived: Int
    /// The places of the organizations about which a ``LocalRule`` has something to say, waived or
    /// not.
    let faults: Set<Int>

    /// Sorts diagnostics and keeps as many as one file and one run may have, the gravest first: no
    /// flood of warnings can push an error out.
    ///
    /// - Complexity: O(*n* log *n*).
    private init(_ diagnostics: [Diagnostic], leftOut: Int, waived: Int, faults: Set<Int>) {
        let unique = Set(diagnostics)
        var kept: [Diagnostic] = []
        var countByFile: [String: Int] = [:]
        for diagnostic in unique.sorted(by: { ($0.severity, $0) < ($1.severity, $1) }) {
            let file = diagnostic.span?.file ?? ""
            guard kept.count < DiagnosticLimits.run,
                countByFile[file, default: 0] < DiagnosticLimits.file
            else { continue }
            countByFile[file, default: 0] += 1
            kept.append(diagnostic)
        }
        all = kept.sorted()
        self.leftOut = leftOut + unique.count - kept.count
        self.waived = waived
        self.faults = faults
    }

    /// Takes out what is waived and adds what is to say about waivers; then sorts and cuts.
    init(
        _ diagnostics: [Diagnostic],
        leftOut: Int,
        faults: Set<Int>,
        waivers: Waivers,
        workspace: Workspace
    ) {
        // A waived finding still hides the secret that it speaks of.
        let (kept, waived) = waivers.parted(CheckedDiagnostics.concealed(diagnostics))
        // What was left out might be what a waiver answers for.
        let unused = leftOut > 0 ? [] : waivers.unused(besides: waived, in: workspace)
        self.init(kept + unused, leftOut: leftOut, waived: Set(waived).count, faults: faults)
    }

    /// Hides each line that holds a secret from every diagnostic that speaks of it.
    private static func concealed(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
        let spans = diagnostics.filter(\.concealsSource).compactMap(\.span)
        guard !spans.isEmpty else { return diagnostics }
        let secrets = Dictionary(grouping: spans, by: \.file)
        return diagnostics.map { diagnostic in
            guard let span = diagnostic.span,
                secrets[span.file]?.contains(where: {
                    $0.start.line <= span.start.line && span.start.line <= $0.end.line
                }) == true
            else { return diagnostic }
            var result = diagnostic
            result.concealsSource = true
            if diagnostic.code == "FMT001" {
                result.message =
                    "the line cannot be read; it is not shown, because it holds a secret"
            }
            return result
        }
    }

    /// How many there are of a severity.
    ///
    /// - Complexity: O(*n*).
    package func count(of severity: Severity) -> Int { all.count { $0.severity == severity } }

    /// Whether one of them is an error.
    package var hasErrors: Bool { all.contains { $0.severity == .error } }
}

extension Workspace {
    /// Asks every rule, and takes out what is waived.
    ///
    /// - Parameters:
    ///   - live: What is live, where that is known.
    ///   - lastApplied: What the files said when they were last applied, if that is not what is
    ///     live.
    ///   - formerIDs: The live ids of organizations that are renamed, by their new ids, where
    ///     that was found out.
    ///   - pastIDs: The ids that lead to somebody already, where that is known.
    ///   - facts: What is known of people and domains, where that is known.
    ///   - claimants: Who has shown what is known of domains; otherwise whoever alone claims them.
    ///   - challenge: What the TXT record of a domain must say, where that is known.
    /// - Returns: Everything that is wrong, with what was noticed while the files were read.
    package func checked(
        live: State? = nil,
        lastApplied: State? = nil,
        formerIDs: [Text: Text]? = nil,
        pastIDs: PastIDs? = nil,
        facts: RuntimeFacts? = nil,
        claimants: Claimants? = nil,
        challenge: DesiredIndex.Challenge? = nil
    ) -> CheckedDiagnostics {
        let index = DesiredIndex(
            self,
            live: live,
            lastApplied: lastApplied,
            formerIDs: formerIDs,
            pastIDs: pastIDs,
            facts: facts,
            claimants: claimants,
            challenge: challenge
        )
        let waivers = Waivers(index)
        let rules = RuleCatalog.workspaceRules
        let ranges = Parallel.ranges(count: desired.organizations.count)
        // Some of the rules take longer than any range does.
        let pieces = Parallel.all(count: rules.count + ranges.count) { piece in
            var findings = Findings(self, waivers: waivers)
            var faults: [Int] = []
            guard piece >= rules.count else {
                rules[piece].check(index, &findings)
                return (findings, faults)
            }
            for number in ranges[piece - rules.count] {
                let view = OrganizationView(number, in: index)
                for rule in RuleCatalog.organizationRules { rule.check(view, &findings) }
                guard !isFaultless(number) else { continue }
                let before = findings.count
                view.local.check(&findings)
                if findings.count > before { faults.append(number) }
            }
            return (findings, faults)
        }
        return CheckedDiagnostics(
            readingProblems + pieces.flatMap(\.0.diagnostics),
            leftOut: pieces.reduce(0) { $0 + $1.0.leftOut },
            faults: Set(pieces.flatMap(\.1)),
            waivers: waivers,
            workspace: self
        )
    }

    /// The places of the organizations about which a ``LocalRule`` has something to say, waived or
    /// not.
    ///
    /// - Complexity: O(*n*) in the size of the state, unless nothing was decoded.
    package var placesWithFaults: Set<Int> {
        let unknown = desired.organizations.indices.filter { !isFaultless($0) }
        guard !unknown.isEmpty else { return [] }
        let index = DesiredIndex(self)
        let pieces = Parallel.map(count: unknown.count) { range in
            unknown[range].filter { number in
                var findings = Findings(self)
                OrganizationView(number, in: index).local.check(&findings)
                return !findings.diagnostics.isEmpty
            }
        }
        return Set(pieces.joined())
    }
}
