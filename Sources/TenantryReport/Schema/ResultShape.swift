import TenantryModel

/// What a value in a result looks like, for the JSON Schema of the result.
indirect enum ResultShape: Sendable {
    /// A text.
    case text
    /// One of some words.
    case choice([String])
    /// A whole number.
    case integer
    /// `true` or `false`.
    case flag
    /// Anything.
    case anything
    /// A list.
    case list(ResultShape)
    /// An object with known members.
    case object([Member])
    /// An object with any names.
    case map(ResultShape)
    /// That, or `null`.
    case nullable(ResultShape)

    /// A member of an object.
    struct Member: Sendable {
        let name: String
        let summary: String
        let shape: ResultShape
        let isAlwaysThere: Bool

        /// A member that is always there.
        init(_ name: String, _ shape: ResultShape, _ summary: String) {
            self.init(name, shape, summary, isAlwaysThere: true)
        }

        private init(_ name: String, _ shape: ResultShape, _ summary: String, isAlwaysThere: Bool) {
            self.name = name
            self.shape = shape
            self.summary = summary
            self.isAlwaysThere = isAlwaysThere
        }

        /// A member that is there in some objects.
        static func sometimes(_ name: String, _ shape: ResultShape, _ summary: String) -> Member {
            Member(name, shape, summary, isAlwaysThere: false)
        }
    }
}

extension JSONWriter {
    /// Writes the keywords for a shape into the open object.
    ///
    /// - Parameters:
    ///   - shape: The shape.
    ///   - isClosed: Whether objects may have no other members: results of later versions do.
    mutating func write(_ shape: ResultShape, isClosed: Bool) {
        switch shape {
        case .text: member("type", "string")
        case .choice(let words): member("enum", words)
        case .integer: member("type", "integer")
        case .flag: member("type", "boolean")
        case .anything: break
        case .list(let element):
            member("type", "array")
            member("items") { $0.write(element, isClosed: isClosed) }
        case .map(let element):
            member("type", "object")
            member("additionalProperties") { $0.write(element, isClosed: isClosed) }
        case .nullable(let other):
            key("anyOf")
            array { writer in
                writer.object { $0.write(other, isClosed: isClosed) }
                writer.object { $0.member("type", "null") }
            }
        case .object(let members):
            member("type", "object")
            if isClosed { member("additionalProperties", false) }
            member("required", members.filter(\.isAlwaysThere).map(\.name))
            member("properties") { writer in
                for known in members {
                    writer.member(known.name) { writer in
                        writer.member("description", known.summary)
                        writer.write(known.shape, isClosed: isClosed)
                    }
                }
            }
        }
    }
}
