/// The workspace that `tenantry init` makes.
enum StarterWorkspace {
    /// The files, by path below the workspace.
    static let files: [(name: String, text: String)] = [
        (
            "catalog/provider.yaml",
            """
            # Who runs the platform.
            provider:
              id: acme-platform
              name: Acme Platform
              domains: [acme-platform.example]
              issuer: https://login.acme-platform.example

            # `.example` names and unverified domains are for trying things out: delete these lines
            # before real organizations move in.
            policy:
              domains: { verified: off, allowReserved: true }

            """
        ),
        (
            "catalog/services.yaml",
            """
            # What organizations can use, and what administrators may do.
            services:
              - id: portal
                name: Customer portal
                availability: everyone
                roles: [{ id: member, for: any }]
            adminRoles:
              - { id: org-admin, can: [users, connections], privileged: true }

            """
        ),
        (
            "organizations/first-clinic.yaml",
            """
            # One organization a file; the file is called like the id.
            id: first-clinic
            name: First Clinic
            owner: { name: Ada Berg, email: ada@first-clinic.example }
            domains: [first-clinic.example]
            users:
              staff: { mode: provider, defaultRoles: [portal/member] }
            admins:
              - { email: ada@first-clinic.example, role: org-admin }
              - { email: ben@first-clinic.example, role: org-admin }

            """
        ),
    ]
}
