/// Knows the companies at which businesses have their identity provider.
package enum IdentityVendors {
    /// Whether a host belongs to a well-known identity vendor.
    ///
    /// - Complexity: O(*labels*).
    package static func knows(host: Substring) -> Bool {
        if SharedIssuers.knows(host: host) { return true }
        return lookUp(host) { hosts.contains($0) ? true : nil } ?? false
    }

    /// Returns who lends out names under which a mail domain lies, if that is a vendor of sign-ins
    /// or mailboxes.
    ///
    /// - Complexity: O(*labels*).
    package static func lender(of domain: String) -> String? { lookUp(domain[...]) { lenders[$0] } }

    /// Looks up a name and all names above it, the longest first.
    private static func lookUp<Found>(
        _ name: Substring,
        _ found: (Substring) -> Found?
    ) -> Found? {
        var rest = name
        while let dot = rest.utf8.firstIndex(of: UInt8(ascii: ".")) {
            if let answer = found(rest) { return answer }
            rest = rest[rest.utf8.index(after: dot)...]
        }
        return nil
    }

    private static let hosts: Set<Substring> = [
        "okta.com", "okta-emea.com", "okta-gov.com", "oktapreview.com", "auth0.com", "auth0app.com",
        "onelogin.com", "onelogin.eu", "pingone.com", "pingone.eu", "pingone.asia", "pingone.ca",
        "pingidentity.com", "forgeblocks.com", "ciamlogin.com", "b2clogin.com",
        "microsoftonline.com", "windows.net", "google.com", "googleapis.com", "jumpcloud.com",
        "duosecurity.com", "idaptive.app", "cyberark.cloud", "rippling.com", "my.salesforce.com",
        "identity.oraclecloud.com", "amazoncognito.com", "amazonaws.com", "signin.aws",
        "verify.ibm.com", "ice.ibmcloud.com", "accounts.ondemand.com", "accounts.cloud.sap",
        "workos.com", "fusionauth.io", "zitadel.cloud", "zitadel.app", "asgardeo.io",
        "cidaas.de", "cidaas.eu", "cloud-iam.com", "phasetwo.io", "descope.com", "frontegg.com",
        "surfconext.nl", "login.gov", "accounts.zoho.com", "accounts.zoho.eu",
    ]

    private static let lenders: [Substring: String] = [
        "onmicrosoft.com": "Microsoft", "onmicrosoft.us": "Microsoft",
        "onmicrosoft.de": "Microsoft", "partner.onmschina.cn": "Microsoft",
        "okta.com": "Okta", "okta-emea.com": "Okta", "oktapreview.com": "Okta",
        "auth0.com": "Auth0", "onelogin.com": "OneLogin", "amazoncognito.com": "Amazon",
        "gappssmtp.com": "Google", "test-google-a.com": "Google", "awsapps.com": "Amazon",
        "zohomail.com": "Zoho", "myshopify.com": "Shopify", "my.salesforce.com": "Salesforce",
    ]
}
