/// The end users of an organization that share who manages them.
package enum Population: String, Choice, ListElement {
    /// Employees of the business.
    case staff
    /// Consumers of the business, such as patients.
    case consumers

    package static func < (lhs: Population, rhs: Population) -> Bool {
        lhs.rawValue < rhs.rawValue
    }

    package static func elements(of value: FieldValue) -> [Population]? {
        Text.elements(of: value)?.compactMap { Population(rawValue: $0.string) }
    }

    package static func fieldValue(of elements: [Population]) -> FieldValue {
        .texts(elements.map { Text($0.rawValue) })
    }
}

/// Who manages the users of a population, in one word.
package enum ManagementMode: String, Choice {
    /// The provider manages everything.
    case provider
    /// The business's identity provider says who somebody is; nothing is managed here.
    case federated
    /// Full accounts; the business decides.
    case business
    /// Facets are owned by both.
    case hybrid
}

/// How an account comes to be.
package enum Provisioning: String, Choice {
    /// Nothing outside makes accounts.
    case none
    /// At the first sign-in.
    case jit
    /// Pushed by the business's directory.
    case scim
}

/// Where it is decided what a user may do.
package enum Authorization: String, Choice {
    /// Roles are kept here.
    case assigned
    /// Roles are computed from claims at each sign-in.
    case claims
    /// The application decides.
    case application
}

/// Who owns a facet of user management.
package enum FacetOwner: String, Choice {
    /// The provider.
    case provider
    /// The business.
    case business
}

/// Whether a thing is in use.
package enum OrganizationState: String, Choice {
    /// In use.
    case active
    /// Switched off, data kept.
    case suspended
    /// On its way out.
    case retired
}

/// What a connection speaks.
package enum ConnectionType: String, Choice {
    /// OpenID Connect.
    case oidc
    /// SAML 2.0.
    case saml
    /// SCIM only: the business has no sign-in of its own.
    case directory
}

/// The stability of a SAML subject.
package enum NameIDFormat: String, Choice {
    /// Stable and not reassigned.
    case persistent
    /// Not said.
    case unspecified
    /// An address; can be reassigned.
    case email
    /// New at each sign-in.
    case transient
}

/// What happens when an account with the same e-mail address exists.
package enum Linking: String, Choice {
    /// A new account stands beside it.
    case never
    /// The person proves both, then they are linked.
    case confirm
}

/// Which e-mail addresses a connection may assert.
package enum EmailDomains: String, Choice {
    /// Those of the organization's domains.
    case own
    /// Any.
    case any
}

/// How it is shown that a domain belongs to an organization.
package enum DomainProof: String, Choice {
    /// A DNS record.
    case dns
    /// A contract.
    case contract
}

/// Who has a service.
package enum Availability: String, Choice {
    /// Every active organization.
    case everyone
    /// Organizations that subscribe.
    case subscription
}

/// The life of a service.
package enum ServiceState: String, Choice {
    /// Sold and running.
    case active
    /// Running; no new subscriptions.
    case closed
    /// Off.
    case retired
}

/// Whom a role may be given to.
package enum RoleAudience: String, Choice {
    /// Staff only.
    case staff
    /// Consumers only.
    case consumers
    /// Both.
    case any

    /// Whether somebody of this population may have the role.
    package func includes(_ population: Population) -> Bool {
        switch (self, population) {
        case (.any, _), (.staff, .staff), (.consumers, .consumers): true
        case (.staff, .consumers), (.consumers, .staff): false
        }
    }
}

/// What a price is for.
package enum PlanUnit: String, Choice {
    /// The organization.
    case organization
    /// Each seat.
    case seat
}

/// Whether a plan can be chosen.
package enum PlanState: String, Choice {
    /// It can.
    case sold
    /// Only those who have it keep it.
    case closed
}

/// Whether a partner's people have access.
package enum PartnerState: String, Choice {
    /// They may.
    case active
    /// They have none.
    case suspended
}

/// Whether descendants of an account's owner may pay for themselves.
package enum Consolidation: String, Choice {
    /// They may.
    case optional
    /// The account pays for the whole group.
    case required
}

/// Whether a domain must be verified before it routes.
package enum DomainVerification: String, Choice {
    /// It must.
    case required
    /// For demonstrations only.
    case off
}
