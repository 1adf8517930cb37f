import TenantryModel

/// A rule that refuses cells of the management grid; it looks up which in ``ManagementGrid``.
protocol GridRule: LocalRule {
    /// Whether it can have something to say: a quick look that spares most organizations the rest.
    static func concerns(_ mode: ManagementMode, _ authorization: Authorization?) -> Bool

    /// Says why a cell is refused and what to write instead.
    static func refusal(of cell: ManagementCell, for people: People) -> GridRefusal
}

/// The words of a refusal.
struct GridRefusal {
    /// The field that is pointed at.
    let field: String
    /// One phrase.
    let message: String
    /// What was probably meant.
    let help: String
    /// What else could have been meant.
    let otherwise: String
}

/// A population of an organization, as messages speak of it.
struct People: CustomStringConvertible {
    /// The word of the file: `staff`.
    let population: String
    /// The id of the organization.
    let organization: Text
    /// The first of its connections that serve the population.
    let connection: Text?

    /// Names a population of an organization.
    init(_ users: UserManagement, of organization: Organization) {
        population = users.population?.rawValue ?? ""
        self.organization = organization.id
        connection =
            organization.connections.first { connection in
                users.population.map(connection.populations.contains) == true
            }?.id
    }

    var description: String { "\(population) of `\(organization)`" }

    /// The line of a file that says how they are managed, as code.
    func line(
        _ mode: ManagementMode,
        _ credential: FacetOwner? = nil,
        _ lifecycle: FacetOwner? = nil,
        _ provisioning: Provisioning? = nil,
        _ authorization: Authorization? = nil
    ) -> String {
        let facets = [
            credential.map { "credential: \($0.rawValue)" },
            lifecycle.map { "lifecycle: \($0.rawValue)" },
            provisioning.map { "provisioning: \($0.rawValue)" },
            authorization.map { "authorization: \($0.rawValue)" },
        ].compactMap(\.self)
        if facets.isEmpty { return "`\(population): \(mode.rawValue)`" }
        return "`\(population): { "
            + (["mode: \(mode.rawValue)"] + facets).joined(separator: ", ") + " }`"
    }
}

extension GridRule {
    static func check(_ organization: LocalView, _ findings: inout Findings) {
        checkGrid(organization, &findings)
    }

    /// Reports each population that stands in a cell which this rule refuses.
    static func checkGrid(_ organization: LocalView, _ findings: inout Findings) {
        for index in organization.organization.users.indices {
            guard let mode = organization.organization.users[index].mode,
                concerns(mode, organization.organization.users[index].authorization)
            else { continue }
            let users = organization.organization.users[index]
            guard let cell = organization.cell(of: users), let code = cell.refusal,
                code == page.code, organization.isRead(users)
            else { continue }
            if cell.variant == .businessHosted, !organization.knowsItsConnections { continue }
            let people = People(users, of: organization.organization)
            let refusal = refusal(of: cell, for: people)
            findings.report(
                page,
                refusal.message,
                at: organization.place("users", people.population, refusal.field),
                help: refusal.help,
                refusal.otherwise
            )
        }
    }
}
