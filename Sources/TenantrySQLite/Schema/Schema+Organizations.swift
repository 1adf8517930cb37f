extension Schema {
    /// Organizations and what belongs to them.
    static let organizations = """
        CREATE TABLE organization (
          uid TEXT PRIMARY KEY,
          id TEXT NOT NULL UNIQUE,
          name TEXT NOT NULL,
          parent_uid TEXT REFERENCES organization(uid) DEFERRABLE INITIALLY DEFERRED,
          state TEXT NOT NULL CHECK (state = 'active' OR state IN ('suspended', 'retired')),
          retired_at TEXT,
          owner_name TEXT NOT NULL,
          owner_email TEXT NOT NULL,
          labels TEXT NOT NULL DEFAULT '{}',
          CHECK (parent_uid IS NULL OR parent_uid <> uid),
          CHECK ((state = 'retired') = (retired_at IS NOT NULL))
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX organization_parent ON organization (parent_uid);
        CREATE TABLE org_closure (
          ancestor_uid TEXT NOT NULL REFERENCES organization(uid) ON DELETE CASCADE,
          descendant_uid TEXT NOT NULL REFERENCES organization(uid) ON DELETE CASCADE,
          depth INTEGER NOT NULL,
          PRIMARY KEY (ancestor_uid, descendant_uid),
          CHECK ((depth = 0) = (ancestor_uid = descendant_uid))
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX org_closure_down ON org_closure (descendant_uid, depth);
        CREATE TABLE billing_account (
          uid TEXT PRIMARY KEY,
          id TEXT NOT NULL UNIQUE,
          owner_uid TEXT NOT NULL REFERENCES organization(uid),
          currency TEXT NOT NULL CHECK (length(currency) = 3),
          consolidated TEXT NOT NULL CHECK (consolidated IN ('optional', 'required'))
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX billing_account_owner ON billing_account (owner_uid);
        CREATE TABLE org_billing (
          org_uid TEXT PRIMARY KEY REFERENCES organization(uid) ON DELETE CASCADE,
          billing_uid TEXT NOT NULL REFERENCES billing_account(uid)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX org_billing_account ON org_billing (billing_uid);
        CREATE TABLE population (
          org_uid TEXT NOT NULL REFERENCES organization(uid) ON DELETE CASCADE,
          population TEXT NOT NULL CHECK (population IN ('staff', 'consumers')),
          mode TEXT NOT NULL,
          provisioning TEXT NOT NULL
            CHECK (provisioning = 'none' OR provisioning IN ('jit', 'scim')),
          authz TEXT NOT NULL CHECK (authz = 'assigned' OR authz IN ('claims', 'application')),
          credential TEXT NOT NULL,
          lifecycle TEXT NOT NULL,
          inactive_days INTEGER CHECK (inactive_days BETWEEN 1 AND 730),
          self_registration INTEGER NOT NULL DEFAULT 0 CHECK (self_registration IN (0, 1)),
          PRIMARY KEY (org_uid, population),
          CHECK (
            (mode = 'provider' AND credential = 'provider' AND lifecycle = 'provider'
              AND provisioning = 'none' AND authz <> 'claims') OR
            (mode = 'federated' AND credential = 'business' AND lifecycle = 'business' AND
              ((provisioning = 'none' AND authz = 'claims')
                OR (provisioning = 'jit' AND authz <> 'assigned'))) OR
            (mode = 'business' AND credential = 'business' AND lifecycle = 'business' AND
              (provisioning = 'scim' OR (provisioning = 'none' AND authz <> 'claims'))) OR
            (mode = 'hybrid' AND
              ((credential = 'provider' AND lifecycle = 'business' AND provisioning = 'scim') OR
               (credential = 'business' AND lifecycle = 'provider'
                 AND provisioning IN ('none', 'jit')) OR
               (credential = 'provider' AND lifecycle = 'provider' AND provisioning = 'jit'
                 AND authz <> 'claims'))))
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE default_role (
          org_uid TEXT NOT NULL,
          population TEXT NOT NULL,
          role_uid TEXT NOT NULL REFERENCES service_role(uid),
          PRIMARY KEY (org_uid, population, role_uid),
          FOREIGN KEY (org_uid, population) REFERENCES population(org_uid, population)
            ON DELETE CASCADE
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX default_role_role ON default_role (role_uid);
        CREATE TABLE connection (
          uid TEXT PRIMARY KEY,
          org_uid TEXT NOT NULL REFERENCES organization(uid),
          id TEXT NOT NULL,
          type TEXT NOT NULL CHECK (type = 'oidc' OR type IN ('saml', 'directory')),
          issuer TEXT,
          client_id TEXT,
          entity_id TEXT,
          metadata_url TEXT,
          certificates TEXT NOT NULL DEFAULT '[]',
          name_id TEXT
            CHECK (name_id IN ('persistent', 'unspecified') OR name_id IN ('email', 'transient')),
          subject_claim TEXT,
          linking TEXT NOT NULL CHECK (linking IN ('never', 'confirm')),
          email_domains TEXT NOT NULL CHECK (email_domains IN ('own', 'any')),
          button INTEGER NOT NULL CHECK (button IN (0, 1)),
          secret_ref TEXT,
          scim_secret_ref TEXT,
          shared INTEGER NOT NULL DEFAULT 0 CHECK (shared IN (0, 1)),
          UNIQUE (org_uid, id),
          CHECK (type <> 'oidc'
            OR (issuer LIKE 'https://%' AND client_id IS NOT NULL AND entity_id IS NULL)),
          CHECK (type <> 'saml' OR (entity_id IS NOT NULL AND issuer IS NULL
            AND (metadata_url IS NOT NULL OR certificates <> '[]'))),
          CHECK (type <> 'directory'
            OR (issuer IS NULL AND entity_id IS NULL AND scim_secret_ref IS NOT NULL))
        ) STRICT, WITHOUT ROWID;
        CREATE UNIQUE INDEX connection_oidc ON connection (issuer, client_id) WHERE type = 'oidc';
        CREATE UNIQUE INDEX connection_saml ON connection (entity_id) WHERE type = 'saml';
        CREATE TABLE connection_population (
          connection_uid TEXT NOT NULL REFERENCES connection(uid) ON DELETE CASCADE,
          population TEXT NOT NULL CHECK (population IN ('staff', 'consumers')),
          PRIMARY KEY (connection_uid, population)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE connection_claim (
          connection_uid TEXT NOT NULL REFERENCES connection(uid) ON DELETE CASCADE,
          attribute TEXT NOT NULL,
          claim TEXT NOT NULL,
          PRIMARY KEY (connection_uid, attribute)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE connection_pin (
          connection_uid TEXT NOT NULL REFERENCES connection(uid) ON DELETE CASCADE,
          claim TEXT NOT NULL,
          expected TEXT NOT NULL,
          PRIMARY KEY (connection_uid, claim)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE connection_grant (
          connection_uid TEXT NOT NULL REFERENCES connection(uid) ON DELETE CASCADE,
          attribute TEXT NOT NULL,
          expected TEXT NOT NULL,
          role_uid TEXT NOT NULL REFERENCES service_role(uid),
          PRIMARY KEY (connection_uid, attribute, expected, role_uid),
          CHECK ((attribute = '') = (expected = ''))
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX connection_grant_role ON connection_grant (role_uid);
        CREATE TABLE org_domain (
          name TEXT PRIMARY KEY,
          org_uid TEXT NOT NULL REFERENCES organization(uid) ON DELETE CASCADE,
          connection_uid TEXT REFERENCES connection(uid),
          population TEXT CHECK (population IN ('staff', 'consumers')),
          labels INTEGER NOT NULL CHECK (labels BETWEEN 2 AND 10),
          proof TEXT NOT NULL CHECK (proof IN ('dns', 'contract')),
          CHECK (name = lower(name))
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX org_domain_organization ON org_domain (org_uid);
        CREATE INDEX org_domain_connection ON org_domain (connection_uid);
        CREATE TABLE share_profile (
          org_uid TEXT NOT NULL REFERENCES organization(uid) ON DELETE CASCADE,
          population TEXT NOT NULL CHECK (population = 'staff'),
          PRIMARY KEY (org_uid, population)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE share_service (
          org_uid TEXT NOT NULL REFERENCES organization(uid) ON DELETE CASCADE,
          service_uid TEXT NOT NULL REFERENCES service(uid),
          PRIMARY KEY (org_uid, service_uid)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE subscription (
          org_uid TEXT NOT NULL REFERENCES organization(uid) ON DELETE CASCADE,
          service_uid TEXT NOT NULL,
          plan_uid TEXT NOT NULL,
          seats INTEGER CHECK (seats > 0),
          until_date TEXT CHECK (until_date IS NULL OR length(until_date) = 10),
          PRIMARY KEY (org_uid, service_uid),
          FOREIGN KEY (plan_uid, service_uid) REFERENCES plan(uid, service_uid)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX subscription_plan ON subscription (plan_uid);
        CREATE TABLE org_admin (
          org_uid TEXT NOT NULL REFERENCES organization(uid) ON DELETE CASCADE,
          email TEXT NOT NULL,
          role_uid TEXT NOT NULL REFERENCES admin_role(uid),
          PRIMARY KEY (org_uid, email, role_uid)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE collaboration (
          uid TEXT PRIMARY KEY,
          org_uid TEXT NOT NULL REFERENCES organization(uid),
          id TEXT NOT NULL,
          partner_uid TEXT NOT NULL REFERENCES partner(uid),
          team_uid TEXT,
          role_uid TEXT NOT NULL REFERENCES admin_role(uid),
          children INTEGER NOT NULL CHECK (children IN (0, 1)),
          from_date TEXT NOT NULL CHECK (length(from_date) = 10),
          until_date TEXT NOT NULL CHECK (length(until_date) = 10),
          sponsor TEXT NOT NULL,
          reason TEXT NOT NULL CHECK (length(reason) >= 10),
          UNIQUE (org_uid, id),
          UNIQUE (uid, partner_uid),
          CHECK (until_date >= from_date),
          FOREIGN KEY (team_uid, partner_uid) REFERENCES team(uid, partner_uid)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX collaboration_partner ON collaboration (partner_uid);
        CREATE TABLE collaboration_person (
          collaboration_uid TEXT NOT NULL,
          person_uid TEXT NOT NULL,
          partner_uid TEXT NOT NULL,
          PRIMARY KEY (collaboration_uid, person_uid),
          FOREIGN KEY (collaboration_uid, partner_uid) REFERENCES collaboration(uid, partner_uid)
            ON DELETE CASCADE,
          FOREIGN KEY (person_uid, partner_uid) REFERENCES person(uid, partner_uid)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE collaboration_service (
          collaboration_uid TEXT NOT NULL REFERENCES collaboration(uid) ON DELETE CASCADE,
          service_uid TEXT NOT NULL REFERENCES service(uid),
          PRIMARY KEY (collaboration_uid, service_uid)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE waiver (
          org_uid TEXT NOT NULL REFERENCES organization(uid) ON DELETE CASCADE,
          rule TEXT NOT NULL,
          reason TEXT NOT NULL,
          until_date TEXT NOT NULL CHECK (length(until_date) = 10),
          PRIMARY KEY (org_uid, rule)
        ) STRICT, WITHOUT ROWID;
        """
}
