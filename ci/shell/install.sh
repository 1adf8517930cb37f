#!/bin/sh
# install.sh FOLDER: puts the release of tenantry that ci/release names into a folder.
#
#   VERSION   a release, or "build": from the sources beside this folder
#   FROM      where releases are: FROM/VERSION/tenantry-VERSION-linux-MACHINE.tar.gz
#   SHA256    the digest of that file
#
# The environment (VERSION, FROM, SHA256) wins over ci/release. Without a digest nothing is
# installed: whoever can change a release could change a digest that lies beside it, too.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
folder=$1
machine=$(uname -m)

# setting NAME: what ci/release says.
setting() { sed -n "s/^$1=//p" "$here/../release" | tail -n 1; }
version=${VERSION:-$(setting VERSION)}
from=${FROM:-$(setting FROM)}
expected=${SHA256:-$(setting "SHA256_$machine")}

mkdir -p "$folder"
if [ "$version" = build ]; then
    [ -f "$here/../../Package.swift" ] || {
        echo "there are no sources of tenantry here: name a release in ci/release" >&2
        exit 1
    }
    make -C "$here/../.." build >&2
    cp "$here/../../.build/release/tenantry" "$folder/tenantry"
else
    name=tenantry-$version-linux-$machine.tar.gz
    [ -n "$from" ] && [ -n "$expected" ] || {
        echo "ci/release names no FROM, or no SHA256_$machine for version $version" >&2
        exit 1
    }
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    curl --silent --show-error --fail --location --proto '=https,file' --retry 3 --max-time 300 \
        --output "$work/$name" "$from/$version/$name"
    echo "$expected  $work/$name" | sha256sum --check --status || {
        echo "$name is not the file that ci/release names: its SHA-256 is" \
            "$(sha256sum "$work/$name" | cut -d ' ' -f 1), not $expected." \
            "Nothing was installed." >&2
        exit 1
    }
    tar -x -z -f "$work/$name" -C "$folder" tenantry
fi
"$folder/tenantry" --version || {
    echo "tenantry does not start: it needs libyaml-0-2, libidn2-0, libpsl5 and libsqlite3-0" >&2
    exit 1
}
