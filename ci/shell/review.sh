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
**There is no plan**: the pull request cannot be merged into its target, or nothing is left of its
workspace. Merge the target into it. If that changes nothing, the log of this run says more.
END
}
status=$(cat "$folder/exit")

# of FILTER: what the plan says, on one line; nothing where there is none.
of() { jq --raw-output "$1" "$folder/plan.json" 2>/dev/null | head -n 1 || :; }
digest=$(of '.digest // empty')
failed=$(of '.expectations.failed | length')
refused=$(of '[.refusals[]?.guard] | join(" ")')
# No option lifts these two.
allow=$(of '[.refusals[]? | select(.guard != "protected" and .guard != "accounts")
    | "\(.guard)=\(.count)"] | join(" ")')
# A comment that had to be cut says so above its first section, where no file of a change writes.
cut=$(sed '/^####/q' "$folder/plan.md" | grep -c '^\*\*Do not approve this comment' || :)

{
    cat "$folder/plan.md"
    printf '\n---\n'
    if [ -n "$note" ]; then printf '**Note**: %s\n\n' "$note"; fi
    case $status in
    2)
        if [ "${failed:-0}" -gt 0 ]; then
            echo "Nothing can be approved: what is expected does not hold, and nothing lifts that."
            echo
        elif [ "$cut" -gt 0 ]; then
            echo "Look at the whole plan in the artifact of this run before you approve it. This is"
            echo "its digest, for the text of the review:"
            printf '\n    %s\n\n' "$digest"
        else
            echo "To approve exactly this plan, approve the pull request with this line in the review:"
            printf '\n    %s\n\n' "$digest"
        fi
        case "${failed:-0} $refused " in
        "0  " | [1-9]*) ;;
        *" protected "* | *" accounts "*)
            echo "An approval does not apply it: of the guards that hold it back ($refused) there are"
            echo "some that nothing lifts. What to do about them stands above."
            echo
            ;;
        *)
            echo "An approval alone does not apply it: guards hold it back. After the merge, start"
            echo "the apply by hand with this digest and, if all of it is meant, with"
            printf '\n    %s\n\n' "$allow"
            ;;
        esac
        ;;
    0) printf 'Nothing to approve: the live state is already like this.\n\n' ;;
    *) printf 'Nothing can be approved: exit code %s.\n\n' "$status" ;;
    esac
    echo "Made for $head merged into $base. Another commit, another merge or another apply"
    echo "makes another plan; then an approval of this one is worth nothing."
} >"$folder/comment.md"
