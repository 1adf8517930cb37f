/// Knows the domains at which anybody can have a mailbox, and so none speaks for an organization.
///
/// A subdomain or a wildcard of such a domain counts too. The lists are for warnings in time, not
/// complete: a policy can name more.
package enum MailboxProviders {
    /// Whether the domain is one of a free mailbox or of an internet provider's customers.
    package static func isFreeMail(_ domain: String) -> Bool { matches(domain, freeMail) }

    /// Whether the domain is one of throw-away mailboxes.
    package static func isDisposable(_ domain: String) -> Bool { matches(domain, disposable) }

    /// Looks for the name itself and every parent of two labels or more.
    private static func matches(_ domain: String, _ listed: Set<Substring>) -> Bool {
        var rest = domain[...]
        while let dot = rest.utf8.firstIndex(of: UInt8(ascii: ".")) {
            if listed.contains(rest) { return true }
            rest = rest[rest.utf8.index(after: dot)...]
        }
        return false
    }
}
