/// A file that gives one role, for the pages about grants.
extension Example {
    /// `acme` with a connection that gives one role to all staff, and more lines below it.
    ///
    /// - Parameters:
    ///   - role: The role.
    ///   - more: More lines of the connection.
    ///   - sections: More lines of the organization.
    ///   - catalog: A catalog file beside it.
    /// - Returns: The example.
    static func giving(
        _ role: String,
        connection more: String = "",
        _ sections: String...,
        beside catalog: String? = nil
    ) -> Example {
        let lines =
            ["users: { staff: federated }"] + sections
            + [
                "billing: bill-acme", signIn, "    grants: { everyone: [\(role)] }",
            ]
        let organization =
            """
            id: acme
            name: Acme Clinic
            owner: { name: Ada Berg, email: ada@acme.example }
            domains: [acme.example]

            """ + lines.joined(separator: "\n") + more
        guard let catalog else { return Example(organization: organization) }
        return Example([
            "catalog/more-services.yaml": catalog, "organizations/acme.yaml": organization,
        ])
    }

    /// `acme` with a connection that gives a role by claims.
    static func claiming(
        claims: String,
        grants: String,
        subscriptions: String? = nil
    ) -> Example {
        .acme(
            users: "{ staff: federated }",
            (subscriptions.map { "subscriptions: \($0)\n" } ?? "") + signIn
                + "\n    claims: \(claims)\n    grants:\n      everyone: [support-desk/requester]\n"
                + "      \(grants)"
        )
    }
}
