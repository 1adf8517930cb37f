/// What names one thing in a state, for comparing, output and logs: `hospital2/connection/patients`.
///
/// An organization's address is its id. Things of the catalog begin with `catalog`, which no
/// organization may be called.
package struct Address: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The whole address.
    package let text: Text

    /// Takes an address as written.
    package init(_ text: Text) { self.text = text }

    /// The address of an organization.
    package init(organization id: Text) { text = id }

    /// The address of a thing that stands directly in the catalog.
    package init(catalog kind: Kind, _ key: Text) {
        text = key.isEmpty ? Text("catalog/\(kind.rawValue)") : Text("catalog/\(kind.rawValue)/\(key)")
    }

    /// The address of a thing inside this one.
    package func child(_ kind: Kind, _ key: Text) -> Address {
        Address(Text("\(text)/\(kind.rawValue)/\(key)"))
    }

    package var description: String { text.string }

    package static func < (lhs: Address, rhs: Address) -> Bool { lhs.text < rhs.text }
}
