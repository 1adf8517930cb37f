import TenantryDiagnostics

extension Example {
    /// An organization with one waiver; its domain is written so that `DOM016` speaks.
    static func waiver(
        rule: String,
        until: String = "2027-06-30",
        domain: String = "Bravo.example"
    ) -> Example {
        Example(
            organization: """
                id: bravo
                name: Bravo Clinic
                owner: { name: Bo Ek, email: bo@bravo.example }
                domains: [\(domain)]
                users: { staff: provider }
                waivers:
                  - rule: \(rule)
                    reason: "Written like this on all their papers, HF-1243"
                    until: \(until)
                """,
            id: "bravo"
        )
    }
}
