extension Schema {
    /// What the provider offers.
    static let catalog = """
        CREATE TABLE provider (
          one INTEGER PRIMARY KEY CHECK (one = 1),
          id TEXT NOT NULL,
          name TEXT NOT NULL,
          issuer TEXT NOT NULL CHECK (issuer LIKE 'https://%'),
          credentials TEXT NOT NULL DEFAULT '[]'
        ) STRICT;
        CREATE TABLE provider_domain (
          name TEXT PRIMARY KEY CHECK (name = lower(name)),
          one INTEGER NOT NULL REFERENCES provider(one) ON DELETE CASCADE
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE policy (
          one INTEGER PRIMARY KEY CHECK (one = 1),
          max_depth INTEGER NOT NULL,
          inactive_days INTEGER NOT NULL,
          verified TEXT NOT NULL CHECK (verified IN ('required', 'off')),
          allow_reserved INTEGER NOT NULL CHECK (allow_reserved IN (0, 1)),
          allow_contract INTEGER NOT NULL CHECK (allow_contract IN (0, 1)),
          free_mail TEXT NOT NULL DEFAULT '[]',
          max_days INTEGER NOT NULL,
          max_total_days INTEGER NOT NULL,
          max_people INTEGER NOT NULL,
          warn_days INTEGER NOT NULL,
          max_deletes INTEGER NOT NULL,
          max_orgs_percent INTEGER NOT NULL,
          retire_days INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE service (
          uid TEXT PRIMARY KEY,
          id TEXT NOT NULL UNIQUE,
          name TEXT NOT NULL,
          availability TEXT NOT NULL CHECK (availability IN ('everyone', 'subscription')),
          state TEXT NOT NULL CHECK (state = 'active' OR state IN ('closed', 'retired'))
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE service_requires (
          service_uid TEXT NOT NULL REFERENCES service(uid) ON DELETE CASCADE,
          requires_uid TEXT NOT NULL REFERENCES service(uid),
          PRIMARY KEY (service_uid, requires_uid),
          CHECK (service_uid <> requires_uid)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE service_role (
          uid TEXT PRIMARY KEY,
          service_uid TEXT NOT NULL REFERENCES service(uid),
          id TEXT NOT NULL,
          population TEXT NOT NULL
            CHECK (population = 'staff' OR population IN ('consumers', 'any')),
          privileged INTEGER NOT NULL CHECK (privileged IN (0, 1)),
          UNIQUE (service_uid, id),
          UNIQUE (uid, service_uid)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE role_includes (
          role_uid TEXT NOT NULL REFERENCES service_role(uid) ON DELETE CASCADE,
          included_uid TEXT NOT NULL REFERENCES service_role(uid),
          PRIMARY KEY (role_uid, included_uid),
          CHECK (role_uid <> included_uid)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE service_need (
          service_uid TEXT NOT NULL REFERENCES service(uid) ON DELETE CASCADE,
          role_uid TEXT NOT NULL DEFAULT '',
          attribute TEXT NOT NULL,
          PRIMARY KEY (service_uid, role_uid, attribute)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE plan (
          uid TEXT PRIMARY KEY,
          service_uid TEXT NOT NULL REFERENCES service(uid),
          id TEXT NOT NULL,
          price_minor INTEGER NOT NULL CHECK (price_minor >= 0),
          currency TEXT NOT NULL CHECK (length(currency) = 3),
          per TEXT NOT NULL CHECK (per IN ('organization', 'seat')),
          state TEXT NOT NULL CHECK (state IN ('sold', 'closed')),
          UNIQUE (service_uid, id),
          UNIQUE (uid, service_uid)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE admin_role (
          uid TEXT PRIMARY KEY,
          id TEXT NOT NULL UNIQUE,
          permissions TEXT NOT NULL,
          privileged INTEGER NOT NULL CHECK (privileged IN (0, 1)),
          delegable INTEGER NOT NULL CHECK (delegable IN (0, 1)),
          CHECK (NOT (privileged = 1 AND delegable = 1))
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE partner (
          uid TEXT PRIMARY KEY,
          id TEXT NOT NULL UNIQUE,
          name TEXT NOT NULL,
          state TEXT NOT NULL CHECK (state IN ('active', 'suspended'))
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE partner_domain (
          name TEXT PRIMARY KEY,
          partner_uid TEXT NOT NULL REFERENCES partner(uid) ON DELETE CASCADE
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE person (
          uid TEXT PRIMARY KEY,
          partner_uid TEXT NOT NULL REFERENCES partner(uid),
          id TEXT NOT NULL,
          email TEXT NOT NULL UNIQUE,
          until_date TEXT CHECK (until_date IS NULL OR length(until_date) = 10),
          UNIQUE (partner_uid, id),
          UNIQUE (uid, partner_uid)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE team (
          uid TEXT PRIMARY KEY,
          partner_uid TEXT NOT NULL REFERENCES partner(uid),
          id TEXT NOT NULL,
          UNIQUE (partner_uid, id),
          UNIQUE (uid, partner_uid)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE team_member (
          team_uid TEXT NOT NULL,
          person_uid TEXT NOT NULL,
          partner_uid TEXT NOT NULL,
          PRIMARY KEY (team_uid, person_uid),
          FOREIGN KEY (team_uid, partner_uid) REFERENCES team(uid, partner_uid) ON DELETE CASCADE,
          FOREIGN KEY (person_uid, partner_uid) REFERENCES person(uid, partner_uid)
        ) STRICT, WITHOUT ROWID;
        """
}
