import TenantryDiagnostics

/// Explains plans that change many organizations at once.
enum TooManyTouched: GuardRule {
    static let page = RulePage(
        "PLN013",
        .notice,
        "one apply changes too many organizations",
        why: """
            What a reviewer can look through is a handful. A generator, a default or a \
            search-and-replace that went wrong looks the same as a large change that is meant.
            """,
        fix: """
            Split the change, or allow exactly that number: `--allow touched=11`. The limit is a \
            share of all organizations, `policy.changes.maxOrgsPercent`, and never less than \
            ten.
            """,
        failing: clinics(named: "Clinic for everybody"),
        repaired: clinics(named: "Clinic")
    )

    /// Eleven organizations, all of which may get another name.
    private static func clinics(named name: String) -> Example {
        Example(files(name), live: files("Clinic"))
    }

    private static func files(_ name: String) -> KeyValuePairs<String, String> {
        [
            "organizations/ash.yaml": clinic("ash", name),
            "organizations/birch.yaml": clinic("birch", name),
            "organizations/cedar.yaml": clinic("cedar", name),
            "organizations/elder.yaml": clinic("elder", name),
            "organizations/hazel.yaml": clinic("hazel", name),
            "organizations/juniper.yaml": clinic("juniper", name),
            "organizations/linden.yaml": clinic("linden", name),
            "organizations/maple.yaml": clinic("maple", name),
            "organizations/poplar.yaml": clinic("poplar", name),
            "organizations/spruce.yaml": clinic("spruce", name),
            "organizations/willow.yaml": clinic("willow", name),
        ]
    }

    private static func clinic(_ id: String, _ name: String) -> String {
        """
        id: \(id)
        name: \(name) \(id)
        owner: { name: Ada Berg, email: ada@\(id).example }
        domains: [\(id).example]
        users: { staff: provider }
        """
    }
}
