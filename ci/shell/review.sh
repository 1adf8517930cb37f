#!/bin/sh
# review.sh FOLDER HEAD [NOTE]: writes what reviewers need into FOLDER/comment.md, from what plan.sh
# wrote there: the plan, and how to approve exactly this one.
set -eu
folder=$1 head=$2 note=${3:-}
base=$(git rev-parse HEAD)

[ -f "$folder/exit" ] || {
    mkdir -p "$folder"
    echo 1 >"$folder/exit"
    cat >"$folder/plan.md" <<END
**There is no plan**: the pull request cannot be merged into its target. Merge the target into
it. If that changes nothing, the log of this run says more.
END
}
status=$(cat "$folder/exit")
digest=$(jq --raw-output '.digest // empty' "$folder/plan.json" 2>/dev/null) || digest=

{
    cat "$folder/plan.md"
    printf '\n---\n'
    if [ -n "$note" ]; then printf '**Note**: %s\n\n' "$note"; fi
    case $status in
    2)
        echo "To approve exactly this plan, approve the pull request with this line in the review:"
        printf '\n    %s\n\n' "$digest"
        ;;
    0) printf 'Nothing to approve: the live state is already like this.\n\n' ;;
    *) printf 'Nothing can be approved: exit code %s.\n\n' "$status" ;;
    esac
    echo "Made for $head merged into $base. Another commit, another merge or another apply"
    echo "makes another plan; then an approval of this one is worth nothing."
} >"$folder/comment.md"
