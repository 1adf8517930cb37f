/// A thing with a key and fields, and perhaps other things inside.
package protocol Resource: Container {
    /// What kind of thing it is.
    static var kind: Kind { get }

    /// The section of a file in which it stands: `connections`.
    static var section: String { get }

    /// How it is written there.
    static var shape: Shape { get }

    /// All its fields.
    static var fields: [Field<Self>] { get }

    /// What names it among its siblings.
    var key: Text { get }

    /// Makes one that says nothing yet.
    init()
}

/// Something that holds lists of things.
package protocol Container: Hashable, Sendable {
    /// Shows the lists of things inside to a visitor, in a fixed order.
    static func visitChildren<Visitor: ChildVisitor>(_ visitor: inout Visitor)
    where Visitor.Root == Self
}

extension Resource {
    @inlinable
    package static func visitChildren<Visitor: ChildVisitor>(_ visitor: inout Visitor)
    where Visitor.Root == Self {}

    /// Returns the field with this name.
    ///
    /// - Complexity: O(*n*) in the number of fields.
    package static func field(_ name: String) -> Field<Self>? {
        fields.first { $0.name == name }
    }
}

/// How the things of a section are written.
package enum Shape: Hashable, Sendable {
    /// One mapping that is the thing.
    case single
    /// A list of mappings; a scalar in place of a mapping is the field `short`.
    case list(short: String?)
    /// A mapping from key to thing; `keyField` takes the key, and a scalar or list in place of a
    /// mapping is the field `short`.
    case map(keyField: String, short: String)
}

/// Something that looks at each list of things inside a thing, whatever their type.
package protocol ChildVisitor {
    /// The type of the thing outside.
    associatedtype Root

    /// Looks at one list.
    mutating func visit<Child: Resource>(
        _ path: any WritableKeyPath<Root, [Child]> & Sendable
    )
}
