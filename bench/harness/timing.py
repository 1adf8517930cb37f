"""Takes the times: in rounds, so that a slow moment of the machine hits everybody alike."""

import contextlib
import json
import os
import re
import shlex
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field

from harness import changes, setup

# The script is slow, steady and no close race: two rounds tell enough.
SCRIPT_ROUNDS = 2


@dataclass
class Series:
    """All times of one command in one case, in seconds, and its peak memory in KB."""

    case: str
    cores: int
    who: str
    times: list = field(default_factory=list)
    peak: int | None = None


@dataclass
class Case:
    """One piece of work, who does it by which command, and what makes the state that it begins with.
    """

    name: str
    cores: int
    commands: dict
    begin: Callable | None = None
    exit: int = 0
    change: Callable | None = None


def cases(subjects, with_script):
    """The cases in the order of the table."""
    cores = min(2, len(os.sched_getaffinity(0)))
    ours = ["tenantry"] if subjects.tenantry else []
    made = []
    for count in range(1, cores + 1):
        everybody = [*ours, "floor", *(["script"] if with_script and count == 1 else [])]
        made.append(Case(
            "plan, nothing changed", count, {who: subjects.plan(who) for who in everybody}))
        for name, change in changes.CASES.items() if ours else []:
            made.append(Case(
                name, count, {"tenantry": subjects.plan("tenantry")}, exit=2, change=change))
        if ours:
            made.append(Case(
                "apply, nothing to do", count, {"tenantry": subjects.apply("tenantry", "plan")}))
            made.append(Case(
                "apply, one file changed", count, {"tenantry": subjects.apply("tenantry")},
                begin=subjects.applied, change=changes.one_file))
        made.append(Case(
            "first apply", count, {who: subjects.apply(who) for who in everybody},
            begin=subjects.nothing))
    return made


ORDER = [
    "plan, nothing changed", *changes.CASES, "apply, nothing to do", "apply, one file changed",
    "first apply", "start (--version)"]


def measure(subjects, with_script, rounds, runs):
    """Runs all cases in turn, `rounds` times, `runs` times each."""
    series = {}
    planned = cases(subjects, with_script)
    for number in range(rounds):
        setup.note(f"round {number + 1} of {rounds}")
        for case in planned:
            with changed(case.change(subjects.folder) if case.change else {}):
                for who, command in case.commands.items():
                    if who == "script" and number >= SCRIPT_ROUNDS:
                        continue
                    key = (case.name, case.cores, who)
                    one = series.setdefault(key, Series(*key))
                    pinned = [*pinning(case.cores), *command]
                    begin = case.begin(who) if case.begin else None
                    one.times += _times(who, pinned, begin, case.exit, runs, number == 0)
                    if number == 0:
                        one.peak = peak_memory(pinned, begin)
    if subjects.tenantry:
        key = ("start (--version)", 1, "tenantry")
        command = [*subjects.tenantry, "--version"]
        times = _hyperfine(command, None, 0, max(50, rounds * runs), True)
        series[key] = Series(*key, times, peak_memory(command, None))
    return list(series.values())


def _times(who, command, begin, exit, runs, first):
    if who == "floor" and begin:
        return [_floor_apply(command, begin) for _ in range(runs)]
    return _hyperfine(command, begin, exit, runs, first)


def pinning(cores):
    """The first one or two processors that this process may use."""
    chosen = sorted(os.sched_getaffinity(0))[:cores]
    return ["taskset", "-c", ",".join(map(str, chosen))]


def _floor_apply(command, begin):
    """The floor says itself how long it took without reading its reference into memory."""
    setup.run(begin)
    return float(re.search(r"^timed (\S+)", setup.run(command), re.MULTILINE)[1])


def _hyperfine(command, begin, exit, runs, warm):
    with tempfile.NamedTemporaryFile(suffix=".json") as report:
        arguments = ["hyperfine", "-N", "--style", "none", "--runs", str(runs)]
        arguments += ["--warmup", "1" if warm else "0", "--export-json", report.name]
        if begin:
            arguments += ["--prepare", shlex.join(begin)]
        if exit != 0:
            arguments.append("--ignore-failure")
        setup.run([*arguments, shlex.join(command)])
        result = json.load(report)["results"][0]
    if any(code != exit for code in result.get("exit_codes", [])):
        setup.stop(f"{shlex.join(command)} did not exit {exit}")
    return result["times"]


def peak_memory(command, begin):
    """In KB, by /usr/bin/time: a child of this process would begin with this process's size."""
    if begin:
        setup.run(begin)
    with tempfile.NamedTemporaryFile(mode="r") as report:
        subprocess.run(
            ["/usr/bin/time", "-f", "%M", "-o", report.name, *command],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return int(report.read().split()[-1])


@contextlib.contextmanager
def changed(files):
    """Writes some files, as long as the block runs."""
    before = {path: path.read_bytes() if path.exists() else None for path in files}
    try:
        for path, content in files.items():
            path.write_bytes(content)
        yield
    finally:
        for path, content in before.items():
            if content is None:
                path.unlink(missing_ok=True)
            else:
                path.write_bytes(content)
