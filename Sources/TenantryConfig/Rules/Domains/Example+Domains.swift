extension Example {
    /// The organization `acme`, which claims these domains.
    init(domains: String...) {
        self.init(
            organization: """
                id: acme
                name: Acme Clinic
                owner: { name: Ada Berg, email: ada@acme.example }
                domains: [\(domains.joined(separator: ", "))]
                users: { staff: provider }
                """
        )
    }
}
