import TenantryConfig
import TenantryDiagnostics
import TenantryModel
import TenantryPlan
import TenantryReconcile
import TenantryStore
import TenantryTestSupport
import Testing

/// Files that were applied as they are need no decoding: nobody can tell that it was left out.
struct UntouchedLawTests {
    @Test(arguments: StoreUnderTest.allCases, 0..<4)
    func `what is not decoded says what it would have said`(
        kind: StoreUnderTest,
        part: UInt64
    ) throws {
        var (untouched, faultless) = (0, 0)
        var done: [FileStory.Act: Int] = [:]
        let count = UInt64(Torture.factor) * (kind == .memory ? 8 : 3)
        for seed in part * count + 1...part * count + count {
            try kind.use { store, _ in
                var story = FileStory(store, seed: seed)
                if let breach = try story.breach(acts: 10) {
                    Issue.record("seed \(seed): \(breach)")
                }
                untouched += story.untouched
                faultless += story.faultless
                done.merge(story.done, uniquingKeysWith: +)
            }
        }
        #expect(untouched > Int(count) * 10)
        #expect(kind == .sqlite || faultless > 0)
        #expect(faultless < untouched)
        for act in FileStory.Act.allCases where kind == .memory {
            #expect((done[act] ?? 0) > 0, "\(act) was never done: \(done)")
        }
    }
}

/// Files, what happens to them and to what is live, and what must hold then.
private struct FileStory {
    /// What can happen.
    enum Act: CaseIterable, Sendable {
        /// Some files are written anew for another state, others stay as they were.
        case edit
        /// Organizations get other ids.
        case rename
        /// A file gets a comment, which changes nothing.
        case comment
        /// Somebody changes live from outside.
        case drift
        /// All files are applied.
        case apply
        /// The file of one organization is applied.
        case applyOne
        /// A run is undone.
        case undo
    }

    private let store: any StateStore
    private var arbitrary: ArbitraryState
    private var desired: State
    private var files: [SourceFile]
    private var trace: [Act] = []
    /// How many files were not decoded.
    private(set) var untouched = 0
    /// Of how many of these it was known that no rule for single files speaks.
    private(set) var faultless = 0
    /// How often each act was carried out.
    private(set) var done: [Act: Int] = [:]

    init(_ store: any StateStore, seed: UInt64) {
        self.store = store
        arbitrary = ArbitraryState(seed: seed)
        desired = State()
        files = []
        rewrite(arbitrary.state())
    }

    /// Goes on for some acts, and says after which something was told apart.
    mutating func breach(acts: Int) throws -> String? {
        try perform(.apply)
        for _ in 0..<acts {
            let act = arbitrary.act()
            trace.append(act)
            do {
                try perform(act)
                done[act, default: 0] += 1
            } catch is SelectionError {
            } catch is StoreError {
                // Old and new files together can ask for what no database holds.
            } catch is Reversal.Refusal {}
            if let difference = try difference() { return "\(trace): \(difference)" }
        }
        return nil
    }

    private mutating func perform(_ act: Act) throws {
        switch act {
        case .edit: rewrite(arbitrary.edited(desired.withoutNotes))
        case .rename: rewrite(arbitrary.renamed(desired.withoutNotes))
        case .comment:
            guard let place = arbitrary.place(among: files) else { return }
            files[place] = SourceFile(
                path: files[place].path,
                bytes: files[place].bytes + Array("# more\n".utf8)
            )
        case .drift:
            let live = try store.snapshot().state
            try store.meddle(
                toward: arbitrary.edited(live)
                    .withFirstDays(from: live, today: Circumstances.today).withoutNotes
            )
        case .apply: try apply(Selection())
        case .applyOne:
            let id = arbitrary.place(among: desired.organizations).map {
                desired.organizations[$0].id.string
            }
            try apply(Selection(only: [NamePattern(id ?? "nobody")]))
        case .undo:
            guard let run = try store.runs().first else { return }
            try store.carryOut(Reversal(of: run.id, andLater: false))
        }
    }

    /// Writes the files of another state over these, but not all of them.
    private mutating func rewrite(_ state: State) {
        let old = Dictionary(files.map { ($0.path, $0) }) { first, _ in first }
        desired = arbitrary.plainer(state)
        files = FileStory.files(of: desired).map { new in
            guard let known = old[new.path], known != new else { return new }
            return arbitrary.flips(3) ? known : new
        }
    }

    private func apply(_ selection: Selection) throws {
        try store.carryOut(Planning(workspace(knowing: try store.snapshot()), selection))
    }

    private func workspace(knowing live: LiveSnapshot?) -> Workspace {
        let read = WorkspaceFiles(files, root: "")
        return live.map {
            read.workspace(today: Circumstances.today, knowing: $0, DigestedFiles(read))
        } ?? read.workspace(today: Circumstances.today)
    }

    private static func files(of state: State) -> [SourceFile] {
        let files =
            LiveFiles.catalog(state.catalog)
            + LiveFiles.organizations(state.organizations, in: state)
        return files.sorted { $0.path < $1.path }
    }
}

extension FileStory {
    /// Reads the files with and without knowing what is live, and says what is told apart.
    private mutating func difference() throws -> String? {
        let live = try store.snapshot()
        let (whole, fast) = (workspace(knowing: nil), workspace(knowing: live))
        untouched += fast.untouchedPlaces.count { $0 != nil }
        faultless += fast.desired.organizations.indices.count { fast.isFaultless($0) }
        guard whole.desired == fast.desired else {
            return "desired: \(Differ.changes(from: whole.desired, to: fast.desired))"
        }
        let organizations = whole.desired.organizations.indices
        guard organizations.allSatisfy({ whole.written($0) == fast.written($0) }) else {
            return "what is written"
        }
        // Asking all rules takes most of the time.
        if arbitrary.flips(5), let findings = otherFindings(whole, fast, live.state) {
            return findings
        }
        let plan = try Planning(whole).plan(live, isLoadedWith: true)
        let fastPlan = try Planning(fast).plan(live, isLoadedWith: true)
        guard plan.plan == fastPlan.plan else {
            return "plans: \(plan.plan) and \(fastPlan.plan)"
        }
        return plan.sources() == fastPlan.sources() ? nil : "digests of files"
    }

    private func otherFindings(_ whole: Workspace, _ fast: Workspace, _ live: State) -> String? {
        let (found, fastFound) = (whole.checked(live: live), fast.checked(live: live))
        let differing = Set(found.all).symmetricDifference(fastFound.all).sorted()
        guard differing.isEmpty, found.waived == fastFound.waived else {
            return "findings: \(differing.map { "\($0.code) \($0.message)" })"
        }
        return nil
    }
}

extension StateStore {
    /// Carries out what is planned.
    func carryOut(_ planning: Planning) throws {
        _ = try apply(Circumstances.context) { transaction in try planning.plan(transaction) }
    }

    /// Undoes a run.
    func carryOut(_ reversal: Reversal) throws {
        _ = try apply(Circumstances.context) { transaction in
            try reversal.plan(transaction, today: Circumstances.today).plan
        }
    }
}

extension ArbitraryState {
    /// Makes some organizations plain: of the others rules always have something to say.
    ///
    /// Half of these have one admin, which is worth a warning.
    fileprivate mutating func plainer(_ state: State) -> State {
        var state = state
        for place in state.organizations.indices
        where state.organizations[place].id.utf8.count % 2 == 0 {
            var plain = Organization()
            plain.id = state.organizations[place].id
            plain.parent = state.organizations[place].parent
            (plain.name, plain.ownerName) = ("Clinic", "Ada Berg")
            plain.ownerEmail = "ada@clinic.example"
            if flips(2) {
                var admin = Admin()
                (admin.email, admin.role) = (
                    plain.ownerEmail, state.catalog.adminRoles.first?.id ?? ""
                )
                plain.admins = state.catalog.adminRoles.isEmpty ? [] : [admin]
            }
            state.organizations[place] = plain
        }
        return state.repaired
    }

    /// Draws an act; what needs an apply in front of it comes often enough after one.
    fileprivate mutating func act() -> FileStory.Act {
        flips(2) ? .apply : one(FileStory.Act.allCases) ?? .edit
    }

    /// Draws the place of an element.
    fileprivate mutating func place<Element>(among elements: [Element]) -> Int? {
        one(Array(elements.indices))
    }
}
