import TenantryConfig
import TenantryDiagnostics
import TenantryModel
import TenantryPlan
import TenantryReconcile
import TenantryStore
import TenantryTestSupport
import Testing

/// What every rule says is said, too, while all others stand still.
struct StandstillRuleTests {
    @Test
    func `a rule finds whom a changed file meets`() throws {
        var (parts, found) = (0, 0)
        for rule in RuleCatalog.all {
            let page = rule.page
            guard let store = try Self.store(after: page.repaired) else { continue }
            for files in Self.steps(from: Self.quiet(page.repaired), to: Self.quiet(page.failing)) {
                let comparison = try PartComparison(
                    files,
                    store,
                    today: Example.today,
                    root: "tenants"
                )
                #expect(comparison.difference == nil, "\(page.code): \(files.map(\.path))")
                parts += comparison.wasPart ? 1 : 0
                found += comparison.elsewhere > 0 ? 1 : 0
            }
        }
        #expect(parts > 100)
        #expect(found > 40)
    }

    @Test
    func `a rule that goes by the day speaks when the day comes`() throws {
        var (quiet, stirred) = (0, 0)
        for rule in RuleCatalog.all {
            for example in [rule.page.repaired, rule.page.failing] {
                guard let store = try Self.store(after: example) else { continue }
                for distance in Array(0...31) + [47, 48, 49, 60, 400] {
                    let comparison = try PartComparison(
                        Self.quiet(example),
                        store,
                        today: Example.today.adding(days: distance),
                        root: "tenants"
                    )
                    #expect(comparison.difference == nil, "\(rule.page.code), day \(distance)")
                    quiet += comparison.elsewhere > 0 ? 1 : 0
                    stirred += comparison.wasPart && comparison.elsewhere == 0 ? 1 : 0
                }
            }
        }
        #expect(quiet > 500)
        #expect(stirred > 100)
    }

    /// A store to which an example was applied; `nil` if it cannot be.
    private static func store(after example: Example) throws -> InMemoryStateStore? {
        let store = InMemoryStateStore()
        let workspace = WorkspaceFiles(quiet(example), root: "tenants")
            .workspace(today: Example.today)
        guard !workspace.checked().hasErrors else { return nil }
        try store.carryOut(Planning(workspace))
        return store
    }

    /// The files of an example, with a second admin where there is one: otherwise there would be
    /// something to say about most, always.
    private static func quiet(_ example: Example) -> [SourceFile] {
        example.workspace.map { file in
            let text = String(decoding: file.bytes, as: UTF8.self)
            let second = "{ email: second@acme.example, role: org-admin }"
            return SourceFile(
                path: file.path,
                text: text.replacing("role: org-admin }]", with: "role: org-admin }, \(second)]")
            )
        }
    }

    /// The files on the way from some to others: one changed, or all.
    private static func steps(
        from old: [SourceFile],
        to new: [SourceFile]
    ) -> [[SourceFile]] {
        let before = Dictionary(old.map { ($0.path, $0) }) { first, _ in first }
        let after = Dictionary(new.map { ($0.path, $0) }) { first, _ in first }
        let changed = Set(before.keys).union(after.keys)
            .filter { before[$0] != after[$0] }.sorted()
        let single = changed.map { path in
            var files = before
            files[path] = after[path]
            return files.values.sorted { $0.path < $1.path }
        }
        return single + (changed.count > 1 ? [new] : [])
    }
}
