#!/bin/sh
# approval.sh COMMIT: which plan was approved for the pull request that was merged as COMMIT; prints
# number=, digest= and approver=, empty where there is none.
#
# An approval is a review in the state "approved" whose text holds the digest, by somebody who may
# write to the repository (or, if TENANTRY_APPROVERS names logins, one of them), and not by the
# author. The last word of each reviewer counts, and the newest approval of all. It is bound to the
# digest and not to a commit: a push that changes nothing in the plan keeps it, any other makes it
# worthless.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
. "$here/github.sh"
commit=$1

# may LOGIN: whether somebody's approval counts.
may() {
    if [ -n "${TENANTRY_APPROVERS:-}" ]; then
        case " $TENANTRY_APPROVERS " in *" $1 "*) return 0 ;; *) return 1 ;; esac
    fi
    role=$(github GET "collaborators/$(jq -nr --arg login "$1" '$login | @uri')/permission" |
        jq --raw-output .permission)
    case $role in admin | maintain | write) return 0 ;; *) return 1 ;; esac
}

merged=$(all "commits/$commit/pulls")
pull=$(printf '%s\n' "$merged" | jq --compact-output --arg commit "$commit" \
    'select(.merged_at != null and .merge_commit_sha == $commit)' | head -n 1)
number=$(printf '%s\n' "$pull" | jq --raw-output '.number // empty')
digest='' approver=''
if [ -n "$number" ]; then
    author=$(printf '%s\n' "$pull" | jq --raw-output .user.login)
    reviews=$(all "pulls/$number/reviews")
    approvals=$(printf '%s\n' "$reviews" | jq --slurp --raw-output --arg author "$author" '
        [.[] | select(.state != "COMMENTED" and .state != "PENDING" and .user.login != $author)]
        | group_by(.user.login) | map(max_by(.submitted_at)) | sort_by(.submitted_at) | reverse[]
        | select(.state == "APPROVED")
        | [.user.login, ([(.body // "") | scan("\\bsha256:[0-9a-f]{64}\\b")] | unique | .[])]
        | select(length == 2) | join(" ")')
    while read -r login named; do
        [ -n "$login" ] || continue
        if may "$login"; then
            approver=$login digest=$named
            break
        fi
        echo "note: $login approved $named but may not; see docs/ci.md" >&2
    done <<END
$approvals
END
else
    echo "note: no pull request was merged as $commit" >&2
fi
[ -n "$digest" ] || echo "note: no review approves a plan by its digest" >&2
echo "number=$number"
echo "digest=$digest"
echo "approver=$approver"
