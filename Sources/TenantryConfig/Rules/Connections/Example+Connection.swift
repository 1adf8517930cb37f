import TenantryModel

extension Example {
    /// The organization `acme`, whose people sign in through one connection, with these lines, and
    /// perhaps until when certificates are good.
    init(
        connection lines: String,
        id: String = "patients",
        users: String = "{ consumers: federated }",
        domains: String = "[acme.example]",
        ending: [String: Day?] = [:]
    ) {
        var certificates: [Text: Day] = [:]
        for (fingerprint, day) in ending { certificates[Text(fingerprint)] = day }
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
                """,
            facts: ending.isEmpty ? nil : RuntimeFacts(certificates: certificates)
        )
    }
}
