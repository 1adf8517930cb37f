package import TenantryModel

extension Consequence {
    /// Others are let in than before, or people are known again by something else.
    package struct AdmissionChange: Hashable, Sendable {
        /// What lets them in.
        package let gate: Gate
        /// What it goes by, in the order of the description.
        package let differences: [FieldChange]

        /// What lets people in.
        package enum Gate: Hashable, Sendable {
            /// A connection of an organization.
            case connection(organization: Text, connection: Text)
            /// The accounts of a population.
            case population(organization: Text, Population)
            /// The provider's own sign-in.
            case provider
        }

        /// Whether accounts are found again by something else, or only others are let in: whoever
        /// had one is a stranger then, as with another issuer.
        package var isRekeying: Bool {
            differences.contains { ["pin", "nameId", "subject"].contains($0.name) }
        }
    }
}

extension Consequence.AdmissionChange {
    /// Compares the sign-in at the provider; `nil` if it is the same.
    init?(from old: Catalog, to new: Catalog) {
        guard let old = old.providers.first, let new = new.providers.first else { return nil }
        self.init(.provider, from: old, to: new, ["issuer"])
    }

    /// Compares some fields; `nil` if they are the same.
    fileprivate init?<Root: Resource>(
        _ gate: Gate,
        from old: Root,
        to new: Root,
        _ names: [String]
    ) {
        let differences = Root.fields.filter { names.contains($0.name) }.compactMap { field in
            let (before, after) = (field.get(old), field.get(new))
            return before == after ? nil : FieldChange(field.name, before: before, after: after)
        }
        if differences.isEmpty { return nil }
        self.init(gate: gate, differences: differences)
    }
}

extension OrganizationComparison {
    /// What the connections of the organization itself, and its populations, go by otherwise.
    ///
    /// Another issuer or entity id is another way in, which is said with the populations.
    var admissionConsequences: [Consequence] {
        guard let before, let after, before.isActive, after.isActive else { return [] }
        let (old, new) = (before.organization, after.organization)
        let connections = new.connections.compactMap { connection in
            old.connections.named(connection.id).flatMap { former in
                Consequence.AdmissionChange(
                    .connection(organization: after.id, connection: connection.id),
                    from: former,
                    to: connection,
                    [
                        "clientId", "pin", "metadata", "certificates", "nameId", "subject",
                        "linking", "emailDomains",
                    ]
                )
            }
        }
        let populations = [Population.consumers, .staff].compactMap { population in
            guard let former = before.users(population), let users = after.users(population)
            else { return nil as Consequence.AdmissionChange? }
            return Consequence.AdmissionChange(
                .population(organization: after.id, population),
                from: former,
                to: users,
                ["selfRegistration", "provisioning"]
            )
        }
        return (connections + populations).map(Consequence.admissionChanged)
    }
}
