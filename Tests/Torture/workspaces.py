"""Workspaces and states for torture: what is applied, and what it is applied to."""

import atexit
import os
import pathlib
import re
import shutil
import sqlite3
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]

PROVIDER = """\
provider: { id: acme, name: Acme, domains: [acme.example], issuer: https://login.acme.example }
policy: { domains: { verified: off, allowReserved: true } }
"""

CONNECTION = """\
connections:
  - id: sso
    type: oidc
    for: [staff]
    issuer: https://id.{domain}.example
    clientId: acme
    clientSecret: env:{secret}_SECRET
    claims: {{ email: email }}
"""


def organization(ident, *, domain=None, formerly=None, parent=None, name=None, federated=True):
    """The file of an organization."""
    domain = domain or ident
    lines = [f"id: {ident}"]
    if formerly:
        lines.append(f"formerly: [{formerly}]")
    lines.append(f"name: {name or domain.title() + ' Clinic'}")
    if parent:
        lines.append(f"parent: {parent}")
    lines += [
        f"owner: {{ name: Ada Berg, email: ada@{domain}.example }}",
        f"domains: [{domain}.example]",
        f"users: {{ staff: {'federated' if federated else 'provider'} }}",
    ]
    text = "\n".join(lines) + "\n"
    return text + (CONNECTION.format(domain=domain, secret=domain.upper()) if federated else "")


def workspace(folder, organizations):
    """Writes a workspace; the organizations are files by id."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "catalog").mkdir(parents=True)
    (folder / "organizations").mkdir()
    (folder / "catalog" / "provider.yaml").write_text(PROVIDER)
    for ident, text in organizations.items():
        (folder / "organizations" / f"{ident}.yaml").write_text(text)


def first(folder):
    """Four organizations in a hierarchy."""
    workspace(folder, {
        "group": organization("group", federated=False),
        "alpha": organization("alpha", parent="group"),
        "beta": organization("beta", parent="group"),
        "gamma": organization("gamma", parent="alpha"),
    })


def second(folder):
    """Two have swapped their ids, one is renamed, one is new."""
    workspace(folder, {
        "group": organization("group", federated=False),
        "beta": organization("beta", domain="alpha", formerly="alpha", parent="group"),
        "alpha": organization("alpha", domain="beta", formerly="beta", parent="group"),
        "omega": organization("omega", domain="gamma", formerly="gamma", parent="beta"),
        "delta": organization("delta", parent="omega"),
    })


def to_first_version(path):
    """Takes a state back to the first version of the schema."""
    sql = (ROOT / "Tests" / "Torture" / "to-first-version.sql").read_text()
    with sqlite3.connect(path) as database:
        database.executescript(sql)
    database.close()


def binary():
    """A copy of what TENANTRY_BIN names, or of the newest tenantry that was built.

    A copy, since somebody may build another one meanwhile.
    """
    found = [ROOT / ".build" / kind / "tenantry" for kind in ("debug", "release", "tests/release")]
    if named := os.environ.get("TENANTRY_BIN"):
        found = [pathlib.Path(named)]
    found = sorted((p for p in found if p.exists()), key=lambda p: p.stat().st_mtime)
    if not found:
        raise SystemExit("torture: build first (`swift build`)")
    folder = tempfile.mkdtemp(prefix="tenantry-torture-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    for resources in found[-1].parent.glob("*.resources"):
        shutil.copytree(resources, pathlib.Path(folder) / resources.name)
    return shutil.copy(found[-1], folder)


ENVIRONMENT = {
    "PATH": "/usr/bin:/bin", "HOME": "/", "LANG": "C.UTF-8",
    "TENANTRY_NOW": "2026-12-15", "TENANTRY_ACTOR": "torture",
}


def run(arguments, folder, **environment):
    """Runs a command to its end; returns its code (negative: a signal), and what it said."""
    done = subprocess.run(
        arguments, cwd=folder, env={**ENVIRONMENT, **environment}, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120,
    )
    return done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace")


# What no two runs have alike: moments, and what is computed from them.
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
UNLIKE = {"hash", "prev_hash"}


def look(path):
    """Everything in a state as text, or what is wrong with it: (dump, damage, number of runs).

    Names that are made out of the lineage of a state are numbered in order of rows, so that two
    first applies give the same text.
    """
    if not path.exists() or path.stat().st_size == 0:
        return "", None, 0
    database = sqlite3.connect(path, timeout=60)
    try:
        # Rolls back what a writer left behind that died; only then everything is as it is.
        database.execute("begin immediate").execute("rollback")
        integrity = [row[0] for row in database.execute("pragma integrity_check")]
        if integrity != ["ok"]:
            return "", f"integrity: {integrity[:3]}", 0
        dangling = database.execute("pragma foreign_key_check").fetchall()
        if dangling:
            return "", f"references: {dangling[:3]}", 0
        tables = [row[0] for row in database.execute(
            "select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'"
            " order by 1")]
        if not tables:
            return "", None, 0
        version = database.execute("pragma user_version").fetchone()
        lines = [f"version {version[0]}"]
        for table in tables:
            columns = [row[1] for row in database.execute(f"pragma table_info({table})")]
            kept = [column for column in columns if column not in UNLIKE]
            rows = database.execute(f"select {', '.join(kept)} from {table}").fetchall()
            lines += sorted(f"{table} {MOMENT.sub('T', repr(row))}" for row in rows)
        runs = database.execute("select count(*) from apply_run").fetchone()[0]
        return "\n".join(lines), None, runs
    except sqlite3.DatabaseError as error:
        return "", f"sqlite: {error}", 0
    finally:
        database.close()
