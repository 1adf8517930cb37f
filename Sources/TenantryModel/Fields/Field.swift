/// One field of one kind of thing.
///
/// It says its name, how it is written, what it is for, and where it is kept.
/// Decoding, comparing, rendering, storing, `explain` and the reference page all go by the list
/// of these that each resource has.
package struct Field<Root>: Sendable {
    /// The key in the file; a dot leads into a group: `owner.email`.
    package let name: String
    /// How it is written.
    package let type: FieldType
    /// What part it plays.
    package let role: FieldRole
    /// What it is for, in one or two sentences.
    package let summary: String
    /// A value that could stand in a file.
    package let example: String
    /// What an omitted field means, where it is not plain from the type; for people.
    package let omitted: String?
    /// Reads the value.
    package let get: @Sendable (Root) -> FieldValue
    /// Writes the value; leaves the root as it is if the value is of another type.
    package let set: @Sendable (inout Root, FieldValue) -> Void

    /// Describes a field that is kept in a stored property.
    ///
    /// The path is handed over as a closure, and all is inlined, so that the compiler sees it where
    /// it is followed, and goes the way itself: at run time that takes as long as all the rest.
    @inline(__always)
    package init<Value: FieldRepresentable>(
        _ name: String,
        _ path: @autoclosure @escaping @Sendable () -> WritableKeyPath<Root, Value>,
        _ type: FieldType,
        _ role: FieldRole,
        _ summary: String,
        example: String,
        omitted: String? = nil
    ) {
        self.name = name
        self.type = type
        self.role = role
        self.summary = summary
        self.example = example
        self.omitted = omitted
        get = { root in root[keyPath: path()].fieldValue }
        set = { root, value in
            if let typed = Value(fieldValue: value) { root[keyPath: path()] = typed }
        }
    }

    /// Describes an optional field that is kept in a stored property.
    @inline(__always)
    package init<Value: FieldRepresentable>(
        _ name: String,
        _ path: @autoclosure @escaping @Sendable () -> WritableKeyPath<Root, Value>,
        _ type: FieldType,
        _ summary: String,
        example: String,
        omitted: String? = nil
    ) {
        self.init(name, path(), type, .optional, summary, example: example, omitted: omitted)
    }
}

/// What part a field plays.
package enum FieldRole: Hashable, Sendable {
    /// It names the thing among its siblings.
    case key
    /// It must be written.
    case required
    /// It may be omitted.
    case optional
    /// It may be omitted, and means everything then; a set without anything in it would say the
    /// contrary, and is refused.
    case narrowing
    /// It tells tenantry what to do and is not a part of the state: `formerly`.
    case instruction
}
