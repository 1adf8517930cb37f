package import TenantryDiagnostics
package import TenantryModel

/// Which combinations of mode, provisioning and authorization make sense: the one table that the
/// rules, their tests and the documentation share.
package enum ManagementGrid {
    /// A mode, told apart by what decides about the rest of it.
    package enum Variant: CaseIterable, Hashable, Sendable {
        /// Everything is at the provider.
        case provider
        /// Nothing is managed here.
        case federated
        /// The business decides, and a connection serves the population.
        case businessConnected
        /// The business decides, in a directory that is kept here.
        case businessHosted
        /// The provider owns the credential, the business the lifecycle.
        case providerCredential
        /// The business owns the credential, the provider the lifecycle.
        case providerLifecycle
        /// The provider owns both; people are imported from the business.
        case providerBoth
        /// Called hybrid, but the business owns both.
        case providerNothing

        /// Returns the variant of `mode: hybrid` with these owners.
        package static func hybrid(credential: FacetOwner, lifecycle: FacetOwner) -> Variant {
            switch (credential, lifecycle) {
            case (.provider, .business): .providerCredential
            case (.business, .provider): .providerLifecycle
            case (.provider, .provider): .providerBoth
            case (.business, .business): .providerNothing
            }
        }
    }

    /// Returns the code of the rule that refuses a combination; `nil` if it makes sense.
    package static func refusal(
        _ variant: Variant,
        _ provisioning: Provisioning,
        _ authorization: Authorization
    ) -> DiagnosticCode? {
        let row = row(variant, provisioning)
        return switch authorization {
        case .assigned: row.assigned
        case .claims: row.claims
        case .application: row.application
        }
    }

    private typealias Row = (
        assigned: DiagnosticCode?, claims: DiagnosticCode?, application: DiagnosticCode?
    )

    private static func row(_ variant: Variant, _ provisioning: Provisioning) -> Row {
        switch (variant, provisioning) {
        case (.provider, .none): (nil, "USR017", nil)
        case (.provider, .jit): ("USR002", "USR002", "USR002")
        case (.provider, .scim): ("USR002", "USR002", "USR002")
        case (.federated, .none): ("USR006", nil, "USR005")
        case (.federated, .jit): ("USR006", nil, nil)
        case (.federated, .scim): ("USR004", "USR004", "USR004")
        case (.businessConnected, .none): ("USR007", "USR007", "USR007")
        case (.businessConnected, .jit): ("USR007", "USR007", "USR007")
        case (.businessConnected, .scim): (nil, nil, nil)
        case (.businessHosted, .none): (nil, "USR017", nil)
        case (.businessHosted, .jit): ("USR009", "USR009", "USR009")
        case (.businessHosted, .scim): ("USR009", "USR009", "USR009")
        case (.providerCredential, .none): ("USR013", "USR013", "USR013")
        case (.providerCredential, .jit): ("USR013", "USR013", "USR013")
        case (.providerCredential, .scim): (nil, nil, nil)
        case (.providerLifecycle, .none): (nil, nil, nil)
        case (.providerLifecycle, .jit): (nil, nil, nil)
        case (.providerLifecycle, .scim): ("USR012", "USR012", "USR012")
        case (.providerBoth, .none): ("USR014", "USR014", "USR014")
        case (.providerBoth, .jit): (nil, "USR017", nil)
        case (.providerBoth, .scim): ("USR012", "USR012", "USR012")
        case (.providerNothing, .none): ("USR011", "USR011", "USR011")
        case (.providerNothing, .jit): ("USR011", "USR011", "USR011")
        case (.providerNothing, .scim): ("USR011", "USR011", "USR011")
        }
    }
}

/// One combination: where a population stands in the grid.
package struct ManagementCell: Hashable, Sendable {
    /// The mode.
    package let variant: ManagementGrid.Variant
    /// How accounts come to be.
    package let provisioning: Provisioning
    /// Where it is decided what people may do.
    package let authorization: Authorization

    /// Names a combination.
    package init(
        _ variant: ManagementGrid.Variant,
        _ provisioning: Provisioning,
        _ authorization: Authorization
    ) {
        self.variant = variant
        self.provisioning = provisioning
        self.authorization = authorization
    }

    /// The code of the rule that refuses it; `nil` if it makes sense.
    package var refusal: DiagnosticCode? {
        ManagementGrid.refusal(variant, provisioning, authorization)
    }

    /// Whether it makes sense.
    package var isValid: Bool { refusal == nil }
}
