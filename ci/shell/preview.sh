#!/bin/sh
# preview.sh FOLDER BASE [TENANTS]: plans the files here against what the commit BASE declares.
#
# Needs no live state and no secret: BASE is applied to a state that is thrown away. So it shows
# what a change declares, not what was changed outside or what is known of people, and its digest is
# not the one to approve. Writes what plan.sh writes.
set -u
here=$(cd "$(dirname "$0")" && pwd)

folder=$1 base=$2 tenants=${3:-tenants}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

if git cat-file -e "$base:$tenants" 2>/dev/null; then
    "$here/files.sh" "$base" "$tenants" "$work/base" || exit 1
    # The throw-away run must not speak to GitHub: its summary and outputs are not the plan's.
    (
        cd "$work/base" &&
            env -u GITHUB_ACTIONS -u GITHUB_OUTPUT -u GITHUB_STEP_SUMMARY \
                tenantry apply "$tenants" --state "$work/state.db" --auto-approve
    ) >"$work/log" 2>&1 || {
        echo "note: what $base declares cannot be applied to an empty state, so this is a plan for"
        echo "an empty one; tenantry says why when it checks that commit"
    }
fi
"$here/plan.sh" "$folder" "$tenants" --state "$work/state.db"
