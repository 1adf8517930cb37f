/// The value of one field, whatever its type: what changes, renderers and stores speak of.
package enum FieldValue: Hashable, Sendable {
    /// Nothing is said.
    case absent
    /// A text, also a date, an amount, a choice.
    case text(Text)
    /// A whole number.
    case integer(Int)
    /// Yes or no.
    case flag(Bool)
    /// A set of texts, sorted by bytes.
    case texts([Text])
    /// A map from text to text, sorted by key.
    case pairs([Pair])
    /// Which claim values give which roles, sorted.
    case grants([Grant])

    /// Whether nothing is said: absent, or an empty set.
    package var isEmpty: Bool {
        switch self {
        case .absent: true
        case .text, .integer, .flag: false
        case .texts(let texts): texts.isEmpty
        case .pairs(let pairs): pairs.isEmpty
        case .grants(let grants): grants.isEmpty
        }
    }
}

/// One entry of a map from text to text.
package struct Pair: Hashable, Comparable, Sendable {
    /// The name.
    package var key: Text
    /// What it stands for.
    package var value: Text

    /// Pairs a name with its value.
    package init(_ key: Text, _ value: Text) {
        self.key = key
        self.value = value
    }

    package static func < (lhs: Pair, rhs: Pair) -> Bool {
        lhs.key != rhs.key ? lhs.key < rhs.key : lhs.value < rhs.value
    }
}

/// A role that comes with an attribute value, or with every sign-in.
package struct Grant: Hashable, Comparable, Sendable {
    /// The attribute that decides; empty: every user of the connection has the role.
    package var attribute: Text
    /// The value that it must have, compared byte by byte; empty exactly if `attribute` is.
    package var value: Text
    /// What is given: `service/role`.
    package var role: RoleName

    /// Says which value gives which role.
    package init(attribute: Text = "", value: Text = "", role: RoleName) {
        self.attribute = attribute
        self.value = value
        self.role = role
    }

    package static func < (lhs: Grant, rhs: Grant) -> Bool {
        if lhs.attribute != rhs.attribute { return lhs.attribute < rhs.attribute }
        return lhs.value != rhs.value ? lhs.value < rhs.value : lhs.role < rhs.role
    }
}

/// The full name of a role: `service/role`.
package struct RoleName: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The whole name.
    package let text: Text

    /// Takes a name as written.
    package init(_ text: Text) { self.text = text }

    /// Puts a name together.
    package init(service: Text, role: Text) { text = Text("\(service)/\(role)") }

    /// The service, or the whole name if there is no slash.
    package var service: Text { text.parts(around: 0x2F)?.before ?? text }

    /// What follows the first slash; empty if there is none.
    package var role: Text { text.parts(around: 0x2F)?.after ?? "" }

    package var description: String { text.string }

    package static func < (lhs: RoleName, rhs: RoleName) -> Bool { lhs.text < rhs.text }
}
