/// How large a file may be, in every direction, before reading it is refused.
package struct YAMLLimits: Hashable, Sendable {
    /// The limits of every normal run.
    package static let standard = YAMLLimits()

    /// Bytes of a file.
    package var fileBytes = 1_048_576
    /// Collections inside each other, the outermost included.
    package var depth = 16
    /// Scalars and collections of a file.
    package var nodes = 10_000
    /// Bytes of a decoded scalar.
    package var scalarBytes = 16_384
    /// Bytes of a decoded key.
    package var keyBytes = 256
    /// Entries of one mapping, items of one sequence.
    package var entries = 5_000
    /// Problems told of one file; what comes later shows up once the first ones are settled.
    package var problems = 100

    /// Takes the standard limits, to be changed one by one.
    package init() {}
}
