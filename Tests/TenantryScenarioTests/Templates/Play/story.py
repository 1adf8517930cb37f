"""A repository that was set up as docs/ci.md says, and what can happen in it."""

import hashlib
import io
import os
import re
import subprocess
import tarfile
from pathlib import Path

from ruamel.yaml import YAML

from forge import Forge, git
from runner import Runner, load

DIGEST = re.compile(r"^    (sha256:[0-9a-f]{64})$", re.MULTILINE)


class Story:
    """A repository that was set up as docs/ci.md says, and a live state that equals it."""

    def __init__(self, repository, tenantry, folder):
        self.repository, self.folder = Path(repository), Path(folder)
        self.state = self.folder / "live" / "tenantry.db"
        self.state.parent.mkdir()
        self.environment = {
            "PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8",
            "TENANTRY_NOW": "2026-12-15", "GIT_CONFIG_NOSYSTEM": "1", "TMPDIR": str(self.folder),
        }
        self.forge = Forge(self.folder / "forge")
        self.forge.move("refs/heads/main", self.forge.commit(None, self.files(tenantry)))
        self.runner = Runner(self.forge, self.folder / "runs", self.state, self.environment)
        self.tenantry_path = tenantry
        work = self.folder / "first"
        git("clone", "--quiet", str(self.forge.origin), str(work), cwd=self.folder)
        self.tenantry("apply", "--auto-approve", cwd=work)

    def files(self, tenantry):
        """What a team copies into its repository: the workspace, ci/ and the workflows."""
        files = {}
        for folder in ("tenants", "ci"):
            for path in sorted((self.repository / folder).rglob("*")):
                if path.is_file():
                    files[str(path.relative_to(self.repository))] = path.read_text()
        for path in sorted((self.repository / "ci/github/workflows").glob("*.yml")):
            files[f".github/workflows/{path.name}"] = path.read_text()
        files["ci/release"] = self.release(tenantry)
        return files

    def release(self, tenantry):
        """Makes a release on this machine, and returns the file that names it."""
        machine = os.uname().machine
        archive = self.folder / "releases/9.9.9" / f"tenantry-9.9.9-linux-{machine}.tar.gz"
        archive.parent.mkdir(parents=True)
        content = f"#!/bin/sh\nexec '{tenantry}' \"$@\"\n".encode()
        with tarfile.open(archive, "w:gz") as tar:
            member = tarfile.TarInfo("tenantry")
            member.size, member.mode = len(content), 0o755
            tar.addfile(member, io.BytesIO(content))
        self.archive = archive
        digest = hashlib.sha256(archive.read_bytes()).hexdigest()
        return f"VERSION=9.9.9\nFROM=file://{self.folder}/releases\nSHA256_{machine}={digest}\n"

    def tenantry(self, *arguments, cwd=None, status=0):
        """Runs tenantry on the live state, and returns what it prints."""
        run = subprocess.run(
            [self.tenantry_path, *arguments, "--state", self.state], cwd=cwd or self.folder,
            env=self.environment, capture_output=True, text=True, check=False,
        )
        assert run.returncode == status, f"{arguments}: {run.returncode}\n{run.stdout}{run.stderr}"
        return run.stdout

    def main(self, path):
        return self.forge.read("refs/heads/main", path) + "\n"

    def edited(self, path, before, after):
        """A file of main with one thing changed."""
        text = self.main(path)
        assert text.count(before) == 1, f"{path} has {before!r} {text.count(before)} times"
        return {path: text.replace(before, after)}

    # What happens

    def open(self, files, author="mallory", branch="change"):
        number = self.forge.open(author, branch, files)
        return number, self.runner.pull_request(number)

    def push(self, number, files, onto=None):
        self.forge.push(number, files, onto)
        return self.runner.pull_request(number)

    def comment(self, number, name="plan"):
        """The one comment of a name, without its marker."""
        marker = f"<!-- tenantry:{name} -->\n"
        found = [
            body for body in self.forge.comments_on(number) if body.startswith(marker)
        ]
        assert len(found) == 1, f"{len(found)} comments `{name}` on {number}: {found}"
        return found[0].removeprefix(marker)

    def digest(self, number):
        """The digest that the comment asks reviewers to approve."""
        found = DIGEST.findall(self.comment(number))
        assert len(found) == 1, f"the comment names {len(found)} plans: {self.comment(number)}"
        return found[0]

    def approve(self, number, login="bob"):
        digest = self.digest(number)
        self.forge.review(number, login, "APPROVED", f"Looks right.\n\n    {digest}\n")
        return digest

    def merge(self, number):
        """Merges, and returns the run of the apply workflow."""
        (run,) = self.runner.push(self.forge.merge(number))
        return run


def expect_status(run, job, status, *texts):
    """Checks how a job ended, and what its log says."""
    played = run.jobs[job]
    assert played.status == status, f"{run.name}/{job} ended with {played.status}\n{run.log}"
    for text in texts:
        assert text in played.log, f"no {text!r} in the log of {run.name}/{job}\n{played.log}"


def expect_only_annotations(*runs):
    """Checks that nothing in the logs was taken for a command but what tenantry says of files."""
    for run in runs:
        for job in run.jobs.values():
            for command in job.commands:
                assert re.match(r"::(error|warning|notice) (file|title)=", command), command


def forged(story, script):
    """The workflow of the first stage with its check replaced, and with every right asked for."""
    path = ".github/workflows/tenantry-check.yml"
    workflow = load(story.main(path))
    job = workflow["jobs"]["check"]
    job["permissions"] = {"contents": "write", "pull-requests": "write"}
    job["steps"][2:4] = [{"env": {"TOKEN": "${{ github.token }}"}, "run": script}]
    text = io.StringIO()
    YAML().dump(workflow, text)
    return {path: text.getvalue()}
