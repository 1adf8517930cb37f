import TenantryModel
import TenantryPlan
import TenantryTestSupport
import Testing

/// What must hold for the changes between any two states.
struct DifferLawsTests {
    @Test func `carrying out the changes from a to b on a gives b`() {
        let breach = Law.breach { before, after in
            let result = before.applying(Differ.changes(from: before, to: after))
            return result == after ? nil : "differs in \(Differ.changes(from: after, to: result))"
        }
        #expect(breach == nil)
    }

    @Test func `carrying out the changes back gives a again`() {
        let breach = Law.breach { before, after in
            let there = before.applying(Differ.changes(from: before, to: after))
            let back = there.applying(Differ.changes(from: after, to: before))
            return back == before ? nil : "differs in \(Differ.changes(from: before, to: back))"
        }
        #expect(breach == nil)
    }

    // A table that was written from outside can hold a key twice. What comes of that is compared
    // with what is read back, and refused; it must not end the process.
    @Test func `where keys are there twice, everything else still comes out as it shall`() {
        let breach = Law.breach { before, after in
            let damaged = before.withKeysTwice
            let there = damaged.applying(Differ.changes(from: damaged, to: after))
            let back = after.applying(Differ.changes(from: after, to: damaged))
            return there.catalog.partners == after.catalog.partners
                && back.catalog.partners == before.catalog.partners ? nil : "partners differ"
        }
        #expect(breach == nil)
    }

    @Test func `there are changes exactly between states that differ`() {
        let breach = Law.breach { before, after in
            guard Differ.changes(from: after, to: after).isEmpty else { return "b on b changes" }
            let changes = Differ.changes(from: before, to: after)
            return changes.isEmpty == (before == after) ? nil : "\(changes)"
        }
        #expect(breach == nil)
    }

    @Test func `changes are sorted by address, each address once`() {
        let breach = Law.breach { before, after in
            let addresses = Differ.changes(from: before, to: after).map(\.address)
            for (left, right) in zip(addresses, addresses.dropFirst()) where right <= left {
                return "\(right) comes after \(left)"
            }
            return nil
        }
        #expect(breach == nil)
    }

    @Test func `changes of one organization do not depend on the others`() {
        let breach = Law.breach { before, after in
            let whole = Differ.changes(from: before, to: after)
            var parts = Differ.changes(
                from: State(catalog: before.catalog),
                to: State(catalog: after.catalog)
            )
            for id in Set((before.organizations + after.organizations).map(\.id)).sorted() {
                parts += Differ.changes(
                    from: State(organizations: before.organizations.filter { $0.id == id }),
                    to: State(organizations: after.organizations.filter { $0.id == id })
                )
            }
            return whole == parts ? nil : "\(whole) is not \(parts)"
        }
        #expect(breach == nil)
    }

    @Test func `values before and after are those of the states`() {
        let breach = Law.breach { before, after in
            let forth = Differ.changes(from: before, to: after).filter { $0.action == .update }
            let back = Differ.changes(from: after, to: before).filter { $0.action == .update }
            guard forth.map(\.address) == back.map(\.address) else { return "other addresses" }
            for (one, other) in zip(forth, back) {
                let turned = other.fields.map {
                    FieldChange($0.name, before: $0.after, after: $0.before)
                }
                if one.fields != turned { return "\(one) is not \(other) turned round" }
            }
            return nil
        }
        #expect(breach == nil)
    }
}

extension State {
    /// Each organization, connection, domain and service twice, the second with another name.
    fileprivate var withKeysTwice: State {
        func twice<Thing>(_ things: [Thing], _ changing: (inout Thing) -> Void) -> [Thing] {
            things.flatMap { thing in
                var other = thing
                changing(&other)
                return [thing, other]
            }
        }
        var result = self
        result.catalog.services = twice(catalog.services) { $0.name = "Other" }
        result.organizations = twice(organizations) { $0.name = "Other" }
        for place in result.organizations.indices {
            let organization = result.organizations[place]
            result.organizations[place].connections = twice(organization.connections) {
                $0.clientID = "other"
            }
            result.organizations[place].domains = twice(organization.domains) {
                $0.proof = .contract
            }
        }
        return result
    }
}
