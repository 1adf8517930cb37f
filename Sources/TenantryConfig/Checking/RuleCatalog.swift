package import TenantryDiagnostics

/// The one list of all rules.
package enum RuleCatalog {
    /// All rules, by code.
    package static let all: [any Rule.Type] = [
        DomainClaimedTwice.self,
        IssuerWithoutHTTPS.self,
        UnknownField.self,
    ]

    static let fileRules: [any FileRule.Type] = all.compactMap { $0 as? any FileRule.Type }
    static let workspaceRules: [any WorkspaceRule.Type] =
        all.compactMap { $0 as? any WorkspaceRule.Type }
    static let organizationRules: [any OrganizationRule.Type] =
        all.compactMap { $0 as? any OrganizationRule.Type }

    /// Returns the page of a code.
    ///
    /// - Complexity: O(*n*) in the number of rules.
    package static func page(_ code: DiagnosticCode) -> RulePage? {
        all.first { $0.page.code == code }?.page
    }
}
