import TenantryConfig
import TenantryModel
import TenantryPlan
import TenantryTestSupport
import Testing

/// What must hold for canonical forms and digests.
struct CanonicalLawsTests {
    @Test func `reading a canonical form gives the thing again`() {
        let breach = Law.breach { _, state in
            let read = CanonicalReading.state(from: state.canonicalForms)
            return read == state ? nil : "differs in \(Differ.changes(from: state, to: read))"
        }
        #expect(breach == nil)
    }

    @Test func `equal things have equal forms and digests, different things different ones`() {
        let breach = Law.breach { before, after in
            let (old, new) = (before.canonicalForms, after.canonicalForms)
            let changed = Set(Differ.changes(from: before, to: after).map(\.address.root))
            let sorted = RootDigests.of(after)
            let digests = Dictionary(uniqueKeysWithValues: sorted.map { ($0, $1) })
            for (address, form) in new {
                guard digests[address] == Digest(of: form.bytes) else {
                    return "digest of \(address)"
                }
                if (form == old[address]) == changed.contains(address) {
                    return "form of \(address)"
                }
            }
            return sorted.map(\.address) == new.keys.sorted() ? nil : "in another order"
        }
        #expect(breach == nil)
    }

    @Test func `forms tell apart what only bytes tell apart`() {
        var one = Organization()
        one.id = "acme"
        var forms: Set<CanonicalForm> = []
        for word in Pools.words {
            one.name = word
            forms.insert(one.canonicalForm)
        }
        #expect(forms.count == Pools.words.count)
    }

    @Test func `notes of old ids are no part of a form`() {
        var one = Organization()
        one.id = "acme"
        let plain = one.canonicalForm.bytes
        one.formerly = ["beta"]
        #expect(one.canonicalForm.bytes == plain)
    }
}
