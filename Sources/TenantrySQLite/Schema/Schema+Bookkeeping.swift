extension Schema {
    /// What the tool keeps for itself: revisions, last-applied copies, history.
    static let bookkeeping = """
        CREATE TABLE state_meta (
          one INTEGER PRIMARY KEY CHECK (one = 1),
          lineage TEXT NOT NULL,
          schema_version INTEGER NOT NULL,
          serial INTEGER NOT NULL CHECK (serial >= 0),
          desired_hash TEXT NOT NULL,
          git_commit TEXT,
          applied_at TEXT
        ) STRICT;
        CREATE TABLE apply_run (
          run_id TEXT PRIMARY KEY,
          actor TEXT NOT NULL,
          tool_version TEXT NOT NULL,
          git_commit TEXT,
          plan_hash TEXT NOT NULL,
          serial_before INTEGER NOT NULL,
          serial_after INTEGER NOT NULL,
          started_at TEXT NOT NULL,
          outcome TEXT NOT NULL CHECK (outcome IN ('applied'))
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE applied_object (
          uid TEXT PRIMARY KEY,
          kind TEXT NOT NULL,
          obj_key TEXT NOT NULL,
          last_applied_hash TEXT NOT NULL,
          generation INTEGER NOT NULL,
          serial INTEGER NOT NULL,
          source_file TEXT NOT NULL,
          last_applied TEXT NOT NULL,
          UNIQUE (kind, obj_key)
        ) STRICT;
        CREATE TABLE tombstone (
          uid TEXT PRIMARY KEY,
          kind TEXT NOT NULL,
          obj_key TEXT NOT NULL,
          last_applied TEXT NOT NULL,
          run_id TEXT NOT NULL REFERENCES apply_run(run_id),
          deleted_at TEXT NOT NULL,
          keep_until TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE id_alias (
          kind TEXT NOT NULL,
          old_key TEXT NOT NULL,
          uid TEXT NOT NULL,
          since_serial INTEGER NOT NULL,
          PRIMARY KEY (kind, old_key)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE audit_event (
          seq INTEGER PRIMARY KEY,
          run_id TEXT NOT NULL REFERENCES apply_run(run_id),
          at TEXT NOT NULL,
          action TEXT NOT NULL
            CHECK (action IN ('create', 'update') OR action IN ('rename', 'delete')),
          kind TEXT NOT NULL,
          uid TEXT NOT NULL,
          obj_key TEXT NOT NULL,
          before_json TEXT,
          after_json TEXT,
          prev_hash TEXT NOT NULL,
          hash TEXT NOT NULL
        ) STRICT;
        """
}
