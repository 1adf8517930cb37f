#!/usr/bin/env python3
"""Writes a workspace of N invented organizations, the same one for the same N and seed.

    bench/generate.py N DIR [--seed S]

DIR/catalog/*.yaml                    provider, services, partners, policy, billing accounts
DIR/organizations/<folder>/<id>.yaml  one organization a file, at most 100 files a folder

The files pass every offline rule without errors and without warnings when the day is taken to be
2026-12-15 (`--now 2026-12-15`): the dates of collaborations lie around it.
"""

import argparse
import random
import sys
from pathlib import Path

from generator import catalog, organization, tree

FILES_A_FOLDER = 100


def write_workspace(count, root, seed):
    """Writes catalog and organizations below a folder that must not hold any yet."""
    rng = random.Random(seed)
    accounts = []
    written = 0
    for members in tree.families(count, seed, rng):
        lent = ()
        for place in members:
            place.lent = lent if place.parent else ()
            text, account, shared = organization.organization(place, rng)
            if place.parent is None:
                lent = tuple(shared)
            if account:
                accounts.append(account)
            folder = root / "organizations" / f"{written // FILES_A_FOLDER:02x}"
            if written % FILES_A_FOLDER == 0:
                folder.mkdir(parents=True)
            (folder / f"{place.id}.yaml").write_text(text)
            written += 1
    _write_catalog(root / "catalog", accounts)


def _write_catalog(folder, accounts):
    folder.mkdir(parents=True)
    (folder / "provider.yaml").write_text(catalog.PROVIDER)
    (folder / "services.yaml").write_text(catalog.SERVICES)
    (folder / "policy.yaml").write_text(catalog.POLICY)
    (folder / "partners.yaml").write_text(catalog.partners())
    for number, text in enumerate(catalog.billing(accounts), start=1):
        (folder / f"billing-{number:04}.yaml").write_text(text)


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", metavar="N", type=int, help="number of organizations")
    parser.add_argument("root", metavar="DIR", type=Path, help="folder to write; new or empty")
    parser.add_argument("--seed", type=int, default=1, help="default: 1")
    options = parser.parse_args()
    if options.count < 1:
        parser.error("N must be at least 1")
    if options.root.exists() and (not options.root.is_dir() or any(options.root.iterdir())):
        sys.exit(f"generate.py: {options.root} exists and is not an empty folder")
    write_workspace(options.count, options.root, options.seed)


if __name__ == "__main__":
    main()
