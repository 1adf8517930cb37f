# shellcheck shell=sh
# Runs what prints text from a pull request; to be sourced.

# harmless COMMAND…: runs it while GitHub Actions takes no line of its output for a command.
#
# The token is random, so that no file can end the quiet.
harmless() {
    [ "${GITHUB_ACTIONS:-}" = true ] || { "$@"; return; }
    token=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
    echo "::stop-commands::$token"
    "$@"
    set -- $?
    echo
    echo "::$token::"
    return "$1"
}
