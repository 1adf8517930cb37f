import TenantryDiagnostics

/// What is fuzzed: `TENANTRY_FUZZ_TARGET` names one.
///
/// One executable holds all, so that the instrumented build is linked once.
enum FuzzTarget: String, CaseIterable {
    /// Bytes to events to a tree.
    case yaml
    /// Files to a workspace, with all rules.
    case workspace
    /// What is wrong with files, in every format.
    case report
    /// Plans between states, applied.
    case apply
    /// A plan in a file.
    case plan

    /// Tries one input; what must not be traps.
    func attempt(_ bytes: [UInt8]) {
        switch self {
        case .yaml: YAMLTarget.attempt(bytes)
        case .workspace: _ = WorkspaceTarget.findings(of: bytes)
        case .report: ReportTarget.attempt(bytes)
        case .apply: ApplyTarget.attempt(bytes)
        case .plan: PlanTarget.attempt(bytes)
        }
    }

    /// Stops at what must hold and does not: libFuzzer keeps the input.
    static func require(_ holds: Bool, _ sentence: @autoclosure () -> String) {
        precondition(holds, sentence())
    }
}
