/// A partner below the domain of `acme`, for examples.
enum ServiceDesk {
    /// The collaboration that lets its person in.
    static let helping = ExampleCollaborator(
        partner: "service-desk",
        people: "people: [ian-ames]"
    )

    /// An organization in a workspace with this partner.
    static func example(_ organization: ExampleOrganization) -> Example {
        Example([
            "catalog/partner-desk.yaml": partner,
            "organizations/acme.yaml": organization.text,
        ])
    }

    private static let partner = """
        partners:
          - id: service-desk
            name: Service Desk
            domains: [desk.it.acme.example]
            people: [{ id: ian-ames, email: ian@desk.it.acme.example }]
        """
}
