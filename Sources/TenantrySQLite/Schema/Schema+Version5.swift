extension Schema {
    /// What version 5 brings: an identity server notes until when certificates are good, a run
    /// tells which run it undoes, what is looked up is found without
    /// reading the whole history, and a uid tells things apart within their kind only, since rows
    /// that were made by hand can have any.
    ///
    /// A table cannot get another key, so two are made anew; what others have built on their names,
    /// views say, stays as it is.
    static let version5 = """
        ALTER TABLE apply_run ADD COLUMN reverts TEXT;
        ALTER TABLE apply_run
          ADD COLUMN reverts_later INTEGER NOT NULL DEFAULT 0 CHECK (reverts_later IN (0, 1));
        CREATE INDEX apply_run_serial ON apply_run (serial_after);
        CREATE INDEX audit_event_run ON audit_event (run_id);
        CREATE INDEX audit_event_thing ON audit_event (kind, uid);

        CREATE TABLE certificate (
          fingerprint TEXT PRIMARY KEY,
          not_after TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TEMP TABLE kept AS SELECT * FROM applied_object;
        DROP TABLE applied_object;
        CREATE TABLE applied_object (
          uid TEXT NOT NULL,
          kind TEXT NOT NULL,
          obj_key TEXT NOT NULL,
          last_applied_hash TEXT NOT NULL,
          generation INTEGER NOT NULL,
          serial INTEGER NOT NULL,
          source_file TEXT NOT NULL,
          last_applied TEXT NOT NULL,
          PRIMARY KEY (kind, uid),
          UNIQUE (kind, obj_key)
        ) STRICT;
        INSERT INTO applied_object SELECT * FROM temp.kept;
        DROP TABLE temp.kept;

        CREATE TEMP TABLE kept AS SELECT * FROM tombstone;
        DROP TABLE tombstone;
        CREATE TABLE tombstone (
          uid TEXT NOT NULL,
          kind TEXT NOT NULL,
          obj_key TEXT NOT NULL,
          last_applied TEXT NOT NULL,
          run_id TEXT NOT NULL REFERENCES apply_run(run_id),
          deleted_at TEXT NOT NULL,
          keep_until TEXT NOT NULL,
          PRIMARY KEY (kind, uid)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO tombstone SELECT * FROM temp.kept;
        DROP TABLE temp.kept;
        """
}
