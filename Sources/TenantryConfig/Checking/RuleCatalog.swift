package import TenantryDiagnostics

/// The one list of all rules.
package enum RuleCatalog {
    /// All rules, by code.
    package static let all: [any Rule.Type] = [
        DomainClaimedTwice.self,
        UnreadableFile.self,
        RepeatedKey.self,
        UnknownField.self,
        MismatchedValue.self,
        FileNameUnlikeID.self,
        ForbiddenYAML.self,
        UnsupportedSchema.self,
        RepeatedItem.self,
        OversizedFile.self,
        InvisibleCharacter.self,
        UnexpectedEntry.self,
        MissingField.self,
        IssuerWithoutHTTPS.self,
        RepeatedID.self,
        MalformedID.self,
        ReservedID.self,
        UnknownParent.self,
        ParentCycle.self,
        HierarchyTooDeep.self,
        ActiveUnderInactive.self,
        OwnerFromOutside.self,
        FormerIDInUse.self,
        LendingWithoutOwning.self,
        PolicyBeyondLimit.self,
        SecretInsteadOfReference.self,
        ExposedToken.self,
        SharedSecret.self,
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
