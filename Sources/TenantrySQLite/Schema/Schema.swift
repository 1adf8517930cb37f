/// The tables of the live state: the interface that identity servers and scripts read.
///
/// Words are checked in lists of two at most: of a longer one SQLite makes a table for each row
/// that is written. (States that were made before have longer lists, which say the same.)
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
        """
        ALTER TABLE policy ADD COLUMN max_sign_ins_lost INTEGER NOT NULL DEFAULT 2;
        ALTER TABLE policy ADD COLUMN max_admins_removed INTEGER NOT NULL DEFAULT 5;
        ALTER TABLE policy ADD COLUMN max_connections_removed INTEGER NOT NULL DEFAULT 3;
        ALTER TABLE policy ADD COLUMN max_payers_changed INTEGER NOT NULL DEFAULT 5;
        ALTER TABLE organization
          ADD COLUMN protected INTEGER NOT NULL DEFAULT 0 CHECK (protected IN (0, 1));
        """,
        "ALTER TABLE apply_run ADD COLUMN run_url TEXT",
        version5,
        """
        ALTER TABLE state_meta ADD COLUMN catalog_digest TEXT;
        ALTER TABLE applied_object ADD COLUMN source_digest TEXT;
        """,
        """
        CREATE TABLE standstill (
          one INTEGER PRIMARY KEY CHECK (one = 1),
          digest TEXT NOT NULL,
          content BLOB NOT NULL
        ) STRICT;
        """,
    ]

    /// The version that this build writes.
    static var version: Int { migrations.count }
}
