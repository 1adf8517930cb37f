#!/usr/bin/env python3
"""What a team writes by hand: PyYAML's C loader, dictionaries, sqlite3.

    bench/script.py plan DIR DB     prints what differs; exit 2 if anything does
    bench/script.py apply DIR DB    makes the tables equal to the files, in one transaction

It checks nothing beyond what the loader and the tables refuse by themselves.
"""

import sqlite3
import sys
from pathlib import Path

import yaml

# Table: columns that identify a row, other columns.
TABLES = {
    "catalog": (["section", "id"], ["body"]),
    "organization": (["id"], ["name", "parent", "state", "owner_name", "owner_email", "billing"]),
    "label": (["organization", "name"], ["value"]),
    "domain": (["name"], ["organization", "via", "population"]),
    "connection": (
        ["organization", "id"],
        ["type", "populations", "issuer", "client_id", "client_secret", "entity_id", "metadata",
         "name_id", "email_domains", "button", "scim_token"]),
    "claim": (["organization", "connection", "attribute"], ["claim"]),
    "pin": (["organization", "connection", "claim"], ["expected"]),
    "role_grant": (["organization", "connection", "attribute", "value", "role"], []),
    "population": (
        ["organization", "population"],
        ["mode", "provisioning", "authz", "credential", "lifecycle", "inactive_days"]),
    "default_role": (["organization", "population", "role"], []),
    "subscription": (["organization", "service"], ["plan", "seats", "until"]),
    "share": (["organization", "kind", "item"], []),
    "admin": (["organization", "email", "role"], []),
    "collaborator": (
        ["organization", "id"],
        ["partner", "team", "role", "children", "since", "until", "sponsor", "reason"]),
    "collaborator_person": (["organization", "collaborator", "person"], []),
    "collaborator_service": (["organization", "collaborator", "service"], []),
}


def text(value):
    """A value as the tables hold it: dates and booleans as text, the rest as it is."""
    return value if value is None or isinstance(value, (int, str)) else str(value)


def load(folder):
    """All files as rows: table -> key -> other values."""
    rows = {table: {} for table in TABLES}
    for path in sorted(Path(folder, "catalog").glob("*.y*ml")):
        with path.open("rb") as file:
            add_catalog(rows, yaml.load(file, Loader=yaml.CSafeLoader))
    for path in sorted(Path(folder, "organizations").rglob("*.y*ml")):
        with path.open("rb") as file:
            add_organization(rows, yaml.load(file, Loader=yaml.CSafeLoader))
    return rows


def add_catalog(rows, document):
    for section, content in document.items():
        if isinstance(content, list):
            for item in content:
                rows["catalog"][section, item["id"]] = (repr(item),)
        else:
            rows["catalog"][section, ""] = (repr(content),)


def add_organization(rows, document):
    id = document["id"]
    owner = document["owner"]
    rows["organization"][id,] = (
        document["name"], document.get("parent"), document.get("state", "active"),
        owner["name"], owner["email"], document.get("billing"))
    for name, value in document.get("labels", {}).items():
        rows["label"][id, name] = (text(value),)
    for domain in document.get("domains", []):
        if isinstance(domain, str):
            domain = {"name": domain}
        if (domain["name"],) in rows["domain"]:
            sys.exit(f"{id}: domain {domain['name']} is claimed twice")
        rows["domain"][domain["name"],] = (id, domain.get("via"), domain.get("for"))
    for connection in document.get("connections", []):
        add_connection(rows, id, connection)
    for population, users in document.get("users", {}).items():
        if isinstance(users, str):
            users = {"mode": users}
        rows["population"][id, population] = (
            users["mode"], users.get("provisioning"), users.get("authorization"),
            users.get("credential"), users.get("lifecycle"), users.get("inactiveDays"))
        for role in users.get("defaultRoles", []):
            rows["default_role"][id, population, role] = ()
    for service, plan in document.get("subscriptions", {}).items():
        if isinstance(plan, str):
            plan = {"plan": plan}
        rows["subscription"][id, service] = (
            plan["plan"], plan.get("seats"), text(plan.get("until")))
    for kind, items in document.get("share", {}).items():
        for item in items:
            rows["share"][id, kind, item] = ()
    for admin in document.get("admins", []):
        rows["admin"][id, admin["email"], admin["role"]] = ()
    for collaborator in document.get("collaborators", []):
        add_collaborator(rows, id, collaborator)


def add_connection(rows, id, connection):
    name = connection["id"]
    rows["connection"][id, name] = (
        connection["type"], " ".join(connection.get("for", [])), connection.get("issuer"),
        text(connection.get("clientId")), connection.get("clientSecret"),
        connection.get("entityID"), connection.get("metadata"), connection.get("nameId"),
        connection.get("emailDomains"), connection.get("button"),
        connection.get("scim", {}).get("token"))
    for attribute, claim in connection.get("claims", {}).items():
        rows["claim"][id, name, attribute] = (claim,)
    for claim, expected in connection.get("pin", {}).items():
        rows["pin"][id, name, claim] = (text(expected),)
    for attribute, values in connection.get("grants", {}).items():
        if attribute == "everyone":
            attribute, values = "", {"": values}
        for value, roles in values.items():
            for role in roles:
                rows["role_grant"][id, name, attribute, text(value), role] = ()


def add_collaborator(rows, id, collaborator):
    name = collaborator["id"]
    rows["collaborator"][id, name] = (
        collaborator["partner"], collaborator.get("team"), collaborator["role"],
        collaborator.get("children", False), text(collaborator.get("from")),
        text(collaborator["until"]), collaborator["sponsor"], collaborator["reason"])
    for person in collaborator.get("people", []):
        rows["collaborator_person"][id, name, person] = ()
    for service in collaborator.get("services", []):
        rows["collaborator_service"][id, name, service] = ()


def create(database):
    for table, (key, others) in TABLES.items():
        columns = ", ".join(key + others)
        database.execute(
            f"CREATE TABLE IF NOT EXISTS {table} ({columns}, PRIMARY KEY ({', '.join(key)}))")


def read(database):
    rows = {}
    for table, (key, _) in TABLES.items():
        cut = len(key)
        rows[table] = {
            row[:cut]: row[cut:] for row in database.execute(f"SELECT * FROM {table}")
        }
    return rows


def differences(live, desired):
    """Yields what to do: ("+" or "~" or "-", table, key)."""
    for table in TABLES:
        before, after = live[table], desired[table]
        for key, values in after.items():
            if key not in before:
                yield "+", table, key
            elif before[key] != values:
                yield "~", table, key
        for key in before.keys() - after.keys():
            yield "-", table, key


def plan(folder, path):
    database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    changes = list(differences(read(database), load(folder)))
    for sign, table, key in changes:
        print(sign, table, *key)
    print(f"{len(changes)} changes")
    sys.exit(2 if changes else 0)


def apply(folder, path):
    desired = load(folder)
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("PRAGMA synchronous = FULL")
    database.execute("BEGIN IMMEDIATE")
    create(database)
    count = 0
    for sign, table, key in differences(read(database), desired):
        columns = TABLES[table][0]
        if sign == "-":
            where = " AND ".join(f"{column} = ?" for column in columns)
            database.execute(f"DELETE FROM {table} WHERE {where}", key)
        else:
            values = key + desired[table][key]
            marks = ", ".join("?" * len(values))
            database.execute(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", values)
        count += 1
    database.execute("COMMIT")
    database.close()
    print(f"{count} changes")


if __name__ == "__main__":
    if len(sys.argv) != 4 or sys.argv[1] not in ("plan", "apply"):
        sys.exit(__doc__)
    {"plan": plan, "apply": apply}[sys.argv[1]](*sys.argv[2:])
