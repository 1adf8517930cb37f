/// The tables of the live state: the interface that identity servers and scripts read.
///
/// Versions only ever grow. An older database is brought up to date inside the transaction of the
/// first apply, so that it is never half way.
enum Schema {
    /// The number in the header of the file that says whose it is: `Tnry`.
    static let applicationID: Int32 = 0x546E_7279

    /// The statements that lead from each version to the next, the first from an empty file.
    static let migrations: [String] = [
        [bookkeeping, catalog, organizations, runtime].joined(separator: "\n"),
        "ALTER TABLE policy ADD COLUMN separation TEXT NOT NULL DEFAULT '[]'",
    ]

    /// The version that this build writes.
    static var version: Int { migrations.count }
}
