/// A mail domain that leads people to an organization: the only way from an e-mail to a sign-in.
package struct Domain: Resource {
    /// The field `name`.
    package var name: Text = ""
    /// The field `via`.
    package var via: Text?
    /// The field `for`.
    package var population: Population?
    /// The field `proof`.
    package var proof: DomainProof = .dns

    /// Makes one that says nothing yet.
    package init() {}

    package static let kind = Kind.domain
    package static let section = "domains"
    package static let shape = Shape.list(short: "name")
    package var key: Text { name }

    package static let fields: [Field<Domain>] = [
        Field(
            "name",
            \.name,
            .mailDomain,
            .key,
            "The domain after the `@`, in ASCII, or `*.` in front of it for every subdomain too.",
            example: "hospital2.example"
        ),
        Field(
            "via",
            \.via,
            .connection,
            "The connection at which people of this domain sign in: one of this organization, or "
                + "`ancestor/connection` for one that an ancestor lends.",
            example: "patients",
            omitted: "the only sign-in connection of the population, otherwise the provider's own "
                + "sign-in"
        ),
        Field(
            "for",
            \.population,
            Population.type,
            "Whose domain it is.",
            example: "consumers",
            omitted: "the only population that `via` serves, or the only one of the organization"
        ),
        Field(
            "proof",
            \.proof,
            DomainProof.type,
            "How it is shown that the domain belongs to the business.",
            example: "contract",
            omitted: "`dns`: a TXT record"
        ),
    ]
}
