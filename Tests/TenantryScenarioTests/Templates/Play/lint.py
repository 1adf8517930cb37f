#!/usr/bin/env python3
"""Checks the templates by tools that know nothing of tenantry: lint.py REPOSITORY CHECK."""

import subprocess
import sys
from pathlib import Path

from runner import load

REPOSITORY = Path(sys.argv[1])
WORKFLOWS = sorted((REPOSITORY / "ci/github/workflows").glob("*.yml"))
ACTION = REPOSITORY / "ci/github/action/action.yml"
GITLAB = REPOSITORY / "ci/gitlab/.gitlab-ci.yml"
HOOKS = REPOSITORY / ".pre-commit-hooks.yaml"
SCRIPTS = sorted((REPOSITORY / "ci/shell").glob("*.sh"))
RELEASE = [file for file in sorted((REPOSITORY / "release").iterdir())
           if file.read_bytes().startswith(b"#!")]


def tool(name, *arguments, **options):
    run = subprocess.run(
        [Path(sys.executable).parent / name, *arguments], cwd=REPOSITORY / "ci/shell",
        capture_output=True, text=True, check=False, **options)
    assert run.returncode == 0, f"{name}: {options.get('input', '')}\n{run.stdout}{run.stderr}"


def schemas():
    for schema, files in [
        ("github-workflows", WORKFLOWS), ("github-actions", [ACTION]), ("gitlab-ci", [GITLAB])
    ]:
        tool("check-jsonschema", "--builtin-schema", f"vendor.{schema}", *files)


def scripts():
    tool("shellcheck", "--external-sources", *SCRIPTS, *RELEASE)
    tool("hadolint", REPOSITORY / "Dockerfile")
    for file in [*WORKFLOWS, ACTION]:
        content = load(file.read_text())
        jobs = content.get("jobs", {"composite": content.get("runs")})
        blocks = [step["run"] for job in jobs.values() for step in job["steps"] if "run" in step]
        assert blocks, f"{file} runs nothing"
        for block in blocks:
            tool("shellcheck", "-", input=f"#!/bin/bash -e\n{block}")
    jobs = [job for job in load(GITLAB.read_text()).values() if "script" in job]
    assert jobs, f"{GITLAB} runs nothing"
    for job in jobs:
        tool("shellcheck", "-", input="#!/bin/sh -e\n" + "\n".join(job["script"]) + "\n")


def security():
    """Rights are given job by job; only jobs that comment may write, and nothing else."""
    for file in WORKFLOWS:
        text = file.read_text()
        workflow = load(text)
        assert workflow["permissions"] == {}, file
        assert "secrets." not in text and "pull_request_target" not in workflow["on"], file
        for name, job in workflow["jobs"].items():
            written = {scope for scope, level in job["permissions"].items() if level != "read"}
            allowed = {"pull-requests"} if name in ("comment", "report") else set()
            assert written == allowed, f"{file}: {name} may write {written}"
            assert job["timeout-minutes"], f"{file}: {name}"
            assert not (written and "self-hosted" in job["runs-on"]), f"{file}: {name}"
    apply = load((REPOSITORY / "ci/github/workflows/tenantry-apply.yml").read_text())
    assert apply["concurrency"] == {"group": "tenantry-apply", "cancel-in-progress": False}
    tool("zizmor", "--offline", "--no-config", "--strict-collection", "--min-severity=medium",
         *WORKFLOWS, ACTION)


if __name__ == "__main__":
    {"schemas": schemas, "scripts": scripts, "security": security}[sys.argv[2]]()
