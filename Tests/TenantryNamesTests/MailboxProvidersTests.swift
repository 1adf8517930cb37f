import Testing

@testable import TenantryNames

struct MailboxProvidersTests {
    @Test(arguments: ["gmail.com", "outlook.com", "t-online.de", "*.gmail.com", "sub.yahoo.co.uk"])
    func `knows free mailboxes`(domain: String) { #expect(MailboxProviders.isFreeMail(domain)) }

    @Test(arguments: ["hospital.example", "notgmail.com", "com", "gmail.com.hospital.example", ""])
    func `leaves other domains alone`(domain: String) {
        #expect(!MailboxProviders.isFreeMail(domain))
        #expect(!MailboxProviders.isDisposable(domain))
    }

    @Test func `knows throw-away mailboxes`() {
        #expect(MailboxProviders.isDisposable("mailinator.com"))
        #expect(MailboxProviders.isDisposable("any.yopmail.com"))
    }

    @Test func `has lists of correct names, none in both`() {
        #expect(MailboxProviders.freeMail.count >= 150)
        #expect(MailboxProviders.disposable.count >= 60)
        #expect(MailboxProviders.freeMail.isDisjoint(with: MailboxProviders.disposable))
        for name in MailboxProviders.freeMail.union(MailboxProviders.disposable) {
            #expect(MailDomain.parse(String(name)) == .success(domain(String(name))))
        }
    }

    private func domain(_ name: String) -> MailDomain {
        MailDomain(name: name, wasNormalised: false)
    }
}
