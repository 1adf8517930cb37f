#!/bin/sh
# claim.sh RUN PLAN: compares what the artifact of RUN claims with the plan in the file PLAN.
#
# Whoever opens a pull request can change the workflow of the first stage, and so the artifact: it
# is hostile. Nothing of it is unpacked on disk, executed or shown; its size is looked at before it
# is fetched, and only a digest is taken from it. Prints a sentence for the comment if they differ.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
. "$here/github.sh"
run=$1 plan=$2 limit=5000000

list=$(github GET "actions/runs/$run/artifacts?per_page=100&name=tenantry-preview")
artifact=$(printf '%s\n' "$list" | jq --raw-output --argjson limit "$limit" '
    [.artifacts[] | select(.name == "tenantry-preview" and (.expired | not)
        and .size_in_bytes <= $limit)] | last | .id // empty')
if [ -z "$artifact" ]; then
    echo "The checks of this pull request left no preview of at most $limit bytes."
    exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
github GET "actions/artifacts/$artifact/zip" >"$work/artifact.zip"
# The digest stands at the beginning, and a first import is large: what is behind is not waited for.
claimed=$(unzip -p "$work/artifact.zip" plan.json 2>/dev/null | head -c "$limit" |
    jq --raw-output --stream 'select(.[0] == ["desired_digest"] and length == 2) | .[1]' \
        2>/dev/null | grep -E -x 'sha256:[0-9a-f]{64}' | head -n 1) || :
real=$(jq --raw-output '.desired_digest // empty' "$plan" 2>/dev/null) || real=
[ -z "$real" ] || [ "$claimed" = "$real" ] || {
    echo "The checks of this pull request looked at other files than this plan: its target has"
    echo "moved since, or the pull request changes the checks. Look at its changes outside the"
    echo "workspace."
}
