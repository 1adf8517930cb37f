extension Schema {
    /// What the identity server writes and the tool only reads.
    ///
    /// Nothing here goes when an organization or a connection goes: the database itself refuses
    /// that.
    static let runtime = """
        CREATE TABLE domain_verification (
          name TEXT PRIMARY KEY,
          token TEXT NOT NULL,
          state TEXT NOT NULL
            CHECK (state IN ('pending', 'verified') OR state IN ('failed', 'dangling')),
          verified_at TEXT,
          checked_at TEXT
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE account (
          uid TEXT PRIMARY KEY,
          org_uid TEXT NOT NULL REFERENCES organization(uid),
          population TEXT NOT NULL CHECK (population IN ('staff', 'consumers')),
          state TEXT NOT NULL
            CHECK (state IN ('pending', 'active') OR state IN ('suspended', 'deleted')),
          source TEXT NOT NULL
            CHECK (source = 'provider' OR source IN ('invite', 'self')
              OR source IN ('jit', 'scim')),
          email TEXT,
          created_at TEXT NOT NULL,
          last_seen_at TEXT,
          UNIQUE (uid, org_uid, population)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX account_organization ON account (org_uid, population);
        CREATE TABLE account_identity (
          org_uid TEXT NOT NULL,
          population TEXT NOT NULL,
          issuer TEXT NOT NULL,
          subject TEXT NOT NULL,
          account_uid TEXT NOT NULL,
          connection_uid TEXT REFERENCES connection(uid),
          PRIMARY KEY (org_uid, population, issuer, subject),
          FOREIGN KEY (account_uid, org_uid, population)
            REFERENCES account(uid, org_uid, population) ON DELETE CASCADE
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX account_identity_connection ON account_identity (connection_uid);
        CREATE INDEX account_identity_account ON account_identity (account_uid);
        CREATE TABLE account_role (
          account_uid TEXT NOT NULL REFERENCES account(uid) ON DELETE CASCADE,
          role_uid TEXT NOT NULL REFERENCES service_role(uid),
          PRIMARY KEY (account_uid, role_uid)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX account_role_role ON account_role (role_uid);
        """
}
