"""Damages a state, and asks the real tenantry about it.

Usage: corruption.py [--trials N] [--seed N]

The many trials are in `CorruptionTests`; here it is seen that people are told. A plan over a damaged
state must end with 1 and say that it is damaged, or be the plan over the whole state, or show changes.
"""

import argparse
import collections
import concurrent.futures
import os
import pathlib
import random
import sys
import tempfile

import workspaces
from workspaces import run

TENANTRY = workspaces.binary()


def damaged(content, rng):
    """One bit, a page, or the end."""
    content = bytearray(content)
    place = rng.randrange(len(content))
    page = place // 4096 * 4096
    kind = rng.randrange(4)
    if kind < 2:
        content[place] ^= 1 << rng.randrange(8)
    elif kind == 2:
        content[page:page + 4096] = bytes(len(content[page:page + 4096]))
    else:
        del content[max(1, place):]
    return bytes(content)


def trial(arguments):
    folder, tenants, content, expected, seed = arguments
    state = folder / f"{seed}.db"
    state.write_bytes(damaged(content, random.Random(seed)))
    code, out, err = run([TENANTRY, "plan", str(tenants), "--detailed-exitcode", "--state", str(state)],
                         folder)
    state.unlink()
    wrong = None
    if code == 0 and out != expected:
        wrong = f"seed {seed}: another answer with exit 0: {out[-300:]}"
    elif code == 1 and str(state) not in err:
        wrong = f"seed {seed}: does not say which file is damaged: {err[-300:]}"
    elif code not in (0, 1, 2):
        wrong = f"seed {seed}: exit {code}: {err[-300:]}"
    return code, wrong


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--trials", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="tenantry-torture-") as name:
        folder = pathlib.Path(name)
        tenants, state = folder / "tenants", folder / "state.db"
        # Two swap their ids in the second one.
        for write, allowed in ((workspaces.first, []), (workspaces.second, ["--allow", "reused=2"])):
            write(tenants)
            code, _, err = run([TENANTRY, "apply", str(tenants), "--auto-approve", "--state", str(state),
                                *allowed], folder)
            assert code == 0, err
        expected = run([TENANTRY, "plan", str(tenants), "--state", str(state)], folder)[1]
        content = state.read_bytes()
        trials = [(folder, tenants, content, expected, options.seed * 1_000_000 + n)
                  for n in range(options.trials)]
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count() or 2) as pool:
            results = list(pool.map(trial, trials))
    wrong = [text for _, text in results if text]
    for text in wrong[:20]:
        print(f"  wrong: {text}")
    codes = collections.Counter(code for code, _ in results)
    print(f"torture: damaged states: {len(results)} plans, "
          + ", ".join(f"exit {code} {count}" for code, count in sorted(codes.items()))
          + f"; wrong {len(wrong)}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
