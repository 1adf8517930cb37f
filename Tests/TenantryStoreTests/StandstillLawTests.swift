import TenantryConfig
import TenantryDiagnostics
import TenantryModel
import TenantryPlan
import TenantryReconcile
import TenantryStore
import TenantryTestSupport
import Testing

/// What stands still need not be looked at: whatever happens to files, to what is live, and as days
/// go by, nobody can tell that it was not.
struct StandstillLawTests {
    @Test(arguments: StoreUnderTest.allCases, 0..<4)
    func `a part of a workspace says what all of it would have said`(
        kind: StoreUnderTest,
        part: UInt64
    ) throws {
        var total = VillageStory.Count()
        let count = UInt64(Torture.factor) * (kind == .memory ? 20 : 4)
        for seed in part * count + 1...part * count + count {
            try kind.use { store, _ in
                var story = VillageStory(store, seed: seed)
                if let breach = try story.breach(acts: 16) {
                    Issue.record("seed \(seed): \(breach)")
                }
                total.add(story.count)
            }
        }
        #expect(total.parts > Int(count) * 3)
        #expect(total.small > Int(count) * 2)
        #expect(total.changing > Int(count) / 2)
        #expect(kind == .sqlite || total.otherCatalog > Int(count) / 2)
        for act in VillageStory.Act.allCases where kind == .memory {
            #expect((total.done[act] ?? 0) > 0, "\(act) was never done: \(total.done)")
        }
    }
}

/// Files of organizations that get in each other's way now and then, what happens to them and to
/// what is live, and what must hold then.
struct VillageStory {
    /// What can happen.
    enum Act: CaseIterable, Sendable {
        /// An organization says something else, or is new.
        case write
        /// An organization goes.
        case remove
        /// An organization gets another id.
        case rename
        /// A file gets a comment, which changes nothing.
        case comment
        /// The catalog says something else, or the same in another way.
        case catalog
        /// Somebody pays for others, in another currency, or no longer.
        case account
        /// Somebody changes live from outside.
        case drift
        /// Somebody notes what is known of people and domains.
        case observe
        /// All files are applied.
        case apply
        /// Days go by.
        case wait
    }

    /// How often what was seen.
    struct Count {
        /// Comparisons of a part with all.
        var parts = 0
        /// Those of less than all organizations.
        var small = 0
        /// Those of plans that changed something.
        var changing = 0
        /// Those in which the catalog was another one.
        var otherCatalog = 0
        var done: [Act: Int] = [:]

        mutating func add(_ other: Count) {
            parts += other.parts
            small += other.small
            changing += other.changing
            otherCatalog += other.otherCatalog
            done.merge(other.done, uniquingKeysWith: +)
        }
    }

    private let store: any StateStore
    private var village: Village
    private var day = Example.today
    private var trace: [Act] = []
    private(set) var count = Count()

    init(_ store: any StateStore, seed: UInt64) {
        self.store = store
        village = Village(seed: seed)
    }

    /// Goes on for some acts, and says after which something was told apart.
    mutating func breach(acts: Int) throws -> String? {
        village.found(on: day)
        // Nobody applies what does not stand.
        while workspace.checked().hasErrors { village.found(on: day) }
        try perform(.apply)
        try perform(.observe)
        for _ in 0..<acts {
            let act = village.act()
            let before = village
            trace.append(act)
            do {
                try perform(act)
                count.done[act, default: 0] += 1
            } catch is StoreError {
            } catch is GuardRefusal {
                // People are left where an organization goes.
            }
            if let difference = try difference() { return "\(trace): \(difference)" }
            if workspace.checked().hasErrors, village.flips(3) { village.restore(before) }
        }
        return nil
    }

    private var workspace: Workspace {
        WorkspaceFiles(village.all, root: "").workspace(today: day)
    }

    private mutating func perform(_ act: Act) throws {
        switch act {
        case .write: village.write(on: day)
        case .remove: village.remove()
        case .rename: village.rename()
        case .comment: village.comment()
        case .catalog: village.changeCatalog()
        case .account: village.changeAccount()
        case .drift:
            var live = try store.snapshot().state
            guard !live.organizations.isEmpty else { return }
            live.organizations[0].name = "Somebody else"
            try store.meddle(toward: live)
        case .observe:
            let observation = village.observation(on: day)
            try store.note(observation)
        case .apply:
            let workspace = workspace
            guard !workspace.checked().hasErrors else { return }
            try store.carryOut(Planning(workspace))
        case .wait: day = day.adding(days: village.number(1...25))
        }
    }

    /// Compares, and says what is told apart.
    private mutating func difference() throws -> String? {
        let comparison = try PartComparison(village.all, store, today: day)
        guard comparison.wasPart else { return nil }
        count.parts += 1
        count.small += comparison.elsewhere > 0 ? 1 : 0
        count.changing += comparison.elsewhere > 0 && comparison.hasChanges ? 1 : 0
        count.otherCatalog += comparison.elsewhere > 0 && comparison.hasOtherCatalog ? 1 : 0
        return comparison.difference
    }
}
