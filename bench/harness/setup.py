"""What has to be there before anything can be measured: tools, binaries, a workspace, states."""

import hashlib
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

BENCH = Path(__file__).resolve().parent.parent
NOW = "2026-12-15"
PACKAGES = {
    "hyperfine": "hyperfine", "taskset": "util-linux", "make": "make", "cc": "gcc",
    "/usr/bin/time": "time",
}


def stop(message):
    sys.exit(f"bench/run: {message}")


def note(message):
    print(f"bench/run: {message}", file=sys.stderr, flush=True)


def run(arguments, **options):
    """Runs a command that has to succeed."""
    done = subprocess.run(arguments, capture_output=True, text=True, **options)
    if done.returncode != 0:
        stop(f"{shlex.join(map(str, arguments))} failed:\n{done.stderr or done.stdout}")
    return done.stdout


def check_tools():
    """Names every missing tool at once, with the packages that bring them."""
    missing = [package for tool, package in PACKAGES.items() if not shutil.which(tool)]
    for header, package in [("yaml.h", "libyaml-dev"), ("sqlite3.h", "libsqlite3-dev")]:
        source = f"#include <{header}>\n"
        found = shutil.which("cc") and subprocess.run(
            ["cc", "-E", "-"], input=source, text=True, capture_output=True).returncode == 0
        if not found:
            missing.append(package)
    if importlib.util.find_spec("yaml") is None or not __import__("yaml").__with_libyaml__:
        missing.append("python3-yaml")
    if missing:
        stop(f"missing tools; install them with: apt-get install {' '.join(missing)}")


def build_floor(work):
    run(["make", "-s", "-C", str(BENCH / "floor"), f"OUT={work}"])
    return [str(work / "floor")]


def find_tenantry(build):
    """The command of a release build and None, or None and why there is none."""
    if given := os.environ.get("TENANTRY_BIN"):
        command = shlex.split(given)
        found = shutil.which(command[0]) if command else None
        return (command, None) if found else (None, f"TENANTRY_BIN={given} is not a program")
    if build:
        note("building tenantry for release")
        built = subprocess.run(
            ["make", "-s", "build"], cwd=BENCH.parent, capture_output=True, text=True)
        if built.returncode != 0:
            return None, "`make build` failed; run it to see why"
    binary = BENCH.parent / ".build/release/tenantry"
    return ([str(binary)], None) if binary.exists() else (None, f"{binary} does not exist")


def workspace(work, count, seed):
    """The generated workspace of this size and seed, made anew when the generator changed."""
    digest = hashlib.sha256()
    for source in sorted([BENCH / "generate.py", *BENCH.glob("generator/*.py")]):
        digest.update(source.read_bytes())
    folder, stamp = work / f"{count}-{seed}", work / f"{count}-{seed}.stamp"
    if not stamp.exists() or stamp.read_text() != digest.hexdigest():
        note(f"generating {count} organizations")
        stamp.unlink(missing_ok=True)
        shutil.rmtree(folder, ignore_errors=True)
        generate = [str(BENCH / "generate.py"), str(count), str(folder), "--seed", str(seed)]
        run([sys.executable, *generate])
        stamp.write_text(digest.hexdigest())
    return folder


SUFFIXES = ["", "-journal", "-wal", "-shm"]


def remove_state(path):
    for suffix in SUFFIXES:
        Path(f"{path}{suffix}").unlink(missing_ok=True)


@dataclass
class Subjects:
    """The commands to compare, for one workspace. Without tenantry, its command is None."""

    folder: Path
    work: Path
    floor: list
    tenantry: list | None
    why_not: str | None
    reference: Path | None = None

    def state(self, who, use):
        return self.work / f"{self.folder.name}-{who}-{use}.db"

    def nothing(self, who, use="apply"):
        """The command that makes an apply begin with nothing."""
        state = self.state(who, use)
        return ["rm", "-f", *(f"{state}{suffix}" for suffix in SUFFIXES)]

    def applied(self, who):
        """The command that makes an apply begin with what was applied."""
        return ["cp", str(self.state(who, "plan")), str(self.state(who, "apply"))]

    def plan(self, who):
        state = self.state(who, "plan")
        if who == "tenantry":
            where = ["--state", f"sqlite:{state}", "--now", NOW, "--detailed-exitcode"]
            return [*self.tenantry, "plan", str(self.folder), *where]
        if who == "floor":
            return [*self.floor, "plan", str(self.folder), str(self.reference)]
        return [sys.executable, str(BENCH / "script.py"), "plan", str(self.folder), str(state)]

    def apply(self, who, use="apply"):
        state = self.state(who, use)
        if who == "tenantry":
            where = ["--state", f"sqlite:{state}", "--auto-approve", "--now", NOW]
            return [*self.tenantry, "apply", str(self.folder), *where]
        if who == "floor":
            like = ["--like", str(self.reference)]
            return [*self.floor, "apply", str(self.folder), str(state), *like]
        return [sys.executable, str(BENCH / "script.py"), "apply", str(self.folder), str(state)]

    def prepare(self, with_script):
        """Applies once with each, and sees that planning again finds nothing."""
        if with_script or not self.tenantry:
            self._applied("script")
        if self.tenantry:
            trouble = self._applied("tenantry")
            if trouble:
                self.tenantry, self.why_not = None, trouble
                self._applied("script")
        self.reference = self.state("tenantry" if self.tenantry else "script", "plan")

    def _applied(self, who):
        remove_state(self.state(who, "plan"))
        for command in [self.apply(who, "plan"), self.plan(who)]:
            done = subprocess.run(command, capture_output=True, text=True)
            if done.returncode != 0:
                said = (done.stderr or done.stdout).strip().splitlines()[:1]
                step = f"{shlex.join(command)} exited {done.returncode}: {' '.join(said)}"
                if who == "script":
                    stop(step)
                return step
        return None
