import TenantryNames
import Testing

struct PublicSuffixesTests {
    @Test(arguments: ["co.uk", "com.au", "github.io", "com", "ck", "any.ck", "nowhere"])
    func `knows suffixes of both sections`(name: String) {
        #expect(PublicSuffixes.builtIn.isPublicSuffix(name))
    }

    @Test(arguments: ["hospital.co.uk", "hospital.github.io", "www.ck", "hospital.example"])
    func `knows what is below a suffix`(name: String) {
        #expect(!PublicSuffixes.builtIn.isPublicSuffix(name))
        #expect(PublicSuffixes.builtIn.registrableDomain(of: name) == name)
    }

    @Test func `finds the registrable domain`() {
        let suffixes = PublicSuffixes.builtIn
        #expect(suffixes.registrableDomain(of: "a.b.hospital.co.uk") == "hospital.co.uk")
        #expect(suffixes.registrableDomain(of: "co.uk") == nil)
    }

    @Test func `sees through wildcards`() {
        let suffixes = PublicSuffixes.builtIn
        #expect(suffixes.isOpenToStrangers("*.co.uk"))
        #expect(suffixes.isOpenToStrangers("co.uk"))
        #expect(!suffixes.isOpenToStrangers("*.hospital.co.uk"))
        #expect(!suffixes.isOpenToStrangers("hospital.co.uk"))
    }

    @Test func `tells lent names from own ones`() {
        #expect(PublicSuffixes.builtIn.isLent("hospital.github.io"))
        #expect(!PublicSuffixes.builtIn.isLent("hospital.co.uk"))
        #expect(!PublicSuffixes.builtIn.isLent("hospital.nowhere"))
    }

    @Test func `takes another list`() throws {
        let text = """
            // ===BEGIN ICANN DOMAINS===
            example
            care.example
            *.open.example
            !closed.open.example
            // ===END ICANN DOMAINS===
            // ===BEGIN PRIVATE DOMAINS===
            pages.example
            // ===END PRIVATE DOMAINS===

            """
        let suffixes = try #require(PublicSuffixes(text: text))
        #expect(suffixes.isPublicSuffix("care.example"))
        #expect(suffixes.isPublicSuffix("pages.example"))
        #expect(suffixes.isLent("hospital.pages.example"))
        #expect(suffixes.isPublicSuffix("any.open.example"))
        #expect(suffixes.isOpenToStrangers("*.open.example"))
        #expect(!suffixes.isPublicSuffix("closed.open.example"))
        #expect(!suffixes.isPublicSuffix("co.uk"))
        #expect(suffixes.registrableDomain(of: "a.b.care.example") == "b.care.example")
    }

    @Test(arguments: ["", "\n", "// nothing\n"])
    func `refuses a list without a suffix`(text: String) {
        #expect(PublicSuffixes(text: text) == nil)
    }

    @Test func `can be asked from many threads`() async throws {
        let suffixes = try #require(PublicSuffixes(text: "example\ncare.example\n"))
        await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<100 {
                group.addTask {
                    (0..<100).allSatisfy { _ in suffixes.isPublicSuffix("care.example") }
                }
            }
            for await isRight in group { #expect(isRight) }
        }
    }
}
