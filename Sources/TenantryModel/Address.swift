/// What names one thing in a state: the way to it, from an organization or the catalog.
///
/// Written `hospital2/connection/patients` or `catalog/service/meal-ordering/role/patient`; no
/// organization may be called `catalog`.
package struct Address: Hashable, Sendable {
    // Most addresses are of roots, and a table of them is asked often: no array for one step.
    /// The first step: an organization, or a thing that stands directly in the catalog.
    package let outermost: Step
    /// The steps after it, from the outside in.
    package let inside: [Step]

    /// One step of the way.
    package struct Step: Hashable, Comparable, Sendable {
        /// The kind of the thing.
        package let kind: Kind
        /// Its key among its siblings.
        package let key: Text

        /// Names a thing among its siblings.
        package init(_ kind: Kind, _ key: Text) {
            self.kind = kind
            self.key = key
        }

        package static func < (lhs: Step, rhs: Step) -> Bool {
            lhs.kind != rhs.kind ? lhs.kind.position < rhs.kind.position : lhs.key < rhs.key
        }
    }

    /// The address of an organization, or of a thing that stands directly in the catalog.
    package init(_ kind: Kind, _ key: Text) { self.init(Step(kind, key), inside: []) }

    /// The address of what an organization calls a connection: `patients` for one of its own,
    /// `group/sso` for one that another organization lends.
    package init(connection name: Text, of organization: Text) {
        let parts = name.string.split(separator: "/", maxSplits: 1).map { Text(String($0)) }
        let (owner, id) = parts.count == 2 ? (parts[0], parts[1]) : (organization, name)
        self = Address(.organization, owner).child(.connection, id)
    }

    private init(_ outermost: Step, inside: [Step]) {
        self.outermost = outermost
        self.inside = inside
    }

    /// The address of a thing inside this one.
    package func child(_ kind: Kind, _ key: Text) -> Address {
        Address(outermost, inside: inside + [Step(kind, key)])
    }

    /// Whether it stands inside nothing else.
    package var isRoot: Bool { inside.isEmpty }

    /// The organization or the thing of the catalog to which it belongs.
    package var root: Address { Address(outermost, inside: []) }

    /// The thing in which it stands; `nil` for a root.
    package var outside: Address? {
        isRoot ? nil : Address(outermost, inside: Array(inside.dropLast()))
    }

    /// The whole way, from the outside in.
    package var steps: [Step] { [outermost] + inside }

    /// The kind of the thing.
    package var kind: Kind { (inside.last ?? outermost).kind }

    /// The key of the thing among its siblings.
    package var key: Text { (inside.last ?? outermost).key }

    /// Whether it is, or belongs to, an organization.
    package var isInOrganization: Bool { outermost.kind == .organization }

    /// The same way from another root.
    package func moved(to key: Text) -> Address {
        Address(Step(outermost.kind, key), inside: inside)
    }
}

extension Address: Comparable, CustomStringConvertible {
    package var description: String {
        var text = ""
        for (index, step) in steps.enumerated() {
            if index > 0 || !isInOrganization {
                text += index > 0 ? "/" : "catalog/"
                text += step.kind.rawValue
            }
            if step.key.isEmpty { continue }
            if !text.isEmpty { text += "/" }
            text += step.key.string
        }
        return text
    }

    /// Orders the catalog first, then by kind and key: what stands outside before what is inside.
    package static func < (lhs: Address, rhs: Address) -> Bool {
        guard lhs.outermost == rhs.outermost else { return lhs.outermost < rhs.outermost }
        for (left, right) in zip(lhs.inside, rhs.inside) where left != right { return left < right }
        return lhs.inside.count < rhs.inside.count
    }
}

extension Kind {
    /// The place in ``Kind/allCases``: things of the catalog come before organizations.
    package var position: Int {
        switch self {
        case .provider: 0
        case .policy: 1
        case .service: 2
        case .role: 3
        case .plan: 4
        case .adminRole: 5
        case .partner: 6
        case .person: 7
        case .team: 8
        case .billingAccount: 9
        case .organization: 10
        case .connection: 11
        case .users: 12
        case .domain: 13
        case .subscription: 14
        case .admin: 15
        case .collaborator: 16
        case .waiver: 17
        case .signInExpectation: 18
        case .administrationExpectation: 19
        case .billExpectation: 20
        }
    }
}
