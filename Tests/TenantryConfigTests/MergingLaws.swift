import TenantryDiagnostics
import TenantryModel
import TenantryPlan
import TenantryTestSupport
import Testing

@testable import TenantryConfig

/// What becomes of files that are there when the live state is written into them.
struct MergingLaws {
    private static let comment = "# Mind the gap.\n"

    /// The files of a state, each with a comment above.
    private static func files(of state: State) -> [SourceFile] {
        WritingLaws.files(of: state).map { file in
            SourceFile(path: file.path, bytes: Array(comment.utf8) + file.bytes)
        }
    }

    private static func merge(
        _ live: State,
        into files: [SourceFile],
        only selected: Set<Address>? = nil
    ) -> LiveMerge {
        LiveMerge(live, into: files, root: "", only: selected, today: Day(number: 20_710))
    }

    private static func outcome(of merge: LiveMerge, on files: [SourceFile]) -> [SourceFile] {
        var result = Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0) })
        for change in merge.changes { result[change.new.path] = change.new }
        return result.values.sorted { $0.path < $1.path }
    }

    private static func roots(_ state: State) -> Set<Address> {
        Set(
            state.catalog.records.map { Address($0.kind, $0.key) }
                + state.organizations.map { Address(.organization, $0.id) }
        )
    }

    @Test func `the files mean what is live, whatever they meant before`() {
        let breach = Law.breach(seeds: 400) { before, after in
            let (old, live) = (Defaults.expanded(before), Defaults.expanded(after))
            let files = Self.files(of: old)
            let merge = Self.merge(live, into: files)
            guard merge.problems.isEmpty, merge.unwritable.isEmpty else {
                return "\(merge.problems) \(merge.unwritable)"
            }
            let gone = Self.roots(old).subtracting(Self.roots(live))
            guard merge.notLive == gone.sorted() else { return "left are \(merge.notLive)" }
            let outcome = Self.outcome(of: merge, on: files)
            let workspace = WritingLaws.workspace(outcome)
            let problems = workspace.readingProblems.filter {
                $0.severity == .error || $0.code == "FMT008"
            }
            guard problems.isEmpty else { return "\(problems)" }
            let desired = workspace.desired.reduced(to: Array(Self.roots(live)))
            guard desired == live else { return "differs: \(desired.canonicalText)" }
            for change in merge.changes where change.extent != .created {
                guard change.new.bytes.starts(with: Self.comment.utf8) else { return "a comment" }
            }
            return old == live && !merge.changes.isEmpty ? "changes \(merge.changes)" : nil
        }
        #expect(breach == nil)
    }

    @Test func `nothing but the chosen roots changes`() {
        let breach = Law.breach(seeds: 200) { before, after in
            let (old, live) = (Defaults.expanded(before), Defaults.expanded(after))
            guard let chosen = Self.roots(live).sorted().last else { return nil }
            let files = Self.files(of: old)
            let merge = Self.merge(live, into: files, only: [chosen])
            guard merge.changes.count <= 1, merge.notLive.isEmpty else { return "\(merge)" }
            let outcome = WritingLaws.written(Self.outcome(of: merge, on: files))
            let rest = Self.roots(old).subtracting([chosen])
            let untouched = WritingLaws.written(files).reduced(to: Array(rest))
            return outcome.reduced(to: Array(rest)) == untouched ? nil : "others change"
        }
        #expect(breach == nil)
    }

    private static let file = """
        # Hospital One, since 2026.
        schema: 1
        name:  "Hospital One"   # as in the contract
        id: hospital1
        owner: { email: it@hospital1.example, name: Ada Berg }

        # People of the ward.
        users: { staff: provider }
        domains:
          # Bought in 2020.
          - hospital1.example
        # The end.

        """

    private static func afterwards(_ edit: (inout Organization) -> Void) -> (String, String) {
        let files = [SourceFile(path: "organizations/hospital1.yaml", text: file)]
        var live = WritingLaws.workspace(files).desired
        edit(&live.organizations[0])
        live = Defaults.expanded(live)
        let merge = merge(live, into: files)
        let change = merge.changes.first
        let text = change.map { String(decoding: $0.new.bytes, as: UTF8.self) } ?? file
        return (change?.extent.rawValue ?? "none", text)
    }

    @Test func `a single value changes where it stands`() {
        let (extent, text) = Self.afterwards { $0.name = "Hospital 1" }
        #expect(extent == "edited")
        #expect(text == Self.file.replacing("\"Hospital One\"", with: "\"Hospital 1\""))
    }

    @Test func `a value that was not written gets a line, and one that is gone loses it`() {
        let (extent, text) = Self.afterwards { organization in
            organization.state = .suspended
            organization.domains = []
        }
        #expect(extent == "patched")
        let expected = Self.file.replacing(
            "domains:\n  # Bought in 2020.\n  - hospital1.example\n",
            with: "state: suspended\n"
        )
        #expect(text == expected)
    }

    @Test func `of what differs in more than values, only the entry is written anew`() {
        let (extent, text) = Self.afterwards { organization in
            organization.ownerName = "Bo Ek"
            var domain = organization.domains[0]
            domain.name = "ward.example"
            organization.domains.append(domain)
        }
        #expect(extent == "patched")
        let expected = Self.file.replacing("Ada Berg", with: "Bo Ek").replacing(
            "domains:\n  # Bought in 2020.\n  - hospital1.example\n",
            with: "domains: [hospital1.example, ward.example]\n"
        )
        #expect(text == expected)
    }

    @Test func `files that mean the same stay, byte for byte`() {
        #expect(Self.afterwards { _ in }.0 == "none")
    }
}
