import TenantryNames
import Testing

struct SlugTests {
    @Test(arguments: [
        "abc", "hospital1", "medigroup-north", "a1-b2-c3", "a23456789-123456789-123456789-12345678",
    ])
    func `takes slugs`(text: String) { #expect(Slug.isValid(text)) }

    @Test(arguments: [
        "", "a", "ab", "1ab", "-ab", "ab-", "a--b", "Abc", "a_b", "a.b", "äbc", "abc ", "../x",
        "a23456789-123456789-123456789-12345678901", "abc\n",
    ])
    func `refuses everything else`(text: String) { #expect(!Slug.isValid(text)) }

    @Test(arguments: [
        ("Hospital One", "hospital-one"),
        ("  Klinikum Süd-West GmbH & Co. KG ", "klinikum-sued-west-gmbh-co-kg"),
        ("Hôpital Général d'Été", "hopital-general-dete"), ("St. John's", "st-johns"),
        ("hospital_1", "hospital-1"), ("3rd Clinic", "org-3rd-clinic"), ("A", "org-a"),
        ("Straße", "strasse"), ("e\u{301}tablissement", "etablissement"),
        ("Łódź Szpital", "lodz-szpital"), ("medigr\u{43E}up", "medigroup"),
    ])
    func `suggests what was meant`(text: String, slug: String) {
        #expect(Slug.suggestion(for: text) == slug)
        #expect(Slug.isValid(slug))
    }

    @Test(arguments: ["", "---", "病院", "😀"])
    func `suggests nothing out of nothing`(text: String) {
        #expect(Slug.suggestion(for: text) == nil)
    }

    @Test func `puts org- in front of organizations only`() {
        #expect(Slug.suggestion(for: "3rd Clinic", shortest: 2) == nil)
        #expect(Slug.suggestion(for: "HR", shortest: 2) == "hr")
    }

    @Test func `cuts what is too long`() throws {
        let slug = try #require(
            Slug.suggestion(for: String(repeating: "long name ", count: 10_000))
        )
        #expect(slug.utf8.count <= 40 && Slug.isValid(slug))
    }

    @Test func `keeps some words back`() {
        #expect(Slug.isReserved("admin"))
        #expect(!Slug.isReserved("hospital1"))
    }
}
