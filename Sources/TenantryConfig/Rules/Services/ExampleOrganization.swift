/// The organization `acme` of the examples, with the parts that an example is about.
struct ExampleOrganization {
    var domains = "[acme.example]"
    var users = "{ staff: provider }"
    var subscriptions = "{ meal-ordering: standard }"
    var billing: String? = "bill-acme"
    var admins = "[{ email: ada@acme.example, role: org-admin }]"
    var collaborator: ExampleCollaborator?

    /// Its file.
    var text: String {
        var lines = [
            "id: acme",
            "name: Acme Clinic",
            "owner: { name: Ada Berg, email: ada@acme.example }",
            "domains: \(domains)",
            "users: \(users)",
            "subscriptions: \(subscriptions)",
        ]
        if let billing { lines.append("billing: \(billing)") }
        lines.append("admins: \(admins)")
        if let collaborator { lines.append(collaborator.text) }
        return lines.joined(separator: "\n")
    }
}

/// The collaboration of the examples.
struct ExampleCollaborator {
    var partner = "onboardly"
    var people = "team: hospital-setup"
    var role = "org-setup"
    var services: String?
    var from = "2026-12-15"
    var until: String? = "2027-01-31"
    var sponsor = "ada@acme.example"
    var reason = "SAML and SCIM set-up, HF-1243"

    /// Its section.
    var text: String {
        var lines = [
            "collaborators:",
            "  - id: setup-2026",
            "    partner: \(partner)",
            "    \(people)",
            "    role: \(role)",
        ]
        if let services { lines.append("    services: \(services)") }
        lines.append("    from: \(from)")
        if let until { lines.append("    until: \(until)") }
        lines += ["    sponsor: \(sponsor)", "    reason: \(reason)"]
        return lines.joined(separator: "\n")
    }
}
