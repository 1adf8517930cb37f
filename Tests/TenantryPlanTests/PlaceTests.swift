import TenantryModel
import Testing

/// An organization is found wherever one begins to look.
struct PlaceTests {
    @Test(arguments: [0, 1, 2, 3, 17, 64])
    func `from any place as from the first`(count: Int) {
        let ids = (0..<count).map { Text("id-\(1_000 + 2 * $0)") }
        let state = State(
            organizations: ids.map { id in
                var organization = Organization()
                organization.id = id
                return organization
            }
        )
        // Those that are there, those between, and one before and behind all.
        for number in 0...2 * count + 1 {
            let id = Text("id-\(999 + number)")
            for start in 0...count + 1 {
                #expect(state.place(of: id, after: start) == ids.firstIndex(of: id))
            }
        }
    }
}
