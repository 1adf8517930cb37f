extension Example {
    /// The organization `acme`, whose people sign in through one connection, with these lines.
    init(
        connection lines: String,
        id: String = "patients",
        users: String = "{ consumers: federated }",
        domains: String = "[acme.example]"
    ) {
        let indented = lines.split(separator: "\n").joined(separator: "\n    ")
        self.init(
            organization: """
                id: acme
                name: Acme Clinic
                owner: { name: Ada Berg, email: ada@acme.example }
                domains: \(domains)
                connections:
                  - id: \(id)
                    \(indented)
                users: \(users)
                subscriptions: { meal-ordering: standard }
                billing: bill-acme
                """
        )
    }
}
