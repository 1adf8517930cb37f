#!/bin/sh
# preview.sh FOLDER BASE [TENANTS]: plans the files here against what the commit BASE declares.
#
# Needs no live state and no secret: BASE is applied to a state that is thrown away. So it shows
# what a change declares, not what was changed outside or what is known of people, and its digest is
# not the one to approve. Writes what plan.sh writes.
set -u
here=$(cd "$(dirname "$0")" && pwd)
. "$here/harmless.sh"

folder=$1 base=$2 tenants=${3:-tenants}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

git rev-parse --verify --quiet "$base^{commit}" >"$work/commit" || {
    echo "\`$base\` is no commit here: fetch it first; a clone may be too shallow to have it" >&2
    exit 1
}
note=
if git cat-file -e "$base:$tenants" 2>/dev/null; then
    "$here/files.sh" "$base" "$tenants" "$work/base" || exit 1
    # What is expected of the target is no matter of this change, and must not hide what it does.
    rm -rf "$work/base/$tenants/expectations"
    # The throw-away run must not speak to GitHub: its summary and outputs are not the plan's.
    (
        cd "$work/base" &&
            env -u GITHUB_ACTIONS -u GITHUB_OUTPUT -u GITHUB_STEP_SUMMARY \
                tenantry apply "$tenants" --state "$work/state.db" --auto-approve
    ) >"$work/log" 2>&1 || {
        harmless cat "$work/log"
        note="What the target declares cannot be applied to an empty state, for the reason that
stands in the log. So this is a plan for an empty one: it shows no change and no removal."
        rm -f "$work/state.db"
    }
fi
"$here/plan.sh" "$folder" "$tenants" --state "$work/state.db"
status=$?
if [ -n "$note" ]; then
    { printf '**Note**: %s\n\n' "$note" && cat "$folder/plan.md"; } >"$work/plan.md"
    cp "$work/plan.md" "$folder/plan.md"
    printf '%s\n' "$note"
fi
exit "$status"
