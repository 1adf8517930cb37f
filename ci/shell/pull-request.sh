#!/bin/sh
# pull-request.sh: which pull request a finished run was for; prints number=, head= and run=.
#
# Reads the event of workflow_run, which the pull request cannot write, and asks GitHub for the
# rest: for forks the event names no pull request. Prints an empty number, and says why, if it was
# closed or has new commits since: their own run comes next.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
. "$here/github.sh"

event() { jq --raw-output "$1 // empty" "$GITHUB_EVENT_PATH"; }
head=$(event .workflow_run.head_sha)
run=$(event .workflow_run.id)
fork=$(event .workflow_run.head_repository.id)
base=$(event .repository.default_branch)
from=$(jq --raw-output '.workflow_run | "\(.head_repository.owner.login):\(.head_branch)" | @uri' \
    "$GITHUB_EVENT_PATH")
for number in "$run" "${fork:-0}"; do
    case $number in '' | *[!0-9]*) echo "the event has no run or repository" >&2; exit 1 ;; esac
done
case $head in '' | *[!0-9a-f]*) echo "the event has no commit" >&2; exit 1 ;; esac

open=$(all "pulls?state=open&head=$from")
number=$(printf '%s\n' "$open" | jq --raw-output \
    --arg head "$head" --arg base "$base" --argjson fork "${fork:-0}" \
    'select(.head.sha == $head and .head.repo.id == $fork and .base.ref == $base) | .number' |
    head -n 1)
[ -n "$number" ] || echo "no open pull request to $base has $head as its last commit" >&2
echo "number=$number"
echo "head=$head"
echo "run=$run"
