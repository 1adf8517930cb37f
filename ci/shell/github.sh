# shellcheck shell=sh
# Speaks with the interface of GitHub; to be sourced.
#
#   GITHUB_API_URL, GITHUB_REPOSITORY   as GitHub Actions sets them; a test sets a stand-in
#   GITHUB_TOKEN                        never an argument, so that no list of processes shows it

# github METHOD PATH [FILE]: asks, sends the JSON in FILE if there is one, and prints the answer.
github() {
    set -- "$1" "repos/$GITHUB_REPOSITORY/$2" ${3+--data-binary "@$3"}
    method=$1 path=$2
    shift 2
    printf 'header = "Authorization: Bearer %s"\n' "$GITHUB_TOKEN" |
        curl --config - --silent --show-error --fail --location --max-time 60 --retry 3 \
            --max-filesize 20000000 --request "$method" \
            --header "Accept: application/vnd.github+json" \
            --header "X-GitHub-Api-Version: 2022-11-28" \
            "$@" "$GITHUB_API_URL/$path" ||
        { echo "$method $path failed" >&2; return 1; }
}

# all PATH: prints each object of a list, one a line, of all pages.
all() {
    page=1
    while [ "$page" -le 30 ]; do
        case $1 in *\?*) address="$1&" ;; *) address="$1?" ;; esac
        answer=$(github GET "${address}per_page=100&page=$page") || return
        printf '%s\n' "$answer" | jq --compact-output '.[]' || return
        [ "$(printf '%s\n' "$answer" | jq length)" -eq 100 ] || return 0
        page=$((page + 1))
    done
    echo "$1 has more than 3,000 entries: too many to look through" >&2
    return 1
}
