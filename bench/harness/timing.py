"""Takes the times: in rounds, so that a slow moment of the machine hits everybody alike."""

import contextlib
import json
import os
import re
import shlex
import subprocess
import tempfile
import time
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
    cores = most_cores()
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


def most_cores():
    return min(2, len(os.sched_getaffinity(0)))


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
                        one.peak = peak_memory(pinned, begin, case.exit)
    if subjects.tenantry:
        key = ("start (--version)", 1, "tenantry")
        command = [*subjects.tenantry, "--version"]
        times = _hyperfine(command, None, 0, max(50, rounds * runs), True)
        series[key] = Series(*key, times, peak_memory(command, None, 0))
    return list(series.values())


def measure_once(subjects):
    """Runs a first apply and a plan with nothing changed on all cores, each a single time: by
    tenantry, and by the floor on what tenantry wrote.
    """
    series, cores = [], most_cores()
    for who in ("tenantry", "floor"):
        state = subjects.state(who, "plan")
        for case, command in [
                ("first apply", subjects.apply(who, "plan")),
                ("plan, nothing changed", subjects.plan(who))]:
            setup.note(f"{case}: {who}")
            begin = subjects.nothing(who, "plan") if case == "first apply" else None
            told, seconds, peak = _timed([*pinning(cores), *command], begin, 0)
            if who == "floor" and begin:
                seconds = _seconds_of_floor(told)
            series.append(Series(case, cores, who, [seconds], peak))
        subjects.reference = subjects.reference or state
    setup.remove_state(subjects.state("floor", "plan"))
    return series


def _times(who, command, begin, exit, runs, first):
    if who == "floor" and begin:
        return [_floor_apply(command, begin) for _ in range(runs)]
    return _hyperfine(command, begin, exit, runs, first)


def pinning(cores):
    """The first one or two processors that this process may use."""
    chosen = sorted(os.sched_getaffinity(0))[:cores]
    return ["taskset", "-c", ",".join(map(str, chosen))]


def _floor_apply(command, begin):
    setup.run(begin)
    return _seconds_of_floor(setup.run(command))


def _seconds_of_floor(told):
    """The floor says itself how long it took without reading its reference into memory."""
    return float(re.search(r"^timed (\S+)", told, re.MULTILINE)[1])


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


def peak_memory(command, begin, exit):
    """In KB."""
    return _timed(command, begin, exit)[2]


def _timed(command, begin, exit):
    """What a run prints, its seconds, and its peak memory in KB by /usr/bin/time: a child of this
    process would begin with this process's size.
    """
    if begin:
        setup.run(begin)
    with (tempfile.NamedTemporaryFile(mode="r") as report,
          tempfile.TemporaryFile(mode="w+") as told):
        begun = time.perf_counter()
        done = subprocess.run(
            ["/usr/bin/time", "-f", "%M", "-o", report.name, *command],
            stdout=told, stderr=subprocess.DEVNULL)
        seconds = time.perf_counter() - begun
        if done.returncode != exit:
            setup.stop(f"{shlex.join(command)} exited {done.returncode}, not {exit}")
        told.seek(0)
        # What is looked for are the few lines of the floor; a plan is a long text.
        return told.read(0x10000), seconds, int(report.read().split()[-1])


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
