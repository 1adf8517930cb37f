#!/bin/sh
# merge.sh NUMBER HEAD FOLDER [TENANTS]: writes below FOLDER the workspace as it will be when pull
# request NUMBER, whose last commit must be HEAD, is merged into what is checked out here.
#
# The pull request is data: nothing of it is checked out here, and nothing in it is run.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
number=$1 head=$2 folder=$3 tenants=${4:-tenants}

if [ -n "${GITHUB_TOKEN:-}" ]; then
    # In the environment, not in .git/config, where a later step would find it.
    GIT_CONFIG_COUNT=1
    GIT_CONFIG_KEY_0="http.${GITHUB_SERVER_URL:-https://github.com}/.extraheader"
    credentials=$(printf 'x-access-token:%s' "$GITHUB_TOKEN" | base64 | tr -d '\n')
    GIT_CONFIG_VALUE_0="AUTHORIZATION: basic $credentials"
    export GIT_CONFIG_COUNT GIT_CONFIG_KEY_0 GIT_CONFIG_VALUE_0
fi
git fetch --quiet --no-tags origin "+refs/pull/$number/head:refs/tenantry/head"
[ "$(git rev-parse refs/tenantry/head)" = "$head" ] || {
    echo "pull request $number has new commits since $head: their own run comes next" >&2
    exit 1
}
tree=$(git merge-tree --write-tree HEAD refs/tenantry/head) || {
    echo "pull request $number conflicts with its target: merge the target into it" >&2
    exit 1
}
"$here/files.sh" "$tree" "$tenants" "$folder"
