-- Takes a state back to the first version of the schema, which knew nothing of what came later.
ALTER TABLE applied_object DROP COLUMN source_digest;
ALTER TABLE state_meta DROP COLUMN catalog_digest;
CREATE TEMP TABLE kept AS SELECT * FROM applied_object;
DROP TABLE applied_object;
CREATE TABLE applied_object (
  uid TEXT PRIMARY KEY, kind TEXT NOT NULL, obj_key TEXT NOT NULL,
  last_applied_hash TEXT NOT NULL, generation INTEGER NOT NULL, serial INTEGER NOT NULL,
  source_file TEXT NOT NULL, last_applied TEXT NOT NULL, UNIQUE (kind, obj_key)
) STRICT;
INSERT INTO applied_object SELECT * FROM temp.kept;
CREATE TEMP TABLE buried AS SELECT * FROM tombstone;
DROP TABLE tombstone;
CREATE TABLE tombstone (
  uid TEXT PRIMARY KEY, kind TEXT NOT NULL, obj_key TEXT NOT NULL, last_applied TEXT NOT NULL,
  run_id TEXT NOT NULL REFERENCES apply_run(run_id), deleted_at TEXT NOT NULL,
  keep_until TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO tombstone SELECT * FROM temp.buried;
DROP TABLE certificate;
DROP TABLE standstill;
DROP INDEX audit_event_thing;
DROP INDEX audit_event_run;
DROP INDEX apply_run_serial;
ALTER TABLE apply_run DROP COLUMN reverts_later;
ALTER TABLE apply_run DROP COLUMN reverts;
ALTER TABLE policy DROP COLUMN separation;
ALTER TABLE policy DROP COLUMN max_sign_ins_lost;
ALTER TABLE policy DROP COLUMN max_admins_removed;
ALTER TABLE policy DROP COLUMN max_connections_removed;
ALTER TABLE policy DROP COLUMN max_payers_changed;
ALTER TABLE organization DROP COLUMN protected;
ALTER TABLE apply_run DROP COLUMN run_url;
UPDATE state_meta SET schema_version = 1;
PRAGMA user_version = 1;
