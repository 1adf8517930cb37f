import TenantryModel

/// What looks at one organization, and tells places in its file.
package protocol OrganizationPlaces {
    /// The place of the organization in the state.
    var number: Int { get }
}

extension OrganizationPlaces {
    /// A place in its file: `place("connections", "patients", "issuer")`.
    package func place(_ steps: String...) -> Place {
        steps.reduce(Place(organization: number)) { $0.at($1) }
    }

    /// The place of an entry that gives an admin a role, or of one of its fields.
    func place(_ admin: Admin, _ steps: String...) -> Place {
        steps.reduce(place(Admin.section, admin.key.string)) { $0.at($1) }
    }

    /// The place of a collaboration, or of one of its fields.
    func place(_ collaborator: Collaborator, _ steps: String...) -> Place {
        steps.reduce(place("collaborators", collaborator.id.string)) { $0.at($1) }
    }
}
