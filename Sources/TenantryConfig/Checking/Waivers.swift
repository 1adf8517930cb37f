import TenantryDiagnostics
import TenantryModel

/// The waivers that are in force: the warnings that somebody answers for.
///
/// A waiver takes effect in the file in which it stands, and never on errors.
struct Waivers: Sendable {
    /// The waivers of each file that has any.
    private var byFile: [String: [InForce]] = [:]

    private struct InForce: Sendable {
        let code: DiagnosticCode
        let place: Place
        /// Whether what it silences can be told with what is known in this run.
        let isDecided: Bool
    }

    /// Nobody answers for anything.
    static let none = Waivers()

    private init() {}

    /// Collects what is in force on the day of the workspace.
    ///
    /// - Complexity: O(*organizations*); one without waivers costs a look at an empty list.
    init(_ desired: DesiredIndex) {
        let workspace = desired.workspace
        let organizations = desired.state.organizations
        for number in organizations.indices where !organizations[number].waivers.isEmpty {
            let file = workspace.files[workspace.organizationFiles[number]].path
            for waiver in organizations[number].waivers {
                guard let until = waiver.until, until >= workspace.today,
                    let rule = RuleCatalog.rule(waiver.rule), rule.isWaivable
                else { continue }
                byFile[file, default: []].append(
                    InForce(
                        code: rule.page.code,
                        place: Place(organization: number, "waivers", waiver.rule.string),
                        isDecided: desired.unread[file] == nil && !rule.asksLive
                    )
                )
            }
        }
    }

    /// Whether somebody answers for findings of a rule in a file.
    func silence(_ code: DiagnosticCode, _ severity: Severity, in file: String?) -> Bool {
        guard !byFile.isEmpty, severity != .error, let file, let waivers = byFile[file] else {
            return false
        }
        return waivers.contains { $0.code == code }
    }

    /// Parts findings into those that nobody answers for and those that are waived.
    ///
    /// - Complexity: O(*n*) in the number of findings.
    func parted(_ findings: [Diagnostic]) -> (kept: [Diagnostic], waived: [Diagnostic]) {
        guard !byFile.isEmpty else { return (findings, []) }
        var kept: [Diagnostic] = []
        var waived: [Diagnostic] = []
        for finding in findings {
            if silence(finding.code, finding.severity, in: finding.span?.file) {
                waived.append(finding)
            } else {
                kept.append(finding)
            }
        }
        return (kept, waived)
    }

    /// Tells of each waiver that silences none of these findings.
    func unused(besides waived: [Diagnostic], in workspace: Workspace) -> [Diagnostic] {
        guard !byFile.isEmpty else { return [] }
        var used: [String: Set<DiagnosticCode>] = [:]
        for finding in waived { used[finding.span?.file ?? "", default: []].insert(finding.code) }
        var locator = Locator(workspace)
        return byFile.flatMap { file, waivers in
            waivers.filter { $0.isDecided && used[file]?.contains($0.code) != true }.map { waiver in
                UnusedWaiver.finding(waiver.code, at: locator.span(of: waiver.place))
            }
        }
    }
}

extension Rule {
    /// Whether findings of the rule can be waived: those that are no errors.
    ///
    /// What is said about waivers themselves cannot.
    static var isWaivable: Bool { warns && page.code.family != "POL" }
}
