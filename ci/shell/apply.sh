#!/bin/sh
# apply.sh FOLDER [TENANTS]: carries out the plan that was approved, or none.
#
#   EXPECT   the digest that was approved; empty if there is none
#   ALLOW    guards to lift, with the exact numbers: "removals=1 admins=2"
#
# Writes what plan.sh writes, and outcome.md for a comment. Ends as tenantry does; 11 if there are
# changes and no approval.
set -u
here=$(cd "$(dirname "$0")" && pwd)
. "$here/harmless.sh"
folder=$1 tenants=${2:-tenants}

# outcome STATUS SENTENCE: says how it ended, in the log and for a comment, and ends.
outcome() {
    {
        printf '**%s**\n' "$2"
        case $1 in 10 | 11 | 12) printf '\n' && cat "$folder/plan.md" ;; esac
    } >"$folder/outcome.md"
    # The plan is in the summary already.
    [ -z "${GITHUB_STEP_SUMMARY:-}" ] || printf '\n**%s**\n' "$2" >>"$GITHUB_STEP_SUMMARY"
    echo "$2"
    exit "$1"
}

"$here/plan.sh" "$folder" "$tenants"
status=$?
[ "$status" -eq 0 ] || outcome "$status" "Nothing was applied: no plan can be made (exit $status)."
[ "$(cat "$folder/exit")" -eq 2 ] || outcome 0 "Nothing to do: the live state is already like this."
digest=$(jq --raw-output .digest "$folder/plan.json")
[ -n "${EXPECT:-}" ] || outcome 11 \
    "Nothing was applied: no plan was approved. To approve this one, start the run with $digest."

set --
for allowance in ${ALLOW:-}; do set -- "$@" --allow "$allowance"; done
harmless env -u GITHUB_STEP_SUMMARY tenantry apply "$tenants" --expect "$EXPECT" "$@"
status=$?
case $status in
0) outcome 0 "Applied: $EXPECT." ;;
11) outcome 11 "Nothing was applied: a guard refused, or what is expected does not hold. What lifts \
a guard stands below and in the log; nothing lifts an expectation." ;;
12) outcome 12 "Nothing was applied: $EXPECT was approved, but the files or the live state have \
changed since. Plan again: to approve the plan below, start the run with $digest." ;;
13) outcome 13 "Nothing was applied: somebody else is writing. Start the run again." ;;
14) outcome 14 "Whether it was applied is not known. The log names the run; tenantry history \
tells." ;;
*) outcome "$status" "Nothing was applied: exit code $status; the log of this run says why." ;;
esac
