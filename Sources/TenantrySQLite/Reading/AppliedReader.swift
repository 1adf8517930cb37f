import GRDB
import TenantryModel
import TenantryParallel
import TenantryPlan

/// Reads the digests of what was applied last: of the copies, and of the files.
struct AppliedReader {
    /// The digests of the last-applied copies, by root.
    private(set) var copies: [Address: Digest] = [:]
    /// The digests of the files of organizations that were applied as they are.
    private(set) var files: [Text: Digest] = [:]

    /// One root.
    private struct Root: Sendable {
        let address: Address
        let copy: Digest
        let file: Digest?
    }

    /// Reads all of them.
    ///
    /// - Throws: What SQLite throws when it cannot read, or if a digest is none: left out, a thing
    ///   would look as if it had never been applied.
    /// - Complexity: O(*n*) in the number of roots.
    init(_ database: Database) throws {
        let feed = try RowFeed(
            "SELECT kind, obj_key, last_applied_hash, source_digest FROM applied_object",
            numbers: [false, false, false, false],
            database
        )
        let pieces = try Parallel.stream { next in
            while !feed.isAtEnd {
                let rows = try feed.rows(atMost: 1_024)
                next { AppliedReader.roots(in: rows) }
            }
        }
        copies.reserveCapacity(pieces.count * 1_024)
        for piece in pieces {
            for root in try piece.get() {
                copies[root.address] = root.copy
                if root.address.isInOrganization { files[root.address.key] = root.file }
            }
        }
    }

    private static func roots(in rows: RowBlock) -> Result<[Root], DatabaseError> {
        let keys = rows.texts(of: 1..<2)
        var roots: [Root] = []
        roots.reserveCapacity(rows.count)
        for row in 0..<rows.count {
            func digest(_ column: Int) -> Digest? {
                rows.utf8(row, column).flatMap { Digest(utf8: $0) }
            }
            let word = rows.text(row, 0) ?? ""
            let key = keys[row, 1] ?? ""
            guard let kind = Kind(rawValue: word.string), let copy = digest(2) else {
                let name = key.isEmpty ? "\(word)" : "\(word) \(key)"
                return .failure(.damage("the last-applied copy of \(name) cannot be read"))
            }
            roots.append(Root(address: Address(kind, key), copy: copy, file: digest(3)))
        }
        return .success(roots)
    }
}
