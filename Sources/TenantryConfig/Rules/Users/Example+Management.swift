/// Pieces of the files of `acme` that the pages about user management have in common.
extension Example {
    /// `acme` with its users managed in some way, in one line or in several, and more sections.
    static func acme(
        domains: String? = "[acme.example]",
        users: String,
        _ sections: String...
    ) -> Example {
        var lines = [
            "id: acme", "name: Acme Clinic", "owner: { name: Ada Berg, email: ada@acme.example }",
        ]
        if let domains { lines.append("domains: \(domains)") }
        lines += sections
        lines.append(users.hasPrefix("{") ? "users: \(users)" : "users:\n\(users)")
        lines.append("billing: bill-acme")
        return Example(organization: lines.joined(separator: "\n"))
    }

    /// Hybrid staff with all that has to be written.
    static func hybridStaff(
        credential: String,
        lifecycle: String,
        provisioning: String
    ) -> String {
        """
          staff:
            mode: hybrid
            credential: \(credential)
            lifecycle: \(lifecycle)
            provisioning: \(provisioning)
            authorization: assigned
        """
    }

    /// A connection at which people sign in.
    static let signIn = """
        connections:
          - id: login
            type: oidc
            issuer: https://id.acme.example
            clientId: healthyfoods
            clientSecret: env:ACME_LOGIN_SECRET
        """

    /// A connection at which people sign in and which pushes accounts.
    static let signInWithSCIM = signIn + "\n    scim: { token: env:ACME_SCIM_TOKEN }"

    /// A connection at which people sign in, with a role for all of them.
    static let signInWithRole = signIn + "\n    grants: { everyone: [support-desk/requester] }"

    /// A connection that pushes accounts and at which nobody signs in.
    static let directory = """
        connections:
          - id: personnel
            type: directory
            scim: { token: env:ACME_SCIM_TOKEN }
        """
}
