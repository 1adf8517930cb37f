import TenantryModel

/// A role that an organization gives: by a claim, or to everybody of a population.
struct GivenRole {
    /// Its name as written.
    let name: RoleName
    /// What the name stands for.
    let meaning: RoleMeaning
    /// Who gives it.
    let giver: Giver

    /// The two places where a file names roles.
    enum Giver {
        /// A grant of a connection, by their places in the organization.
        case connection(Int, grant: Int)
        /// The default roles of a population, by its place in the organization.
        case population(Int)
    }
}

/// A rule about a single role that an organization gives.
///
/// To find out what the name of a role stands for is most of the work, so it is done once for all
/// of these rules: ``UnknownGrantedService`` does it and asks the others too.
protocol GivenRoleRule: Rule {
    /// Reports what is wrong with one role.
    static func check(
        _ given: GivenRole,
        _ organization: LocalView,
        _ findings: inout Findings
    )
}

extension LocalView {
    /// Hands over each role that the organization gives, in the order of the model.
    func forEachGivenRole(_ body: (GivenRole) -> Void) {
        for index in organization.connections.indices {
            let grants = organization.connections[index].grants
            for number in grants.indices {
                body(given(grants[number].role, by: .connection(index, grant: number)))
            }
        }
        for index in organization.users.indices {
            for role in organization.users[index].defaultRoles {
                body(given(role, by: .population(index)))
            }
        }
    }

    private func given(_ name: RoleName, by giver: GivenRole.Giver) -> GivenRole {
        GivenRole(name: name, meaning: meaning(of: name), giver: giver)
    }

    /// Where a role is written.
    func place(of role: GivenRole) -> Place {
        switch role.giver {
        case .connection(let index, let number):
            let connection = organization.connections[index]
            return connection.place(of: connection.grants[number], in: self)
        case .population(let index):
            let population = organization.users[index].population?.rawValue ?? ""
            return place("users", population, "defaultRoles", role.name.description)
        }
    }
}

extension Connection {
    /// Where a grant of it is written.
    func place(of grant: Grant, in organization: LocalView) -> Place {
        let grants = organization.place("connections", id.string, "grants")
        let role = grant.role.description
        return grant.attribute.isEmpty
            ? grants.at("everyone", role)
            : grants.at(grant.attribute.string, grant.value.string, role)
    }
}
