#!/bin/sh
# plan.sh FOLDER [TENANTS [OPTION…]]: makes the plan once, in every form, into a folder.
#
#   plan.md     for a comment        plan.html   to look at       findings.sarif   code scanning
#   plan.json   for programs         junit.xml   test reports     code-quality.json   GitLab
#   exit        how tenantry ended
#
# Ends as tenantry does, and with 0 where that is 2: changes are no failure.
set -u
here=$(cd "$(dirname "$0")" && pwd)
. "$here/harmless.sh"

folder=$1
shift
[ $# -gt 0 ] || set -- tenants
mkdir -p "$folder"
rm -f "$folder/plan.md" "$folder/plan.json"

annotations=$folder/annotations
harmless tenantry plan "$@" --detailed-exitcode --max-bytes 60000 \
    --report "markdown=$folder/plan.md" --report "json=$folder/plan.json" \
    --report "html=$folder/plan.html" --report "sarif=$folder/findings.sarif" \
    --report "junit=$folder/junit.xml" --report "gitlab=$folder/code-quality.json" \
    --report "github=$annotations"
status=$?
echo "$status" >"$folder/exit"
# These are commands, and the only ones: tenantry has escaped what they say. After workflow_run they
# would point into the default branch, which does not have these lines.
if [ "${GITHUB_ACTIONS:-}" = true ] && [ "${GITHUB_EVENT_NAME:-}" != workflow_run ] &&
    [ -f "$annotations" ]; then
    cat "$annotations"
fi
rm -f "$annotations"

[ -f "$folder/plan.md" ] || cat >"$folder/plan.md" <<END
**There is no plan**: tenantry ended with exit code $status. The log of this run says why; what
to do for each code stands in docs/ci.md.
END
[ "$status" -ne 2 ] || status=0
exit "$status"
