package import TenantryModel
import TenantryNames

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

        /// Whether accounts are found again by something else, or somebody else says who people
        /// are: whoever had one is a stranger then, as with another issuer.
        package var isRekeying: Bool {
            differences.contains { difference in
                switch difference.name {
                case "pin", "nameId", "subject": true
                case "metadata":
                    difference.after.host.map { $0 != difference.before.host } ?? false
                case "certificates": difference.replacesItems
                default: false
                }
            }
        }

        /// The name for who vouches for people at their first sign-in, which is no field.
        static let imports = "imports"
        /// The name for who creates and suspends accounts, which is no field.
        static let directories = "directories"
    }
}

extension FieldValue {
    /// The host of a web address; `nil` where there is none.
    fileprivate var host: String? {
        guard case .text(let text) = self,
            case .success(let address) = WebAddress.parse(text.string)
        else { return nil }
        return address.host
    }
}

extension FieldChange {
    /// Whether there are texts afterwards, and none that was there before: while one of them stays,
    /// whoever came in by it still does.
    fileprivate var replacesItems: Bool {
        guard case .texts(let new) = after, !new.isEmpty else { return false }
        guard case .texts(let old) = before else { return true }
        return !new.contains(where: old.contains)
    }
}

extension Consequence.AdmissionChange {
    /// Compares the sign-in at the provider; `nil` if it is the same.
    init?(from old: Catalog, to new: Catalog) {
        guard let old = old.providers.first, let new = new.providers.first else { return nil }
        self.init(.provider, from: old, to: new, ["issuer", "credentials"])
    }

    /// Compares some fields, and what else differs; `nil` if nothing does.
    fileprivate init?<Root: Resource>(
        _ gate: Gate,
        from old: Root,
        to new: Root,
        _ names: [String],
        besides others: [FieldChange] = []
    ) {
        var differences = Root.fields.filter { names.contains($0.name) }
            .compactMap { field -> FieldChange? in
                let (before, after) = (field.get(old), field.get(new))
                guard before != after else { return nil }
                return FieldChange(
                    field.name,
                    before: before.concealed(in: field.type),
                    after: after.concealed(in: field.type)
                )
            }
        differences += others.filter { $0.before != $0.after }
        if differences.isEmpty { return nil }
        self.init(gate: gate, differences: differences)
    }
}

extension OrganizationComparison {
    /// What the connections of the organization itself, and its populations, go by otherwise.
    ///
    /// Another issuer or entity id is another way in, which is said with the populations. Where
    /// the provider takes people over, it is said here who vouches for them at first; where
    /// directories push accounts, which do.
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
                        "linking", "emailDomains", "claims",
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
                ["selfRegistration", "provisioning", "authorization", "lifecycle", "inactiveDays"],
                besides: [
                    FieldChange(
                        Consequence.AdmissionChange.imports,
                        before: .texts(before.importingProviders(of: former)),
                        after: .texts(after.importingProviders(of: users))
                    ),
                    FieldChange(
                        Consequence.AdmissionChange.directories,
                        before: .texts(before.directoryNames(of: former)),
                        after: .texts(after.directoryNames(of: users))
                    ),
                ]
            )
        }
        return (connections + populations).map(Consequence.admissionChanged)
    }
}

extension EffectiveOrganization {
    /// The identity providers that vouch for people before the provider takes over, sorted; where
    /// there are several, with the claims that lead to each.
    fileprivate func importingProviders(of users: UserManagement) -> [Text] {
        let importers = self.importers(of: users)
        return importers.map { used in
            let provider = used.connection.identityProvider ?? used.name
            guard importers.count > 1 else { return provider }
            let claims = organization.domains.filter { domain in
                domain.via == used.name && domain.population ?? users.population == users.population
            }
            return claims.isEmpty ? provider : Text("\(provider) for \(claims.map(\.name).list)")
        }.asSet
    }

    /// The directories that create and suspend accounts of a population, sorted, each with the
    /// token by which it is known: whoever has that decides who is there.
    fileprivate func directoryNames(of users: UserManagement) -> [Text] {
        directories(of: users).compactMap { used in
            guard let token = used.connection.scimToken else { return nil }
            let isReference = SecretReference.isValid(token.string)
            return Text("\(used.name) with \(isReference ? token : "(hidden)")")
        }.asSet
    }
}
