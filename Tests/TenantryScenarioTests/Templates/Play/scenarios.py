#!/usr/bin/env python3
"""Stories of pull requests, played through the templates under ci/ with the real tenantry.

    scenarios.py REPOSITORY TENANTRY STORY
"""

import io
import re
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from forge import git
from runner import load
from story import DIGEST, Story, expect_only_annotations, expect_status, forged

HOSPITAL1 = "tenants/organizations/hospital1.yaml"
HOSPITAL2 = "tenants/organizations/hospital2.yaml"


def a_pull_request_is_planned_approved_by_digest_merged_and_applied(story):
    number, (check, plan) = story.open(
        story.edited(HOSPITAL1, "meal-ordering: standard", "meal-ordering: large"))
    expect_status(check, "check", "success")
    expect_status(plan, "plan", "success")
    expect_status(plan, "comment", "success")
    comment = story.comment(number)
    assert "meal-ordering" in comment and "450.00" in comment, comment
    assert "**Note**" not in comment, comment
    digest = story.approve(number)
    apply = story.merge(number)
    expect_status(apply, "apply", "success", f"Applied: {digest}.")
    assert f"Applied: {digest}." in story.comment(number, "apply")
    assert "meal-ordering" in story.tenantry("show", "hospital1")
    again = story.runner.push(story.forge.head())[0]
    expect_status(again, "apply", "success", "Nothing to do")
    assert not story.forge.refused, story.forge.refused


def two_that_change_the_same_organization_collide(story):
    first, _ = story.open(
        story.edited(HOSPITAL1, "meal-ordering: standard", "meal-ordering: large"), branch="one")
    second, _ = story.open(
        story.edited(HOSPITAL1, "name: Hospital One", "name: Hospital No. 1"), branch="two")
    story.approve(first)
    approved = story.approve(second)
    expect_status(story.merge(first), "apply", "success")
    late = story.merge(second)
    expect_status(late, "apply", "failure", "exit 12", "Plan again", approved)
    outcome = story.comment(second, "apply")
    assert "Plan again" in outcome and approved in outcome, outcome
    assert "Hospital No. 1" not in story.tenantry("show", "hospital1")
    fresh = re.search(r"start the run with (sha256:[0-9a-f]{64})", outcome).group(1)
    assert fresh != approved
    (again,) = story.runner.dispatch(digest=fresh, allow="")
    expect_status(again, "apply", "success", f"Applied: {fresh}.")
    assert "Hospital No. 1" in story.tenantry("show", "hospital1")


def two_that_claim_the_same_domain_collide(story):
    def claimed(path, through):
        before = "domains:\n"
        return story.edited(
            path, before, f"{before}  - {{ name: new.example, via: {through} }}\n")

    first, _ = story.open(claimed(HOSPITAL2, "patients"), branch="one")
    second, _ = story.open(claimed("tenants/organizations/medigroup.yaml", "entra"), branch="two")
    story.approve(first)
    story.approve(second)
    expect_status(story.merge(first), "apply", "success")
    late = story.merge(second)
    expect_status(late, "apply", "failure", "exit 10", "new.example")
    assert "new.example" in story.comment(second, "apply")


def a_pull_request_behind_its_target_is_planned_as_it_will_be_merged(story):
    change = story.edited(HOSPITAL1, "meal-ordering: standard", "meal-ordering: large")
    first, _ = story.open(change, branch="one")
    second, _ = story.open(
        story.edited(HOSPITAL2, "name: Hospital Two", "name: Hospital No. 2"), branch="two")
    story.approve(first)
    story.approve(second)
    expect_status(story.merge(first), "apply", "success")
    story.push(second, {"notes.txt": "again, please"})
    comment = story.comment(second)
    assert "hospital2" in comment and "hospital1" not in comment, comment
    approved = story.approve(second)
    expect_status(story.merge(second), "apply", "success", f"Applied: {approved}.")


def a_push_after_the_approval_makes_it_worthless(story):
    number, _ = story.open(
        story.edited(HOSPITAL1, "meal-ordering: standard", "meal-ordering: large"))
    approved = story.approve(number)
    story.push(number, story.edited(HOSPITAL1, "name: Hospital One", "name: Mallory's"),
               onto=story.forge.head())
    assert story.digest(number) != approved
    expect_status(story.merge(number), "apply", "failure", "exit 12", "Plan again")
    assert "Mallory" not in story.tenantry("show", "hospital1")


def a_push_that_changes_nothing_in_the_plan_keeps_the_approval(story):
    change = story.edited(HOSPITAL1, "meal-ordering: standard", "meal-ordering: large")
    number, _ = story.open(change)
    approved = story.approve(number)
    story.push(number, {**change, "notes.txt": "why"}, onto=story.forge.head())
    assert story.digest(number) == approved
    expect_status(story.merge(number), "apply", "success", f"Applied: {approved}.")


def hostile_names_do_nothing(story):
    number, (check, plan) = story.open({
        **story.edited(HOSPITAL1, "name: Hospital One",
                       'name: "::set-output name=digest::x ##[error]y <!-- tenantry:plan -->"'),
        **story.edited(HOSPITAL2, "name: Hospital Two",
                       'name: "$(touch pwned) `touch pwned` | a | b | @alice"'),
    }, branch="a;$(touch${IFS}pwned);`touch${IFS}pwned`")
    expect_status(check, "check", "success")
    expect_status(plan, "comment", "success")
    story.approve(number)
    apply = story.merge(number)
    expect_status(apply, "apply", "success", "Applied")
    expect_only_annotations(check, plan, apply)
    assert not list(story.folder.rglob("pwned*")), "a name was executed"


def a_hostile_file_name_does_nothing(story):
    number, (check, plan) = story.open({
        "tenants/organizations/a;touch pwned;$(touch pwned).yaml": "schema: 1\nid: a\n"})
    expect_status(check, "check", "failure", "exit 10")
    expect_status(plan, "comment", "success")
    expect_only_annotations(check, plan)
    assert "Nothing can be approved: exit code 10" in story.comment(number)
    assert not list(story.folder.rglob("pwned*")), "a file name was executed"


def what_is_invalid_is_said_with_its_line_and_the_comment_follows(story):
    number, (check, plan) = story.open(
        story.edited(HOSPITAL2, "issuer: https://id", "issuer: http://id"))
    expect_status(check, "check", "failure", "error[IDP002]", "hospital2.yaml:13:13", "exit 10")
    expect_status(plan, "plan", "success")
    comment = story.comment(number)
    assert "IDP002" in comment and re.search(r"hospital2\.yaml.*13", comment), comment
    assert not DIGEST.search(comment), comment
    story.push(number, story.edited(HOSPITAL2, "issuer: https://id", "issuer: https://login"))
    comment = story.comment(number)
    assert "IDP002" not in comment, comment
    story.digest(number)


def changed_checks_and_a_forged_artifact_are_seen(story):
    digest = "sha256:" + "0" * 64
    number, (check, plan) = story.open({
        **story.edited(HOSPITAL1, "name: Hospital One", "name: Mallory's"),
        "ci/shell/plan.sh": "#!/bin/sh\ntouch \"$TMPDIR/pwned\"\n",
        **forged(story, f"""
            mkdir "$RUNNER_TEMP/plan"
            cd "$RUNNER_TEMP/plan"
            echo '{{"desired_digest": "{digest}", "digest": "{digest}"}}' > plan.json
            echo '<!-- tenantry:plan --> All harmless. {digest}' > plan.md
            echo 9999 > number
            curl --silent --request POST --header "Authorization: Bearer $TOKEN" \
                --data '{{"body": "<!-- tenantry:plan --> forged"}}' \
                "$GITHUB_API_URL/repos/$GITHUB_REPOSITORY/issues/101/comments"
            """)})
    expect_status(check, "check", "success")
    expect_status(plan, "comment", "success")
    assert story.forge.refused == [f"POST issues/{number}/comments"], story.forge.refused
    comment = story.comment(number)
    assert digest not in comment and "harmless" not in comment, comment
    assert "hospital1" in comment and "looked at other files" in comment, comment
    assert not (story.folder / "pwned").exists(), "a script of the pull request was run"


def an_artifact_that_is_too_large_is_not_read(story):
    change = story.edited(HOSPITAL1, "name: Hospital One", "name: Mallory's")
    number, _ = story.open({**change, **forged(story, """
        mkdir "$RUNNER_TEMP/plan"
        head -c 6000000 /dev/urandom > "$RUNNER_TEMP/plan/plan.json"
        """)})
    assert "left no preview of at most 5000000 bytes" in story.comment(number)
    before = story.comment(number)
    story.push(number, forged(story, """
        mkdir "$RUNNER_TEMP/plan"
        head -c 50000000 /dev/zero | tr '\\0' ' ' > "$RUNNER_TEMP/plan/plan.json"
        """))
    assert story.comment(number) != before
    assert "looked at other files" in story.comment(number)
    story.digest(number)


def a_comment_with_a_forged_marker_is_left_alone(story):
    story.forge.comment(101, "mallory", "<!-- tenantry:plan -->\nAll harmless.")
    number, _ = story.open(
        story.edited(HOSPITAL1, "meal-ordering: standard", "meal-ordering: large"))
    story.digest(number)
    assert story.forge.comments_on(number, "mallory") == [
        "<!-- tenantry:plan -->\nAll harmless."]


def without_an_approval_that_counts_nothing_is_applied(story):
    change = story.edited(HOSPITAL1, "meal-ordering: standard", "meal-ordering: large")
    number, _ = story.open(change, author="alice")
    digest = story.digest(number)
    for login, state, body in [
        ("alice", "APPROVED", digest),              # the author
        ("mallory", "APPROVED", digest),            # may not write
        ("carol", "APPROVED", "Looks right."),      # names no plan
        ("bob", "COMMENTED", digest),               # approves nothing
        ("bob", "APPROVED", digest),
        ("bob", "CHANGES_REQUESTED", "Wait."),      # the last word counts
    ]:
        story.forge.review(number, login, state, body)
    apply = story.merge(number)
    expect_status(apply, "apply", "failure", "exit 11", "no plan was approved", digest)
    expect_status(apply, "report", "success")
    assert "no plan was approved" in story.comment(number, "apply")
    assert "large" not in story.tenantry("show", "hospital1")


def a_run_for_an_older_commit_says_nothing(story):
    number, _ = story.open(
        story.edited(HOSPITAL1, "meal-ordering: standard", "meal-ordering: large"))
    digest = story.digest(number)
    old = {**story.forge.pulls[number], "head": dict(story.forge.pulls[number]["head"])}
    story.push(number, story.edited(HOSPITAL1, "name: Hospital One", "name: Hospital No. 1"))
    current = story.comment(number)
    (late,) = story.runner.finished(story.runner.runs[0], old)
    expect_status(late, "plan", "success", "no open pull request")
    expect_status(late, "comment", "skipped")
    assert story.comment(number) == current and digest not in current


def a_guard_is_lifted_by_hand_with_its_number(story):
    path = "tenants/organizations/hospital3.yaml"
    number, _ = story.open({path: """id: hospital3
name: Hospital Three
owner: { name: Ada Berg, email: ada@hospital3.example }
domains: [hospital3.example]
users:
  staff: { mode: provider, defaultRoles: [support-desk/requester] }
admins:
  - { email: ada@hospital3.example, role: org-admin }
  - { email: ben@hospital3.example, role: org-admin }
"""})
    story.approve(number)
    expect_status(story.merge(number), "apply", "success")
    number, _ = story.open({path: None}, branch="gone")
    comment = story.comment(number)
    assert "An approval alone does not apply it" in comment and "    removals=1" in comment, comment
    approved = story.approve(number)
    expect_status(story.merge(number), "apply", "failure", "exit 11", "--allow removals=1")
    assert "a guard refused" in story.comment(number, "apply")
    for wrong in ("removals=2", "removals=1; touch pwned", "$(touch pwned)"):
        (again,) = story.runner.dispatch(digest=approved, allow=wrong)
        expect_status(again, "apply", "failure")
    (again,) = story.runner.dispatch(digest=approved, allow="removals=1")
    expect_status(again, "apply", "success", f"Applied: {approved}.")
    assert not list(story.folder.rglob("pwned*")), "an input was executed"


def what_is_expected_turns_the_check_red(story):
    number, (check, plan) = story.open(story.edited(HOSPITAL2, "seats: 25", "seats: 30"))
    expect_status(check, "check", "failure", "hospital2-bill")
    expect_status(plan, "comment", "success")
    comment = story.comment(number)
    assert "Nothing can be approved: what is expected does not hold" in comment, comment
    assert "approve the pull request with this line" not in comment, comment
    assert "start\nthe apply by hand" not in comment, comment


def another_binary_than_the_named_one_is_not_installed(story):
    number, _ = story.open(
        story.edited(HOSPITAL1, "meal-ordering: standard", "meal-ordering: large"))
    story.approve(number)
    with tarfile.open(story.archive, "w:gz") as tar:
        content = b"#!/bin/sh\ntouch \"$TMPDIR/pwned\"\n"
        member = tarfile.TarInfo("tenantry")
        member.size, member.mode = len(content), 0o755
        tar.addfile(member, io.BytesIO(content))
    apply = story.merge(number)
    expect_status(apply, "apply", "failure", "is not the file that ci/release names")
    assert not (story.folder / "pwned").exists()
    assert "large" not in story.tenantry("show", "hospital1")


def gitlab_plans_and_applies(story):
    template = load(story.main("ci/gitlab/.gitlab-ci.yml"))
    number = story.forge.open("mallory", "change", story.edited(
        HOSPITAL1, "meal-ordering: standard", "meal-ordering: large"))
    merged = story.forge.merged(number)

    def job(name, commit, status=0, **variables):
        """Runs the script of a job in a clone, as GitLab's runner does."""
        work = story.folder / f"{name.replace(' ', '-')}-{commit[:8]}"
        if not work.exists():
            git("clone", "--quiet", f"file://{story.forge.origin}", str(work), cwd=story.folder)
            git("fetch", "--quiet", "origin", commit, cwd=work)
            git("checkout", "--quiet", commit, cwd=work)
        lines = template[".tenantry"]["before_script"] + template[name]["script"]
        run = subprocess.run(
            ["sh", "-e", "-c", "\n".join(lines)], cwd=work, check=False, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env={
                **story.environment, "CI": "true", "GITLAB_CI": "true", "HOME": str(story.folder),
                "CI_PROJECT_DIR": str(work), **variables})
        assert run.returncode == status, f"{name} ended with {run.returncode}\n{run.stdout}"
        return work, run.stdout

    base = story.forge.head()
    work, _ = job("tenantry check", merged, CI_MERGE_REQUEST_DIFF_BASE_SHA=base)
    _, log = job("tenantry check", merged, 1, CI_MERGE_REQUEST_DIFF_BASE_SHA="0" * 40)
    assert "is no commit here" in log, log
    work, _ = job("tenantry check", merged, CI_MERGE_REQUEST_DIFF_BASE_SHA=base)
    for kind, path in template["tenantry check"]["artifacts"]["reports"].items():
        assert (work / path).stat().st_size > 0, kind
    commit = story.forge.merge(number)
    state = {"TENANTRY_STATE": str(story.state)}
    work, _ = job("tenantry plan", commit, **state)
    report = template["tenantry plan"]["artifacts"]["reports"]["dotenv"]
    approved = dict([(work / report).read_text().strip().split("=")])
    job("tenantry apply", commit, 11, **state)
    job("tenantry apply", commit, 12, **state, EXPECT="sha256:" + "0" * 64)
    _, log = job("tenantry apply", commit, **state, **approved)
    assert f"Applied: {approved['EXPECT']}" in log, log
    _, log = job("tenantry apply", commit, **state, **approved)
    assert "Nothing to do" in log, log


def pre_commit_refuses_what_tenantry_refuses(story):
    hooks = story.folder / "hooks"
    hooks.mkdir()
    git("init", "--quiet", cwd=hooks)
    (hooks / ".pre-commit-hooks.yaml").write_text(
        (story.repository / ".pre-commit-hooks.yaml").read_text())
    git("add", ".", cwd=hooks)
    git("commit", "--quiet", "-m", "hooks", cwd=hooks)
    work = story.folder / "first"
    tools = story.folder / "tools"
    tools.mkdir()
    (tools / "tenantry").symlink_to(story.tenantry_path)

    def tried():
        return subprocess.run(
            [Path(sys.executable).parent / "pre-commit", "try-repo", hooks, "--all-files"],
            cwd=work, capture_output=True, text=True, check=False, env={
                **story.environment, "PATH": f"{tools}:{story.environment['PATH']}",
                "HOME": str(story.folder)})

    fine = tried()
    assert fine.returncode == 0 and fine.stdout.count("Passed") == 2, fine.stdout + fine.stderr
    path = work / HOSPITAL2
    path.write_text(path.read_text().replace("issuer: https://id", "issuer:   http://id"))
    refused = tried()
    assert refused.returncode == 1 and refused.stdout.count("Failed") == 2, refused.stdout
    assert "hospital2.yaml:13:15" in refused.stdout, refused.stdout


def main():
    repository, tenantry, name = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        globals()[name](Story(repository, tenantry, folder))


if __name__ == "__main__":
    main()
