"""Lets many processes work on one state at once, and kills a third of them.

Usage: processes.py [--processes N] [--rounds N] [--seed N]

In each round every process plans, applies, looks for drift, copies the state, or examines it. In the
end every revision must have one winner, every apply that said so must be in the history, and nothing
may be left behind or stuck.
"""

import argparse
import collections
import concurrent.futures
import os
import pathlib
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

import workspaces
from workspaces import run

TENANTRY = workspaces.binary()
# How many are at work at the same time: more would only wait for a processor.
AT_ONCE = 20


class Worker:
    """What one process does."""

    def __init__(self, folder, number, rng):
        self.folder, self.number = folder, number
        self.name = f"worker-{number}"
        self.verb = rng.choice(["apply"] * 5 + ["plan", "plan", "drift", "backup", "doctor"])
        # From the first instruction to after the commit.
        self.lifetime = rng.uniform(0.0, 0.6) if rng.randrange(3) == 0 else None

    def arguments(self):
        tenants = str(self.folder / "tenants" / self.name)
        state = ["--state", str(self.folder / "state.db")]
        return {
            "apply": ["apply", tenants, "--auto-approve", "--lock-timeout", "60", *state],
            "plan": ["plan", tenants, *state],
            "drift": ["drift", tenants, *state],
            "backup": ["backup", str(self.folder / f"copy-{self.name}.db"), *state],
            "doctor": ["doctor", *state],
        }[self.verb]

    def work(self):
        """Returns how it ended, and what it said."""
        process = subprocess.Popen(
            [TENANTRY, *self.arguments()], cwd=self.folder, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            env={**workspaces.ENVIRONMENT, "TENANTRY_ACTOR": self.name},
        )
        try:
            out, err = process.communicate(timeout=self.lifetime or 180)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            out, err = process.communicate()
            if self.lifetime is None:
                return self, "stuck", out.decode(), err.decode()
        return self, process.returncode, out.decode(), err.decode()


# Each of these is an answer; whoever was killed gives none.
ANSWERS = {
    "apply": {0, 12, 13, -9}, "plan": {0, 13, -9}, "drift": {0, 13, -9},
    "backup": {0, 13, -9}, "doctor": {0, 13, -9},
}


def play(folder, number, count, rng, wrong, ends):
    """One round: returns the names of those that said that they had applied."""
    workers = [Worker(folder, f"{number}-{index}", rng) for index in range(count)]
    for worker in workers:
        if worker.verb in ("apply", "plan", "drift"):
            workspaces.workspace(folder / "tenants" / worker.name, {
                "alpha": workspaces.organization("alpha", name=worker.name, federated=False),
            })
    applied = []
    with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
        for worker, end, out, err in pool.map(Worker.work, workers):
            ends[(worker.verb, end)] += 1
            if end not in ANSWERS[worker.verb]:
                wrong.append(f"{worker.name}: {worker.verb} ended with {end}: {out[-200:]}{err[-300:]}")
            if worker.verb == "apply" and end == 0:
                applied.append((worker.name, out))
            copy = folder / f"copy-{worker.name}.db"
            if worker.verb == "backup" and end == 0:
                damage = workspaces.look(copy)[1]
                if damage:
                    wrong.append(f"{worker.name}: a copy is damaged: {damage}")
    # Dead copiers leave their parts; the state itself must have nothing beside it in the end.
    for path in folder.glob("copy-*"):
        path.unlink()
    for worker in workers:
        subprocess.run(["rm", "-rf", str(folder / "tenants" / worker.name)], check=True)
    return applied


def check(folder, winners, wrong):
    """Compares what was said with what is there."""
    state = folder / "state.db"
    code, out, err = run([TENANTRY, "doctor", "--state", str(state)], folder)
    if code != 0:
        wrong.append(f"doctor: {out}{err}")
    damage = workspaces.look(state)[1]
    if damage:
        wrong.append(f"state: {damage}")
    database = sqlite3.connect(state)
    runs = database.execute("select serial_after, actor from apply_run order by 1").fetchall()
    name = database.execute("select name from organization").fetchall()
    database.close()
    if [serial for serial, _ in runs] != list(range(1, len(runs) + 1)):
        wrong.append("revisions have gaps, or more than one winner")
    actors = collections.Counter(actor for _, actor in runs)
    for winner, out in winners:
        if actors[winner] != 1:
            wrong.append(f"{winner} said that it had applied, and has {actors[winner]} runs: {out}")
    if name != [(runs[-1][1],)]:
        wrong.append(f"live is {name}, the last run is of {runs[-1]}")
    left = [path.name for path in folder.iterdir() if path.name not in ("state.db", "tenants")]
    if left:
        wrong.append(f"left behind: {left}")
    return len(runs)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--processes", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    begin = time.monotonic()
    wrong, winners, ends = [], [], collections.Counter()
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(dir=memory, prefix="tenantry-torture-") as name:
        folder = pathlib.Path(name)
        (folder / "tenants").mkdir()
        workspaces.workspace(folder / "tenants", {
            "alpha": workspaces.organization("alpha", name="worker-0", federated=False)})
        code, out, err = run([TENANTRY, "apply", str(folder / "tenants"), "--auto-approve", "--state",
                              str(folder / "state.db")], folder, TENANTRY_ACTOR="worker-0")
        assert code == 0, err
        for number in range(1, options.rounds + 1):
            winners += play(folder, number, options.processes, rng, wrong, ends)
            runs = check(folder, winners, wrong)
            if wrong:
                break
    for (verb, end), count in sorted(ends.items(), key=str):
        print(f"  {verb:7} {'killed' if end == -9 else f'exit {end}':8} {count:6}")
    for text in wrong[:20]:
        print(f"  wrong: {text}")
    print(f"torture: processes: {sum(ends.values())} in {time.monotonic() - begin:.0f} s, "
          f"{sum(n for (_, e), n in ends.items() if e == -9)} killed, {runs} revisions, "
          f"{len(winners)} told of; wrong {len(wrong)}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
