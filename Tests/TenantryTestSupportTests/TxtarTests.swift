import TenantryTestSupport
import Testing

struct TxtarTests {
    private static let text = """
        # Prose.
        tenantry plan

        exit 2
        -- tenants/a.yaml --
        id: a
        -- empty --
        -- last --
        -- not a name
        end

        """

    @Test func `reads commands and sections`() throws {
        let file = try Txtar(Self.text)
        #expect(file.commands.map(\.text) == ["tenantry plan", "exit 2"])
        #expect(file.commands.map(\.line) == [2, 4])
        #expect(file.sections.map(\.name) == ["tenants/a.yaml", "empty", "last"])
        #expect(file["tenants/a.yaml"] == "id: a\n")
        #expect(file["empty"] == "")
        #expect(file["last"] == "-- not a name\nend\n")
        #expect(file["missing"] == nil)
    }

    @Test func `comes back as it was`() throws {
        #expect(try Txtar(Self.text).text == Self.text)
    }

    @Test func `replaces and appends sections`() throws {
        var file = try Txtar("run\n-- a --\n1\n")
        file["a"] = "2\n"
        file["b"] = "3\n"
        #expect(file.text == "run\n-- a --\n2\n-- b --\n3\n")
    }

    @Test func `refuses a second section of one name`() {
        #expect(throws: Txtar.Refusal.duplicateSection("a", line: 2)) {
            try Txtar("-- a --\n-- a --\n")
        }
    }

    @Test func `keeps carriage returns`() throws {
        #expect(try Txtar("-- a --\none\r\ntwo\n")["a"] == "one\r\ntwo\n")
    }

    @Test(arguments: [("", true), ("a\n", true), ("a", false), ("a\n-- b --\n", false)])
    func `knows what a section can hold`(text: String, isPossible: Bool) {
        #expect(Txtar.canHold(text) == isPossible)
    }
}
