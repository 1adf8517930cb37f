extension Example {
    /// The organization `bravo` and nothing else, with the one thing as a page needs it.
    static func bravo(
        at path: String = "organizations/bravo.yaml",
        schema: String? = nil,
        name: String = "Bravo Clinic",
        owner: String = "{ name: Bo Ek, email: bo@bravo.example }",
        domains: String = "[bravo.example]",
        users: String = "{ staff: provider }",
        more: String? = nil
    ) -> Example {
        let lines = [
            schema.map { "schema: \($0)" }, "id: bravo", "name: \(name)", "owner: \(owner)",
            "domains: \(domains)", "users: \(users)", more,
        ]
        return Example([path: lines.compactMap { $0 }.joined(separator: "\n")])
    }
}
