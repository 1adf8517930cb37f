/// Knows the issuers through which strangers could sign in.
package enum SharedIssuers {
    /// Whether people of every tenant sign in at the address: an endpoint of Microsoft Entra.
    package static func isMultiTenant(_ address: WebAddress) -> Bool {
        guard entraHosts.contains(address.host) else { return false }
        let segment = address.path.split(separator: "/").first
        let tenant = segment?.lowercased() ?? ""
        return multiTenantSegments.contains(tenant)
    }

    /// Returns who runs the issuer, if anybody at all can have an account there.
    package static func publicVendor(of address: WebAddress) -> String? {
        publicVendors.first { DomainNames.isUnder(address.host, $0.host) }?.vendor
    }

    /// Whether a host is, or is under, one that this knows: a look before an address is parsed.
    ///
    /// - Complexity: O(*labels*).
    package static func knows(host: Substring) -> Bool { DomainNames.isListed(host, in: hosts) }

    private static let hosts = Set(entraHosts.map { $0[...] } + publicVendors.map { $0.host[...] })

    private static let entraHosts: Set<String> = [
        "login.microsoftonline.com", "login.microsoftonline.us", "login.microsoftonline.de",
        "login.partner.microsoftonline.cn", "login.chinacloudapi.cn", "login.microsoft.com",
        "login.windows.net", "sts.windows.net",
    ]

    /// The last is the tenant of all personal accounts.
    private static let multiTenantSegments: Set<String> = [
        "", "common", "organizations", "consumers", "{tenantid}", "%7btenantid%7d",
        "9188040d-6c67-4c5b-b112-36a304b66dad",
    ]

    private static let publicVendors: [(host: String, vendor: String)] = [
        ("accounts.google.com", "Google"), ("appleid.apple.com", "Apple"),
        ("account.apple.com", "Apple"), ("facebook.com", "Facebook"),
        ("linkedin.com", "LinkedIn"), ("github.com", "GitHub"),
        ("token.actions.githubusercontent.com", "GitHub"), ("gitlab.com", "GitLab"),
        ("login.live.com", "Microsoft"), ("login.yahoo.com", "Yahoo"),
        ("api.login.yahoo.com", "Yahoo"), ("access.line.me", "LINE"), ("id.twitch.tv", "Twitch"),
        ("discord.com", "Discord"), ("slack.com", "Slack"), ("x.com", "X"), ("twitter.com", "X"),
        ("www.amazon.com", "Amazon"), ("api.amazon.com", "Amazon"), ("www.paypal.com", "PayPal"),
    ]
}
