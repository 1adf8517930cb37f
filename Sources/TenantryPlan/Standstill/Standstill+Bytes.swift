import TenantryModel

extension Standstill {
    /// The version of the bytes, which come first: others are no standstill.
    private static let version: UInt64 = 1
    /// All kinds, in the order of their positions.
    private static let kinds = Kind.allCases.sorted { $0.position < $1.position }

    /// How a store keeps it.
    ///
    /// - Complexity: O(*n*) in its size.
    package var bytes: [UInt8] {
        var writer = ByteWriter()
        writer.write(Standstill.version)
        writer.write(UInt64(revision))
        writer.write(UInt64(since.number))
        writer.write(turn?.number)
        writer.write(catalog)
        writer.write(keepsBook)
        writer.write(UInt64(items.count))
        for item in items {
            writer.write(UInt64(item.address.kind.position))
            writer.write(item.address.key)
            writer.write(item.copy)
            writer.write(item.family)
        }
        writer.write(UInt64(members.count))
        for member in members {
            writer.write(member.id)
            writer.write(member.name)
            writer.write(member.copy)
            writer.write(optional: member.file)
            writer.write(optional: member.source)
            writer.write(UInt64(member.family))
            writer.write(member.quietBefore?.number)
            writer.write(member.facts)
            writer.write(UInt64(member.names.count))
            for name in member.names { writer.write(name) }
        }
        return writer.bytes
    }

    /// Reads what a store kept; `nil` if it is none.
    ///
    /// - Complexity: O(*n*) in its size.
    package init?(bytes: [UInt8]) {
        var reader = ByteReader(bytes)
        guard reader.number() == Standstill.version else { return nil }
        revision = reader.integer()
        since = Day(number: reader.integer())
        turn = reader.optionalInteger().map { Day(number: $0) }
        catalog = reader.digest()
        keepsBook = reader.flag()
        items = reader.list { reader in
            Item(
                Address(reader.one(of: Standstill.kinds, or: .organization), reader.text()),
                copy: reader.digest(),
                family: reader.optionalInteger()
            )
        }
        members = reader.list { reader in
            Member(
                reader.text(),
                name: reader.text(),
                copy: reader.digest(),
                file: reader.optionalDigest(),
                source: reader.optionalDigest(),
                family: reader.integer(),
                quietBefore: reader.optionalInteger().map { Day(number: $0) },
                facts: reader.number(),
                names: reader.list { $0.number() }
            )
        }
        guard reader.isAtEnd else { return nil }
    }
}
