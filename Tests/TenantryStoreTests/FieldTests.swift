import TenantryModel
import TenantryPlan
import TenantryTestSupport
import Testing

/// No store forgets a field.
struct FieldTests {
    /// Fields that stand for the thing itself, and so cannot have another value.
    private static func canChange(_ field: Description.FieldDescription) -> Bool {
        field.role != .key && field.role != .instruction
    }

    @Test func `the full states say something in every field`() {
        let fields = Self.spokenFields(of: FullState.first)
        let missing = Description.all.flatMap { description in
            description.fields.filter { $0.role != .instruction }
                .map { "\(description.kind.rawValue).\($0.name)" }
                .filter { !fields.contains($0) }
        }
        #expect(missing == [])
    }

    /// The fields that have another value than when nothing is said.
    private static func spokenFields(of state: State) -> Set<String> {
        var found: Set<String> = []
        func look(_ record: Record) {
            for (field, value) in zip(record.description.fields, record.values)
            where value != field.initial {
                found.insert("\(record.kind.rawValue).\(field.name)")
            }
            for child in record.sections.joined() { look(child) }
        }
        for record in state.catalog.records + state.organizations.map(\.record) { look(record) }
        return found
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `every field of every kind is kept, and kept when it changes`(
        kind: StoreUnderTest
    ) throws {
        try kind.use { store, file in
            var contract = Contract(store, file)
            for state in [FullState.first, FullState.second, State(), FullState.second] {
                let breach = try contract.breach(applying: state)
                #expect(breach == nil)
            }
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `each change by itself is kept`(kind: StoreUnderTest) throws {
        let changes = Differ.changes(from: FullState.first, to: FullState.second)
        try kind.use { store, file in
            var contract = Contract(store, file)
            _ = try contract.breach(applying: FullState.first)
            for change in changes {
                guard case .update(let fields) = change.content else { continue }
                for field in fields {
                    let one = Change(change.address, .update([field]))
                    let desired = FullState.first.applying([one])
                    // Some fields make sense only together, such as a kind of plan and seats.
                    guard desired == desired.repaired else { continue }
                    let breach = try contract.breach(applying: desired)
                    #expect(breach == nil, "\(change.address) \(field.name)")
                }
            }
        }
    }

    @Test func `the full states differ in most fields`() {
        let changes = Differ.changes(from: FullState.first, to: FullState.second)
        let changed = Set(
            changes.flatMap { change in
                change.fields.map { "\(change.address.kind.rawValue).\($0.name)" }
            }
        )
        let all = Description.all.flatMap { description in
            description.fields.filter(Self.canChange)
                .map { "\(description.kind.rawValue).\($0.name)" }
        }
        #expect(changed.count * 3 > all.count * 2, "same: \(all.filter { !changed.contains($0) })")
    }
}
