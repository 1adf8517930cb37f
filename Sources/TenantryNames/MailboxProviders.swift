/// Knows the domains at which anybody can have a mailbox, and so none speaks for an organization.
///
/// A subdomain or a wildcard of such a domain counts too. The lists are for warnings in time, not
/// complete: a policy can name more.
package enum MailboxProviders {
    /// Whether the domain is one of a free mailbox or of an internet provider's customers.
    package static func isFreeMail(_ domain: String) -> Bool {
        DomainNames.isListed(domain[...], in: freeMail)
    }

    /// Whether the domain is one of throw-away mailboxes.
    package static func isDisposable(_ domain: String) -> Bool {
        DomainNames.isListed(domain[...], in: disposable)
    }
}
