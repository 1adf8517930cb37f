/// Knows the companies at which businesses have their identity provider.
package enum IdentityVendors {
    /// Whether a host belongs to a well-known identity vendor.
    ///
    /// - Complexity: O(*labels*).
    package static func knows(host: Substring) -> Bool {
        SharedIssuers.knows(host: host) || DomainNames.isListed(host, in: hosts)
    }

    /// Returns who lends out names under which a mail domain lies, if that is a vendor of sign-ins
    /// or mailboxes.
    ///
    /// - Complexity: O(*labels*).
    package static func lender(of domain: String) -> String? {
        DomainNames.lookUp(domain[...]) { lenders[$0] }
    }

    /// Whether a domain is itself the one under which a vendor lends out names: nobody else can
    /// have it.
    package static func lends(_ domain: Substring) -> Bool { lenders[domain] != nil }

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
