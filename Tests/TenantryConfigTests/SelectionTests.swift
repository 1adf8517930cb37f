import Synchronization
import TenantryModel
import TenantryTestSupport
import Testing

@testable import TenantryConfig

/// Plans for some organizations only.
struct SelectionTests {
    @Test(
        arguments: [
            ("hospital2", "hospital2", true), ("hospital2", "hospital22", false),
            ("hospital*", "hospital22", true), ("*", "", true), ("*", "a", true),
            ("*-north", "medigroup-north", true), ("*-north", "north", false),
            ("a*b*c", "a-b-b-c", true), ("a*b*c", "acb", false), ("?", "a", true),
            ("?", "", false), ("?", "ab", false), ("h?", "hé", false), ("a**", "a", true),
        ]
    )
    func `a pattern stands for ids`(_ pattern: String, _ id: String, _ isOne: Bool) {
        #expect(NamePattern(pattern).matches(id) == isOne)
    }

    @Test func `a pattern full of stars costs no more than its length times the name's`() {
        let pattern = NamePattern(String(repeating: "*a", count: 2_000) + "b")
        #expect(!pattern.matches(String(repeating: "a", count: 4_000)))
    }

    /// What is selected is as the files say, what is not is as it is live, and that is told.
    @Test func `what is left out stays as it is live`() {
        let sayable = Atomic(0)
        let breach = Law.breach(seeds: 300) { before, after in
            let (live, desired) = (Defaults.expanded(before), Defaults.expanded(after))
            let whole = WritingLaws.workspace(WritingLaws.files(of: desired))
            let ids = Set((live.organizations + desired.organizations).map(\.id)).sorted()
            let wanted = Set(ids.enumerated().filter { $0.offset % 2 == 0 }.map(\.element))
            let selected = SelectedWorkspace(
                Selection(except: wanted.map { NamePattern($0.string) }),
                of: whole,
                live: live,
                managed: Set(live.organizations.map(\.id))
            )
            let out = selected.ids
            guard out.isSuperset(of: wanted) else { return "left out are \(out)" }
            // Who gets a default from a lender that is selected may not be able to stay without.
            guard selected.unsayable.isEmpty else { return nil }
            sayable.add(1, ordering: .relaxed)
            let result = selected.workspace.desired
            guard result.catalog == whole.desired.catalog else { return "the catalog" }
            for id in ids {
                guard out.contains(id) else {
                    // What it omits may be said by whoever lends to it, so words are compared.
                    if selected.workspace.written(id) == whole.written(id) { continue }
                    return "\(id) is not as the files say"
                }
                guard result.organization(id).isAsLive(live.organization(id)) else {
                    return "\(id) is not as it is live"
                }
            }
            let differing = out.filter {
                !whole.desired.organization($0).isAsLive(live.organization($0))
            }
            let told = Set(selected.leftOut.map(\.key))
            return told == differing ? nil : "told \(told), differing \(differing)"
        }
        #expect(breach == nil)
        #expect(sayable.load(ordering: .relaxed) > 270)
    }

    @Test func `an organization that gets another id is left out or selected as one`() {
        func state(_ organizations: [(id: Text, formerly: [Text])]) -> State {
            State(
                catalog: Catalog(),
                organizations: organizations.map { organization in
                    var result = Organization(Description.of(.organization).initial)
                    result.id = organization.id
                    result.formerly = organization.formerly
                    return result
                }
            )
        }
        let live = state([("clinic", []), ("hospital", []), ("other", [])])
        let desired = state([("hospital", ["clinic"]), ("ward", ["hospital"]), ("other", [])])
        func out(_ selection: Selection) -> Set<Text> { selection.ids(leftOutOf: desired, live) }
        #expect(out(Selection(except: [NamePattern("ward")])) == ["clinic", "hospital", "ward"])
        #expect(out(Selection(only: [NamePattern("clinic")])) == ["other"])
        #expect(out(Selection(changed: ["ward", "other"])).isEmpty)
        #expect(
            out(Selection(only: [NamePattern("*")], except: [NamePattern("clinic")]))
                == ["clinic", "hospital", "ward"]
        )
    }
}

extension Organization? {
    /// Whether a file means what is live: former ids and first days are not the file's to say.
    fileprivate func isAsLive(_ live: Organization?) -> Bool {
        guard let self, let live else { return self == nil && live == nil }
        return self.settled(by: live) == live
    }
}
