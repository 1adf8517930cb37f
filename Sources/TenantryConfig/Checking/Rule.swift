package import TenantryDiagnostics

/// One thing that a workspace must not do, with the page that explains it.
///
/// A rule is a caseless enum in a file of its own. Rules that are noticed while a file is read
/// conform to this protocol only: the reader speaks in their name.
package protocol Rule: Sendable {
    /// What `tenantry explain CODE` shows.
    static var page: RulePage { get }
    /// Whether some of its findings are no errors, so that they can be waived; unless a rule says
    /// otherwise, as its page does.
    static var warns: Bool { get }
    /// Whether what it finds depends on the live state, which is not known in every run.
    static var asksLive: Bool { get }
    /// The rule as one about the text of files; `nil` if it is none.
    ///
    /// Asked in this way, since a cast that fails looks through the whole program for a
    /// conformance: with all rules that took longer than checking a thousand organizations.
    static var asFileRule: (any FileRule.Type)? { get }
    /// The rule as one about what an organization declares; `nil` if it is none.
    static var asLocalRule: (any LocalRule.Type)? { get }
    /// The rule as one about single organizations; `nil` if it is none.
    static var asOrganizationRule: (any OrganizationRule.Type)? { get }
    /// The rule as one about the whole workspace; `nil` if it is none.
    static var asWorkspaceRule: (any WorkspaceRule.Type)? { get }
    /// The rule as one about single subscriptions; `nil` if it is none.
    static var asSubscriptionRule: (any SubscriptionRule.Type)? { get }
}

extension Rule {
    package static var warns: Bool { page.severity != .error }
    package static var asksLive: Bool { false }
    package static var asFileRule: (any FileRule.Type)? { nil }
    package static var asLocalRule: (any LocalRule.Type)? { nil }
    package static var asOrganizationRule: (any OrganizationRule.Type)? { nil }
    package static var asWorkspaceRule: (any WorkspaceRule.Type)? { nil }
    package static var asSubscriptionRule: (any SubscriptionRule.Type)? { nil }
}

extension FileRule {
    package static var asFileRule: (any FileRule.Type)? { self }
}

extension LocalRule {
    package static var asLocalRule: (any LocalRule.Type)? { self }
}

extension OrganizationRule {
    package static var asOrganizationRule: (any OrganizationRule.Type)? { self }
}

extension WorkspaceRule {
    package static var asWorkspaceRule: (any WorkspaceRule.Type)? { self }
}

extension SubscriptionRule {
    package static var asSubscriptionRule: (any SubscriptionRule.Type)? { self }
}

/// A rule about the text of a file, whatever it declares.
package protocol FileRule: Rule {
    /// Returns what is wrong with a file.
    static func findings(in file: SourceFile) -> [Diagnostic]
}

/// A rule about what one organization declares: it sees the file, those of the ancestors, and the
/// catalog, and nothing else.
///
/// It is not asked again while these files stay as they were applied. It is asked on several cores
/// at once.
package protocol LocalRule: Rule {
    /// Reports what is wrong with what an organization declares.
    static func check(_ organization: LocalView, _ findings: inout Findings)
}

/// A rule about one organization, which may look at all others, at the day, and at what is live.
///
/// It is asked for each organization, on several cores at once.
package protocol OrganizationRule: Rule {
    /// Reports what is wrong with an organization.
    static func check(_ organization: OrganizationView, _ findings: inout Findings)
}

/// A rule about the catalog, or about what organizations must not do to each other.
package protocol WorkspaceRule: Rule {
    /// Reports what is wrong.
    static func check(_ desired: DesiredIndex, _ findings: inout Findings)
}

/// The page of a rule: what `tenantry explain CODE` shows, and what the tests run.
package struct RulePage: Sendable {
    /// The stable code.
    package let code: DiagnosticCode
    /// How much its findings weigh, unless one says otherwise.
    package let severity: Severity
    /// What is wrong, as a phrase.
    package let title: String
    /// Why it matters, in a few sentences.
    package let why: String
    /// What to do about it.
    package let fix: String
    /// A workspace in which exactly this rule speaks.
    package let failing: Example
    /// The same workspace, mended: nothing speaks.
    package let repaired: Example

    /// Writes a page.
    package init(
        _ code: DiagnosticCode,
        _ severity: Severity,
        _ title: String,
        why: String,
        fix: String,
        failing: Example,
        repaired: Example
    ) {
        self.code = code
        self.severity = severity
        self.title = title
        self.why = why
        self.fix = fix
        self.failing = failing
        self.repaired = repaired
    }

    /// Writes the page of a rule whose findings are errors.
    package init(
        _ code: DiagnosticCode,
        _ title: String,
        why: String,
        fix: String,
        failing: Example,
        repaired: Example
    ) {
        self.init(
            code,
            .error,
            title,
            why: why,
            fix: fix,
            failing: failing,
            repaired: repaired
        )
    }
}
