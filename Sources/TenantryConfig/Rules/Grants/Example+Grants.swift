/// A file that gives one role, for the pages about grants.
extension Example {
    /// `acme` with a connection that gives one role to all staff, and more lines below it.
    static func giving(_ role: String, connection more: String = "", _ sections: String...)
        -> Example
    {
        let lines =
            ["users: { staff: federated }"] + sections
            + [
                "billing: bill-acme", signIn, "    grants: { everyone: [\(role)] }",
            ]
        return Example(
            organization: """
                id: acme
                name: Acme Clinic
                owner: { name: Ada Berg, email: ada@acme.example }
                domains: [acme.example]

                """ + lines.joined(separator: "\n") + more
        )
    }

    /// `acme` with a connection that gives a role by claims.
    static func claiming(claims: String, grants: String) -> Example {
        .acme(
            users: "{ staff: federated }",
            signIn
                + "\n    claims: \(claims)\n    grants:\n      everyone: [support-desk/requester]\n"
                + "      \(grants)"
        )
    }
}
