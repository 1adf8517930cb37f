#!/bin/sh
# comment.sh NAME NUMBER FILE: makes FILE the one comment called NAME on a pull request.
#
# The comment is found by a hidden first line and by its author, so that nobody else's text is taken
# for it. TENANTRY_BOT names the author if it is not GitHub Actions.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
. "$here/github.sh"
name=$1 number=$2 file=$3
marker="<!-- tenantry:$name -->"
author=${TENANTRY_BOT:-github-actions[bot]}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# GitHub takes 65,536 characters. plan.sh asks for less, so this is for the unforeseen.
[ "$(wc -c <"$file")" -le 65000 ] || {
    echo "Too long for a comment; the run that wrote it keeps it as an artifact." >"$work/file"
    file=$work/file
}
jq --raw-input --slurp --arg marker "$marker" '{body: ($marker + "\n" + .)}' "$file" >"$work/body"
all "issues/$number/comments" >"$work/comments"
known=$(jq --raw-output --arg marker "$marker" --arg author "$author" '
    select(.user.login == $author and (.body | startswith($marker))) | .id' "$work/comments" |
    head -n 1)
if [ -n "$known" ]; then
    github PATCH "issues/comments/$known" "$work/body" >"$work/answer"
else
    github POST "issues/$number/comments" "$work/body" >"$work/answer"
fi
