#!/bin/sh
# files.sh TREE TENANTS FOLDER: writes the workspace of a commit or tree below FOLDER, and nothing
# else of it. Runs nothing that is in it.
set -eu
tree=$1 tenants=$2 folder=$3

mkdir -p "$folder"
GIT_INDEX_FILE=$(cd "$folder" && pwd)/.index
export GIT_INDEX_FILE
git read-tree "$tree:$tenants"
git checkout-index --all --prefix="$(cd "$folder" && pwd)/$tenants/"
rm -f "$GIT_INDEX_FILE"
