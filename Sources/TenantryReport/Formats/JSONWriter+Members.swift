import TenantryModel

/// Members of an object, name and value at once.
extension JSONWriter {
    mutating func member(_ name: String, _ value: String?) {
        key(name)
        if let value { string(value) } else { null() }
    }

    mutating func member(_ name: String, _ value: Int) {
        key(name)
        integer(value)
    }

    mutating func member(_ name: String, _ value: Bool) {
        key(name)
        flag(value)
    }

    mutating func member(_ name: String, _ value: FieldValue) {
        key(name)
        write(value)
    }

    mutating func member(_ name: String, _ values: [String]) {
        key(name)
        array { writer in for value in values { writer.string(value) } }
    }

    mutating func member(_ name: String, _ body: (inout JSONWriter) -> Void) {
        key(name)
        object(body)
    }

    mutating func member(_ name: String, _ money: Money?) {
        key(name)
        guard let money else { return null() }
        object { writer in
            writer.key("minor")
            writer.integer(money.minor)
            writer.member("currency", money.currency.string)
        }
    }
}
