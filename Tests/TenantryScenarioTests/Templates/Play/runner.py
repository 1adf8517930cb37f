"""Plays the workflow files as they lie in the repository: triggers, jobs, steps, what they print.

Only `run:` steps are real; the few actions that the templates use are played here. What the
templates may come to use and this does not know ends with an error, never with a pass.
"""

import io
import json
import re
import subprocess
import zipfile
from pathlib import Path

from ruamel.yaml import YAML

from expressions import filled, holds
from forge import NAME, Forge, git

ACTIONS = re.compile(r"actions/(checkout|upload-artifact|download-artifact)@[0-9a-f]{40}")


def load(text):
    return YAML(typ="safe", pure=True).load(text)


class Job:
    """How a job ended, and what it printed."""

    def __init__(self, name):
        self.name, self.status, self.log, self.outputs, self.commands = name, "success", "", {}, []


class Run:
    """One run of a workflow."""

    def __init__(self, number, name, event):
        self.number, self.name, self.event, self.jobs = number, name, event, {}

    @property
    def log(self):
        return "".join(job.log for job in self.jobs.values())

    @property
    def conclusion(self):
        failed = any(job.status == "failure" for job in self.jobs.values())
        return "failure" if failed else "success"


class Runner:
    def __init__(self, forge: Forge, folder, state, environment):
        self.forge, self.folder, self.state = forge, Path(folder), state
        self.environment = environment
        self.runs = []
        self.variables = {"TENANTRY_STATE": str(state)}

    # What happens on the forge

    def pull_request(self, number):
        """Somebody opened a pull request or pushed to it."""
        commit, pull = self.forge.merged(number), self.forge.pulls[number]
        event = {"pull_request": pull}
        return self.start("pull_request", event, commit, f"refs/pull/{number}/merge", pull)

    def push(self, commit):
        """The default branch has a new commit."""
        before = git("rev-parse", f"{commit}^1", cwd=self.forge.origin)
        changed = git("diff", "--name-only", before, commit, cwd=self.forge.origin).split("\n")
        return self.start("push", {"changed": changed}, commit, "refs/heads/main")

    def dispatch(self, **inputs):
        """Somebody who may presses the button."""
        return self.start("workflow_dispatch", {"inputs": inputs}, self.forge.head(),
                          "refs/heads/main")

    def start(self, kind, event, commit, reference, pull=None):
        """Runs every workflow that the event starts, then those that their end starts."""
        source = commit if kind in ("pull_request", "push") else self.forge.head()
        event = {**event, "repository": {"full_name": NAME, "default_branch": "main"}}
        paths = git("ls-tree", "--name-only", source, ".github/workflows/", cwd=self.forge.origin)
        started = []
        for path in paths.split("\n"):
            workflow = load(self.forge.read(source, path))
            if not self.starts(workflow, kind, event):
                continue
            run = Run(len(self.runs) + 1, workflow["name"], kind)
            self.runs.append(run)
            started.append(run)
            self.play(workflow, run, event, commit, reference, pull)
            if kind == "pull_request":
                started += self.finished(run, pull)
        return started

    def finished(self, run, pull):
        head = pull["head"]
        return self.start("workflow_run", {"workflow_run": {
            "id": run.number, "name": run.name, "event": run.event, "head_sha": head["sha"],
            "conclusion": run.conclusion, "head_branch": head["ref"],
            "head_repository": head["repo"],
            "pull_requests": [],    # for forks GitHub leaves this empty
        }}, self.forge.head(), "refs/heads/main")

    @staticmethod
    def starts(workflow, kind, event):
        trigger = workflow["on"]
        if kind not in trigger:
            return False
        filters = trigger[kind] or {}
        known = {"pull_request": set(), "push": {"branches", "paths"},
                 "workflow_run": {"workflows", "types"}, "workflow_dispatch": {"inputs"}}
        assert set(filters) <= known[kind], f"a filter of {kind} is not played: {filters}"
        if kind == "workflow_run":
            return event["workflow_run"]["name"] in filters["workflows"]
        if kind == "push":
            assert filters["branches"] == ["main"] and filters["paths"] == ["tenants/**"]
            return any(path.startswith("tenants/") for path in event["changed"])
        return True

    # Jobs

    def play(self, workflow, run, event, commit, reference, pull):
        rest = dict(workflow["jobs"])
        while rest:
            name = next(
                name for name, job in rest.items()
                if not set(self.needs(job)) & set(rest)
            )
            job = rest.pop(name)
            played = run.jobs[name] = Job(name)
            contexts = self.contexts(run, event, commit, reference, job, pull)
            status = "success"
            for need in self.needs(job):
                if run.jobs[need].status != "success":
                    status = "failure" if run.jobs[need].status == "failure" else "skipped"
            if not holds(job.get("if"), contexts, status):
                played.status = "skipped"
                continue
            self.play_job(workflow, job, played, contexts, event, run, pull)

    @staticmethod
    def needs(job):
        needs = job.get("needs", [])
        return [needs] if isinstance(needs, str) else needs

    def contexts(self, run, event, commit, reference, job, pull):
        inputs = event.get("inputs", {})
        return {
            "github": {
                "event": event, "event_name": run.event, "sha": commit, "ref": reference,
                "ref_name": reference.removeprefix("refs/heads/"), "repository": NAME,
            },
            # GitHub gives variables to no run that a fork has started.
            "vars": {} if pull else self.variables,
            "inputs": inputs, "steps": {}, "env": {}, "runner": {},
            "needs": {
                need: {"outputs": run.jobs[need].outputs, "result": run.jobs[need].status}
                for need in self.needs(job)
            },
        }

    def play_job(self, workflow, job, played, contexts, event, run, pull):
        root = self.folder / f"run{run.number}" / played.name
        workspace, temporary = root / "workspace", root / "temp"
        for folder in (workspace, temporary):
            folder.mkdir(parents=True)
        (root / "event.json").write_text(json.dumps(event))
        token = f"token-{run.number}-{played.name}"
        rights = job.get("permissions", workflow.get("permissions"))
        assert rights is not None, f"{played.name} says nothing of its permissions"
        if pull:
            rights = {scope: "read" for scope in rights}
        self.forge.tokens[token] = {**rights, "metadata": "read"}
        contexts["github"].update(token=token, workspace=str(workspace))
        contexts["runner"]["temp"] = str(temporary)
        environment = {
            **self.environment, "HOME": str(root), "CI": "true", "GITHUB_ACTIONS": "true",
            "GITHUB_WORKSPACE": str(workspace), "RUNNER_TEMP": str(temporary),
            "GITHUB_EVENT_PATH": str(root / "event.json"), "GITHUB_EVENT_NAME": run.event,
            "GITHUB_SHA": contexts["github"]["sha"], "GITHUB_REF": contexts["github"]["ref"],
            "GITHUB_REPOSITORY": NAME, "GITHUB_API_URL": self.forge.address,
            "GITHUB_SERVER_URL": "https://github.example", "GITHUB_RUN_ID": str(run.number),
            "GITHUB_ACTOR": "alice",
        }
        contexts["env"] = {
            key: filled(value, contexts)
            for key, value in {**workflow.get("env", {}), **job.get("env", {})}.items()
        }
        environment.update(contexts["env"])
        self.play_steps(job["steps"], played, contexts, environment, workspace, run)
        played.outputs = {
            key: filled(value, contexts) for key, value in job.get("outputs", {}).items()
        }

    def play_steps(self, steps, played, contexts, environment, workspace, run):
        for step in steps:
            assert set(step) <= {"id", "name", "if", "env", "run", "uses", "with", "shell"}, step
            if not holds(step.get("if"), contexts, played.status):
                continue
            given = {key: filled(value, contexts) for key, value in step.get("env", {}).items()}
            inputs = {key: filled(value, contexts) for key, value in step.get("with", {}).items()}
            played.log += f"--- {step.get('name') or step.get('uses') or step['run']}\n"
            outputs = {}
            try:
                if "run" in step:
                    outputs = self.shell(
                        step, played, contexts, {**environment, **given}, environment, workspace)
                elif step["uses"].startswith("./"):
                    outputs = self.composite(
                        step["uses"], inputs, played, contexts, environment, workspace, run)
                else:
                    self.action(step["uses"], inputs, contexts, workspace, run)
            except StepFailed as failure:
                played.log += f"{failure}\n"
                played.status = "failure"
            if "id" in step:
                contexts["steps"][step["id"]] = {"outputs": outputs}

    def shell(self, step, played, contexts, environment, lasting, workspace):
        """Runs a `run:` step as GitHub does, and takes what it leaves for later steps."""
        files = {
            name: Path(environment["RUNNER_TEMP"]) / f".{name}"
            for name in ("OUTPUT", "ENV", "PATH", "STEP_SUMMARY")
        }
        for path in files.values():
            path.write_text("")
        script = Path(environment["RUNNER_TEMP"]) / ".step.sh"
        assert "${{" not in step["run"], f"an expression stands in a script: {step['run']}"
        script.write_text(step["run"])
        options = ["--noprofile", "--norc", "-eo", "pipefail"] if "shell" in step else ["-e"]
        run = subprocess.run(
            ["bash", *options, str(script)], cwd=workspace, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False, timeout=300,
            env={**environment, **{f"GITHUB_{name}": str(path) for name, path in files.items()}},
        )
        text = run.stdout.decode("utf-8", "replace")
        played.log += text
        played.commands += commands(text)
        lasting.update(assignments(files["ENV"].read_text()))
        for folder in files["PATH"].read_text().split("\n"):
            if folder:
                lasting["PATH"] = f"{folder}:{lasting['PATH']}"
        if run.returncode:
            raise StepFailed(f"exit {run.returncode}")
        return assignments(files["OUTPUT"].read_text())

    def composite(self, path, inputs, played, contexts, environment, workspace, run):
        definition = load((workspace / path / "action.yml").read_text())
        assert set(inputs) <= set(definition["inputs"]), inputs
        inner = {
            **contexts, "steps": {},
            "github": {**contexts["github"], "action_path": str(workspace / path)},
            "inputs": {
                key: inputs.get(key, value["default"])
                for key, value in definition["inputs"].items()
            },
        }
        self.play_steps(definition["runs"]["steps"], played, inner, environment, workspace, run)
        if played.status != "success":
            raise StepFailed(f"{path} failed")
        return {
            key: filled(value["value"], inner) for key, value in definition["outputs"].items()
        }

    # The actions that are played

    def action(self, uses, inputs, contexts, workspace, run):
        match = ACTIONS.fullmatch(uses)
        assert match, f"{uses} is not played, or is not pinned to a commit"
        if match.group(1) == "checkout":
            assert set(inputs) <= {"fetch-depth", "persist-credentials"}, inputs
            assert inputs["persist-credentials"] == "false"
            depth = inputs.get("fetch-depth", "1")
            commit = contexts["github"]["sha"]
            git("init", "--quiet", cwd=workspace)
            git("remote", "add", "origin", f"file://{self.forge.origin}", cwd=workspace)
            limit = [] if depth == "0" else [f"--depth={depth}"]
            git("fetch", "--quiet", *limit, "origin", commit, cwd=workspace)
            git("checkout", "--quiet", "--detach", commit, cwd=workspace)
        elif match.group(1) == "upload-artifact":
            known = {"name", "path", "retention-days", "if-no-files-found"}
            assert set(inputs) <= known, inputs
            content = io.BytesIO()
            with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
                folder = Path(inputs["path"])
                for file in sorted(folder.rglob("*")):
                    archive.write(file, str(file.relative_to(folder)))
            self.forge.artifacts.append(
                {"run": run.number, "name": inputs["name"], "content": content.getvalue()})
        else:
            assert set(inputs) <= {"name", "path"}, inputs
            found = [
                artifact for artifact in self.forge.artifacts
                if artifact["run"] == run.number and artifact["name"] == inputs["name"]
            ]
            if not found:
                raise StepFailed(f"there is no artifact {inputs['name']}")
            with zipfile.ZipFile(io.BytesIO(found[-1]["content"])) as archive:
                archive.extractall(inputs["path"])


class StepFailed(Exception):
    """A step ended with something else than 0."""


def assignments(text):
    """What a step wrote into GITHUB_OUTPUT or GITHUB_ENV: name=value, or name<<END with lines."""
    found, lines = {}, iter(text.split("\n"))
    for line in lines:
        if match := re.fullmatch(r"([\w-]+)<<(.+)", line):
            value = []
            for inner in lines:
                if inner == match.group(2):
                    break
                value.append(inner)
            found[match.group(1)] = "\n".join(value)
        elif line:
            name, sign, value = line.partition("=")
            assert sign and re.fullmatch(r"[\w-]+", name), f"cannot read the output {line!r}"
            found[name] = value
    return found


def commands(text):
    """The lines that GitHub takes for commands, as its runner reads a log."""
    found, token = [], None
    for line in text.replace("\r", "\n").split("\n"):
        match = re.match(r"\s*::([\w-]+)( [^:]*)?::(.*)", line) or re.match(
            r".*##\[([\w-]+)( [^]]*)?\](.*)", line)
        if token:
            if match and match.group(1) == token:
                token = None
        elif match and match.group(1) == "stop-commands":
            token = match.group(3)
        elif match:
            found.append(match.group(0).strip())
    assert token is None, "commands were stopped and never allowed again"
    return found
