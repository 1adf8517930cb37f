"""Kills and fails tenantry at its system calls, one call after the other.

Usage: syscalls.py [--points N]     N points spread over all of them; without it every point

After each, the state must be the old one or the new one and whole, what tenantry said must be true,
and the same command once more must lead to the new state with one run in the history.
"""

import argparse
import collections
import concurrent.futures
import os
import pathlib
import random
import re
import shutil
import sys
import tempfile
import time

import workspaces
from workspaces import run

TENANTRY = workspaces.binary()

# What changes something on a disk, and how it can fail. Calls that a system lacks never happen.
KILLED = "pwrite64 write pwritev fsync fdatasync ftruncate unlink unlinkat rename renameat2 fallocate"
FAULTS = {
    "kill": (KILLED.split() + ["openat"], "signal=KILL"),
    "EIO": (KILLED.split() + ["openat", "pread64"], "error=EIO"),
    "ENOSPC": ("pwrite64 write fsync fdatasync ftruncate fallocate openat".split(), "error=ENOSPC"),
    "EINTR": ("pwrite64 pread64 write fsync fdatasync ftruncate openat".split(), "error=EINTR"),
}


class Scenario:
    """A command, and the state that it finds."""

    def __init__(self, name, folder, arguments, prepare):
        self.name, self.folder, self.arguments = name, folder, arguments
        folder.mkdir(parents=True)
        self.base = folder / "base"
        self.base.mkdir()
        self.tenants = folder / "tenants"
        prepare(self)
        self.old, damage, self.runs = workspaces.look(self.base / "state.db")
        assert damage is None, damage
        self.lineage_is_new = not (self.base / "state.db").exists()
        fresh = self.copy()
        code, out, err = run(self.command(fresh), fresh)
        assert code == 0, (name, code, out, err)
        self.new, damage, runs = workspaces.look(fresh / "state.db")
        assert damage is None and runs == self.runs + 1, (damage, runs)
        assert self.new != self.old
        shutil.rmtree(fresh)

    def copy(self):
        target = pathlib.Path(tempfile.mkdtemp(dir=self.folder))
        shutil.copytree(self.base, target, dirs_exist_ok=True)
        return target

    def command(self, folder):
        arguments = list(self.arguments)
        if arguments[0] == "apply":
            arguments.insert(1, str(self.tenants))
        return [TENANTRY, *arguments, "--auto-approve", "--state", str(folder / "state.db")]

    def apply(self, folder, *allowed):
        code, out, err = run([TENANTRY, "apply", str(self.tenants), "--auto-approve", "--state",
                              str(folder / "state.db"), *allowed], folder)
        assert code == 0, (code, out, err)

    def same(self, one, other):
        """Whether two dumps are of one state."""
        if not self.lineage_is_new or one == "" or other == "":
            return one == other
        return without_uids(one) == without_uids(other)


def without_uids(dump):
    """A dump without what is computed from a random lineage."""
    plain = re.sub(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}", "LINEAGE", dump)
    plain = re.sub(r"'[0-9a-z]{15}'", "UID", plain)
    plain = re.sub(r"\b[0-9a-f]{20,64}\b|run-1-[0-9a-f]{12}", "DIGEST", plain)
    return "\n".join(sorted(plain.split("\n")))


def prepare_first(scenario):
    workspaces.first(scenario.tenants)


def prepare_update(scenario):
    workspaces.first(scenario.tenants)
    scenario.apply(scenario.base)
    workspaces.second(scenario.tenants)


def prepare_migration(scenario):
    prepare_update(scenario)
    workspaces.to_first_version(scenario.base / "state.db")


def prepare_revert(scenario):
    prepare_update(scenario)
    scenario.apply(scenario.base, *SWAPPED)


# Two of them get the id of the other.
SWAPPED = ["--allow", "reused=2"]

SCENARIOS = {
    "first apply": (["apply"], prepare_first),
    "renames and swaps": (["apply", *SWAPPED], prepare_update),
    "older schema": (["apply", *SWAPPED], prepare_migration),
    "revert": (["revert", "2", "--allow", "removals=1", *SWAPPED], prepare_revert),
}


def calls_of(scenario):
    """How often the command makes each system call."""
    folder = scenario.copy()
    names = sorted({name for calls, _ in FAULTS.values() for name in calls})
    trace = folder / "trace"
    run(["strace", "-f", "-qq", "-o", str(trace), "-e", "trace=" + ",".join(names),
         *scenario.command(folder)], folder)
    lines = trace.read_text(errors="replace")
    shutil.rmtree(folder)
    counts = collections.Counter(re.findall(r"^\d+ +(\w+)\(", lines, re.M))
    opened = sum(f'"{path}"' in line for line in lines.splitlines() if "openat(" in line
                 for path in own_files(folder))
    return counts, opened


def own_files(folder):
    """The files whose opening may fail: what loaders and libraries open is not ours.

    The arguments are read from the last one.
    """
    return [str(folder / name) for name in ("state.db", "state.db-journal")] + ["/proc/self/maps"]


def only_ours(fault, call, folder):
    if call != "openat" or fault == "kill":
        return []
    return [part for path in own_files(folder) for part in ("-P", path)]


def torture(point):
    """Lets one call fail; returns what is wrong, and what was said and found."""
    scenario, fault, how, call, number = point
    folder = scenario.copy()
    state = folder / "state.db"
    where = f"{scenario.name}: {fault} at {call} {number}"
    wrong = []
    try:
        code, out, err = run(
            ["strace", "-f", "-qq", "-o", "/dev/null", *only_ours(fault, call, folder),
             "-e", f"trace={call}",
             "-e", f"inject={call}:{how}:when={number}", *scenario.command(folder)], folder)
        # Without strace: rolled back by whoever comes next, as a person would see it.
        dump, damage, runs = workspaces.look(state)
        is_old, is_new = scenario.same(dump, scenario.old), scenario.same(dump, scenario.new)
        if damage:
            wrong.append(("corrupt", f"{where}: {damage}"))
        elif not is_old and not is_new:
            wrong.append(("torn", where))
        honest = {0: is_new, 14: True}.get(code, is_old)
        if code == -9 or code == 137:
            honest = True
        if code < 0 and code != -9:
            honest = False  # it crashed
        if "nothing was changed" in err and not is_old:
            honest = False
        # Whoever cannot write cannot say why.
        if code > 0 and not err.strip() and call != "write":
            honest = False
        if not honest:
            wrong.append(("dishonest", f"{where}: exit {code}, {'new' if is_new else 'old'}: {err.strip()[-300:]}"))
        if not is_new or scenario.arguments[0] == "apply":
            again, out, err = run(scenario.command(folder), folder)
        else:
            again = 0
        dump, damage, runs = workspaces.look(state)
        if again != 0 or damage or not scenario.same(dump, scenario.new) or runs != scenario.runs + 1:
            wrong.append(("not converging", f"{where}: then exit {again}, {runs} runs, {damage}, {err.strip()[-300:]}"))
        if number % 8 == 0 or wrong:
            code_of_doctor, out, err = run([TENANTRY, "doctor", "--state", str(state)], folder)
            if code_of_doctor != 0:
                wrong.append(("corrupt", f"{where}: doctor: {out}{err}"))
        left = [name for name in os.listdir(folder) if name != "state.db"]
        if left:
            wrong.append(("not converging", f"{where}: left behind: {left}"))
        said = "killed" if code in (-9, 137) else f"exit {code}"
        return wrong, (fault, said, "new" if is_new else "old")
    except Exception as error:  # a point that cannot be judged is a failure, too
        return [("not converging", f"{where}: {type(error).__name__} {error}")], (fault, "?", "?")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def forgotten_names(folder):
    """The names that writing files made without waiting until their folder is on the disk.

    What is renamed without that can be back under its old name after a loss of power.
    """
    tenants, state = folder / "tenants", folder / "state.db"
    workspaces.first(tenants)
    for path in (tenants / "organizations").iterdir():
        path.write_text(path.read_text().replace("name: ", "name:   "))
    commands = [["fmt", str(tenants)],
                ["apply", str(tenants), "--auto-approve", "--state", str(state)],
                ["export", str(folder / "out"), "--state", str(state)]]
    forgotten, made = [], 0
    for command in commands:
        trace = folder / "trace"
        code, out, err = run(["strace", "-f", "-qq", "-y", "-o", str(trace), "-e",
                              "trace=renameat,openat,mkdirat,fsync", TENANTRY, *command], folder)
        assert code == 0, (command, code, out, err)
        waiting = {}
        for line in trace.read_text(errors="replace").splitlines():
            name = re.search(r"^\d+ +(?:renameat|openat|mkdirat)\(\d+<([^>]*)>, \"", line)
            is_made = "renameat(" in line or "mkdirat(" in line or "O_EXCL" in line
            if name and is_made and ".tmp\", O_" not in line and not line.endswith("-1"):
                waiting[name[1]] = f"{command[0]}: {line}"
                made += 1
            done = re.search(r"^\d+ +fsync\(\d+<([^>]*)>\)", line)
            if done:
                waiting.pop(done[1], None)
        forgotten += waiting.values()
    assert made > 0
    return forgotten


def may_trace(folder):
    try:
        return run(["strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=fsync", "-e",
                    "inject=fsync:error=EIO", "true"], folder)[0] == 0
    except OSError:
        return False


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--points", type=int)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 2)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    begin = time.monotonic()
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(dir=memory, prefix="tenantry-torture-") as name:
        folder = pathlib.Path(name)
        if not may_trace(folder):
            print("torture: system calls: skipped, strace is missing or may not trace here")
            return 1 if os.environ.get("CI") == "true" else 0
        (folder / "names").mkdir()
        forgotten = forgotten_names(folder / "names")
        scenarios = [Scenario(n, folder / n.replace(" ", "-"), *rest) for n, rest in SCENARIOS.items()]
        points = []
        for scenario in scenarios:
            counts, opened = calls_of(scenario)
            for fault, (calls, how) in FAULTS.items():
                points += [(scenario, fault, how, call, number)
                           for call in calls
                           for number in range(1, 1 + (opened if only_ours(fault, call, folder)
                                                       else counts[call]))]
        total = len(points)
        random.Random(options.seed).shuffle(points)
        if options.points:
            points = points[:options.points]
        wrong, seen = collections.defaultdict(list), collections.Counter()
        wrong["not durable"] += forgotten
        with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
            for problems, what in pool.map(torture, points):
                seen[what] += 1
                for kind, text in problems:
                    wrong[kind].append(text)
    for (fault, said, found), count in sorted(seen.items()):
        print(f"  {fault:7} {said:10} {found:4} {count:6}")
    for kind, texts in wrong.items():
        for text in texts[:20]:
            print(f"  {kind}: {text}")
    print(f"torture: system calls: {len(points)} of {total} points in {time.monotonic() - begin:.0f} s; "
          + ", ".join(f"{kind} {len(wrong[kind])}" for kind in
                      ("torn", "corrupt", "dishonest", "not converging", "not durable")))
    return 1 if any(wrong.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
